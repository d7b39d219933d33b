// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/raw_records.h"

#include "core/content/nearest.h"
#include "core/content/text_scan.h"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <set>
#include <unordered_set>

namespace ward::content {

namespace {

constexpr std::size_t kMostDiagnostics = 500;
constexpr std::size_t kDeepestValue = 2;    // a curve is a list of pairs
constexpr std::size_t kDeepestIgnored = 64; // beyond, the file is given up

/// What rapidjson reads from. Not copied by the parser (unlike its own StringStream), so that
/// `tell` is right inside the callbacks.
class Input
{
public:
    using Ch = char;
    explicit Input(std::string_view bytes)
        : m_begin(bytes.data())
        , m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }
    [[nodiscard]] Ch Peek() const { return m_at == m_end ? '\0' : *m_at; }
    Ch Take() { return m_at == m_end ? '\0' : *m_at++; }
    [[nodiscard]] std::size_t Tell() const { return static_cast<std::size_t>(m_at - m_begin); }
    Ch *PutBegin() { return nullptr; }
    void Put(Ch) {}
    void Flush() {}
    std::size_t PutEnd(Ch *) { return 0; }

private:
    const char *m_begin;
    const char *m_at;
    const char *m_end;
};

/// rapidjson's SAX callbacks. Returns false to stop at something that cannot be read past.
class Handler
{
public:
    Handler(std::string_view bytes, const Input &input, SchemaVersion newest, RawFile &out)
        : m_bytes(bytes)
        , m_input(input)
        , m_places(bytes)
        , m_newest(newest)
        , m_out(out)
    {
    }

    bool Null() { return scalar(RawValue::Type::Null, 4); }
    bool Bool(bool b)
    {
        m_value.flag = b;
        return scalar(RawValue::Type::Bool, b ? 4 : 5);
    }
    bool Int(int i) { return Int64(i); }
    bool Uint(unsigned i) { return Int64(i); }
    bool Int64(std::int64_t i)
    {
        m_value.integer = i;
        m_value.number = static_cast<double>(i);
        return scalar(RawValue::Type::Integer, 0);
    }
    bool Uint64(std::uint64_t i) { return Double(static_cast<double>(i)); }
    bool Double(double d)
    {
        m_value.number = d;
        return scalar(RawValue::Type::Double, 0);
    }
    bool RawNumber(const char *, rapidjson::SizeType, bool) { return false; }
    bool String(const char *text, rapidjson::SizeType length, bool)
    {
        m_value.text.assign(text, length);
        return scalar(RawValue::Type::String, 0);
    }

    bool Key(const char *text, rapidjson::SizeType length, bool)
    {
        if (m_ignored > 0)
            return true;
        const std::string name(text, length);
        const Place place = tokenPlace(RawValue::Type::String, 0);
        m_key.clear();
        switch (m_state) {
        case State::Root:
            return key(name, place, m_rootKeys, {"records", "schema", "ward"});
        case State::Record:
            return key(name, place, m_recordKeys, {"cells", "id", "kind", "parent", "rank"});
        case State::Cells: {
            if (!m_cellKeys.insert(name).second) {
                m_skipValue = true;
                return report("content.file.duplicate-key", place, {{"key", name.substr(0, 60)}});
            }
            m_skipValue = false;
            RawCell cell;
            cell.name = name;
            cell.place = place;
            record().cells.push_back(std::move(cell));
            return true;
        }
        default:
            return true;
        }
    }

    bool StartObject()
    {
        const Place place = m_places.at(m_input.Tell());
        if (m_ignored > 0)
            return ignore(place);
        switch (m_state) {
        case State::Start:
            m_state = State::Root;
            return true;
        case State::Records: {
            m_state = State::Record;
            m_recordKeys.clear();
            m_out.records.emplace_back().place = place;
            return true;
        }
        case State::Record:
            if (m_key == "cells") {
                m_state = State::Cells;
                m_cellKeys.clear();
                return true;
            }
            return (m_key.empty() || wrongShape(place)) && ignore(place);
        case State::Cells:
            m_value = RawValue();
            m_value.type = RawValue::Type::Object;
            m_value.place = place;
            store();
            return ignore(place);
        case State::Root:
            return (m_key.empty() || wrongShape(place)) && ignore(place);
        }
        return false;
    }
    bool EndObject(rapidjson::SizeType)
    {
        if (m_ignored > 0) {
            --m_ignored;
            return true;
        }
        if (m_state == State::Cells)
            m_state = State::Record;
        else if (m_state == State::Record)
            m_state = State::Records;
        return true;
    }
    bool StartArray()
    {
        const Place place = m_places.at(m_input.Tell());
        if (m_ignored > 0)
            return ignore(place);
        if (m_state == State::Root && m_key == "records") {
            m_state = State::Records;
            return header(place);
        }
        if (m_state == State::Cells) {
            if (m_arrays.size() == kDeepestValue)
                return report("content.file.nesting", place, {}) && ignore(place);
            RawValue array;
            array.type = RawValue::Type::Array;
            array.place = place;
            m_arrays.push_back(std::move(array));
            return true;
        }
        if (m_state == State::Start) {
            fatal("content.file.not-a-scenario", place);
            return false;
        }
        return (m_key.empty() || wrongShape(place)) && ignore(place);
    }
    bool EndArray(rapidjson::SizeType)
    {
        if (m_ignored > 0) {
            --m_ignored;
            return true;
        }
        if (m_state == State::Records) {
            m_state = State::Root;
            m_key.clear();
            m_sawRecords = true;
            return true;
        }
        m_value = std::move(m_arrays.back());
        m_arrays.pop_back();
        store();
        return true;
    }

    [[nodiscard]] bool sawRecords() const { return m_sawRecords; }
    [[nodiscard]] Place placeOf(std::size_t offset) { return m_places.at(offset); }

    void fatal(std::string code, Place place,
               std::vector<std::pair<std::string, MessageArg>> args = {})
    {
        m_out.gaveUp = true;
        push(std::move(code), place, std::move(args));
    }

private:
    enum class State { Start, Root, Records, Record, Cells };

    RawRecord &record() { return m_out.records.back(); }

    void push(std::string code, Place place, std::vector<std::pair<std::string, MessageArg>> args)
    {
        Diagnostic d;
        d.line = place.line;
        d.column = place.column;
        d.message = Message(std::move(code), std::move(args));
        m_out.diagnostics.push_back(std::move(d));
    }
    /// False once there are too many findings to be of use.
    bool report(std::string code, Place place, std::vector<std::pair<std::string, MessageArg>> args)
    {
        push(std::move(code), place, std::move(args));
        if (m_out.diagnostics.size() < kMostDiagnostics)
            return true;
        fatal("content.file.too-many", place);
        return false;
    }
    bool wrongShape(Place place)
    {
        if (m_state == State::Record)
            record().broken = true;
        return report("content.file.wrong-shape", place, {{"key", m_key}});
    }
    bool ignore(Place place)
    {
        if (++m_ignored <= kDeepestIgnored)
            return true;
        fatal("content.file.nesting", place);
        return false;
    }

    bool key(const std::string &name, Place place, std::set<std::string> &seen,
             const std::vector<std::string> &known)
    {
        if (!seen.insert(name).second)
            return report("content.file.duplicate-key", place, {{"key", name.substr(0, 60)}});
        for (const std::string &k : known) {
            if (k == name) {
                m_key = name;
                return true;
            }
        }
        return report("content.file.unknown-key", place,
                      {{"key", name.substr(0, 60)}, {"nearest", nearestName(name, known)}});
    }

    /// Scalars and keys are reported after they were read (objects and lists before their bracket),
    /// so their start is found by going back over them.
    Place tokenPlace(RawValue::Type type, std::size_t length)
    {
        const std::size_t end = m_input.Tell();
        std::size_t start = end - length;
        if (type == RawValue::Type::String) {
            // The opening quote is the nearest one not preceded by a backslash.
            start = end - 2;
            while (start > 0 && (m_bytes[start] != '"' || m_bytes[start - 1] == '\\'))
                --start;
        } else if (length == 0) {
            const auto inNumber = [](char c) {
                return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' ||
                       c == 'E';
            };
            while (start > 0 && inNumber(m_bytes[start - 1]))
                --start;
        }
        return m_places.at(start);
    }

    bool scalar(RawValue::Type type, std::size_t length)
    {
        if (m_ignored > 0) {
            m_value = RawValue();
            return true;
        }
        m_value.type = type;
        m_value.place = tokenPlace(type, length);
        const Place place = m_value.place;
        const bool isText = type == RawValue::Type::String;
        bool goOn = true;
        switch (m_state) {
        case State::Start:
            fatal("content.file.not-a-scenario", place);
            return false;
        case State::Root:
            if (m_key == "ward" || m_key == "schema") {
                const Result<SchemaVersion> version =
                    isText ? parseSchemaVersion(m_value.text) : SchemaVersion{-1, 0};
                if (!version || version->major < 0) {
                    fatal("content.file.bad-version", place, {{"key", m_key}});
                    return false;
                }
                (m_key == "ward" ? m_out.format : m_out.schema) = *version;
            } else if (!m_key.empty()) {
                goOn = wrongShape(place);
            }
            break;
        case State::Records:
            goOn = report("content.file.not-a-record", place, {});
            break;
        case State::Record:
            goOn = recordMember(isText, place);
            break;
        case State::Cells:
            store();
            return true;
        }
        m_value = RawValue();
        return goOn;
    }

    bool recordMember(bool isText, Place place)
    {
        if (m_key.empty())
            return true;
        if (!isText || m_key == "cells")
            return wrongShape(place);
        if (m_key == "id") {
            record().id = std::move(m_value.text);
            record().idPlace = place;
            record().hasId = true;
        } else if (m_key == "kind") {
            record().kind = std::move(m_value.text);
            record().kindPlace = place;
            record().hasKind = true;
        } else if (m_key == "parent") {
            record().parent = std::move(m_value.text);
            record().parentPlace = place;
            record().hasParent = true;
        } else {
            record().rank = std::move(m_value.text);
            record().rankPlace = place;
        }
        return true;
    }

    /// Puts the finished value into the open array or the current cell.
    void store()
    {
        if (!m_arrays.empty())
            m_arrays.back().items.push_back(std::move(m_value));
        else if (!m_skipValue)
            record().cells.back().value = std::move(m_value);
        m_value = RawValue();
    }

    bool header(Place place)
    {
        if (!m_rootKeys.contains("ward") || !m_rootKeys.contains("schema")) {
            fatal("content.file.no-header", place);
            return false;
        }
        const auto version = [](SchemaVersion v) {
            return std::to_string(v.major) + '.' + std::to_string(v.minor);
        };
        for (const SchemaVersion &v : {m_out.format, m_out.schema}) {
            if (v.major != m_newest.major) {
                fatal(v.major > m_newest.major ? "content.file.newer-major"
                                               : "content.file.older-major",
                      place, {{"version", version(v)}, {"known", version(m_newest)}});
                return false;
            }
        }
        return true;
    }

    std::string_view m_bytes;
    const Input &m_input;
    PlaceFinder m_places;
    SchemaVersion m_newest;
    RawFile &m_out;

    State m_state = State::Start;
    std::string m_key;        ///< of Root or Record; empty = its value is ignored
    bool m_skipValue = false; ///< the value belongs to a duplicate key
    std::size_t m_ignored = 0;
    std::set<std::string> m_rootKeys;
    std::set<std::string> m_recordKeys;
    std::unordered_set<std::string> m_cellKeys;
    RawValue m_value;
    std::vector<RawValue> m_arrays;
    bool m_sawRecords = false;
};

/// What the parser missed: the code of a part of a sentence.
const char *expectedBy(rapidjson::ParseErrorCode code)
{
    switch (code) {
    case rapidjson::kParseErrorObjectMissColon:
        return "content.json.colon";
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
        return "content.json.comma-or-brace";
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
        return "content.json.comma-or-bracket";
    case rapidjson::kParseErrorObjectMissName:
        return "content.json.name";
    case rapidjson::kParseErrorValueInvalid:
        return "content.json.value";
    case rapidjson::kParseErrorStringMissQuotationMark:
        return "content.json.quotation-mark";
    case rapidjson::kParseErrorStringEscapeInvalid:
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
    case rapidjson::kParseErrorStringInvalidEncoding:
        return "content.json.escape";
    case rapidjson::kParseErrorNumberTooBig:
    case rapidjson::kParseErrorNumberMissFraction:
    case rapidjson::kParseErrorNumberMissExponent:
        return "content.json.number";
    case rapidjson::kParseErrorDocumentRootNotSingular:
        return "content.json.end";
    default:
        return "content.json.anything";
    }
}

/// What is missing between two things is missing behind the first, which may be a line above.
Place syntaxPlace(Handler &handler, std::string_view bytes, const rapidjson::ParseResult &result)
{
    const bool between = result.Code() == rapidjson::kParseErrorObjectMissColon ||
                         result.Code() == rapidjson::kParseErrorObjectMissCommaOrCurlyBracket ||
                         result.Code() == rapidjson::kParseErrorArrayMissCommaOrSquareBracket;
    const std::size_t at = std::min(result.Offset(), bytes.size());
    if (!between || at == 0)
        return handler.placeOf(at);
    const std::size_t before = bytes.find_last_not_of(" \t\r\n", at - 1);
    return handler.placeOf(before == std::string_view::npos ? at : before + 1);
}

} // namespace

RawFile readRawRecords(std::string_view bytes, SchemaVersion newestKnown)
{
    RawFile file;
    if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);
    Input input(bytes);
    Handler handler(bytes, input, newestKnown, file);
    if (bytes.size() > kMaxDocumentBytes) {
        constexpr double kMegabyte = 1 << 20;
        handler.fatal(
            "content.file.too-large", {},
            {{"size", MessageQuantity{static_cast<double>(bytes.size()) / kMegabyte, "MB"}},
             {"limit", MessageQuantity{static_cast<double>(kMaxDocumentBytes) / kMegabyte, "MB"}}});
        return file;
    }
    if (const std::size_t bad = firstInvalidUtf8(bytes); bad != std::string_view::npos) {
        handler.fatal("content.file.encoding", handler.placeOf(bad));
        return file;
    }
    rapidjson::Reader reader;
    constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;
    const rapidjson::ParseResult result = reader.Parse<kFlags>(input, handler);
    if (file.gaveUp)
        return file;
    if (result.IsError()) {
        const std::size_t rest = bytes.find_first_not_of(" \t\r\n", result.Offset());
        const bool atEnd = rest == std::string_view::npos;
        if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos)
            handler.fatal("content.file.empty", {1, 1});
        else if (atEnd)
            handler.fatal("content.file.truncated", handler.placeOf(bytes.size()));
        else
            handler.fatal("content.file.syntax", syntaxPlace(handler, bytes, result),
                          {{"expected", std::string("@") + expectedBy(result.Code())}});
    } else if (!handler.sawRecords()) {
        handler.fatal("content.file.no-header", {1, 1});
    }
    return file;
}

} // namespace ward::content
