// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/json_tree.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <unordered_set>

namespace ward::content::importers {

namespace {

constexpr std::size_t kDeepest = 64;

/// Line and column of a byte offset; asked in ascending order, it reads the text once.
class LineFinder
{
public:
    explicit LineFinder(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    void moveTo(std::size_t offset)
    {
        for (; m_offset < offset && m_offset < m_bytes.size(); ++m_offset) {
            const auto c = static_cast<unsigned char>(m_bytes[m_offset]);
            if (c == '\n') {
                ++line;
                column = 1;
            } else if ((c & 0xc0) != 0x80) {
                ++column;
            }
        }
    }
    int line = 1;
    int column = 1;

private:
    std::string_view m_bytes;
    std::size_t m_offset = 0;
};

/// Builds the tree from rapidjson's callbacks. The parser is iterative and depth is limited, so
/// that neither reading nor destroying a hostile file exhausts the stack.
class Builder
{
public:
    Builder(std::string_view bytes, const rapidjson::MemoryStream &stream)
        : m_stream(stream)
        , m_lines(bytes)
    {
    }

    bool Null() { return scalar(Json::Type::Null, {}); }
    bool Bool(bool b) { return scalar(Json::Type::Bool, b ? "true" : "false"); }
    bool RawNumber(const char *text, rapidjson::SizeType length, bool)
    {
        return scalar(Json::Type::Number, {text, length});
    }
    bool String(const char *text, rapidjson::SizeType length, bool)
    {
        return scalar(Json::Type::String, {text, length});
    }
    // With numbers kept as text these are never called.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }

    bool StartObject() { return open(Json::Type::Object); }
    bool StartArray() { return open(Json::Type::Array); }
    bool Key(const char *text, rapidjson::SizeType length, bool)
    {
        std::string key(text, length);
        if (!m_open.back().keys.insert(key).second) {
            fail("importers.file.duplicate-key", {{"key", key.substr(0, 60)}});
            return false;
        }
        m_open.back().value.members.push_back({std::move(key), Json()});
        return true;
    }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    void fail(std::string code, std::vector<std::pair<std::string, MessageArg>> args = {})
    {
        failAt(m_stream.Tell(), std::move(code), std::move(args));
    }
    void failAt(std::size_t offset, std::string code,
                std::vector<std::pair<std::string, MessageArg>> args = {})
    {
        m_lines.moveTo(offset);
        Diagnostic d;
        d.line = m_lines.line;
        d.column = m_lines.column;
        d.message = Message(std::move(code), std::move(args));
        failure = std::move(d);
    }

    Json root;
    std::optional<Diagnostic> failure;

private:
    struct Open
    {
        Json value;
        std::unordered_set<std::string> keys;
    };

    [[nodiscard]] int line()
    {
        m_lines.moveTo(m_stream.Tell());
        return m_lines.line;
    }
    bool scalar(Json::Type type, std::string_view text)
    {
        Json value;
        value.type = type;
        value.line = line();
        value.text = text;
        put(std::move(value));
        return true;
    }
    bool open(Json::Type type)
    {
        if (m_open.size() == kDeepest) {
            fail("importers.file.nesting");
            return false;
        }
        Open open;
        open.value.type = type;
        open.value.line = line();
        m_open.push_back(std::move(open));
        return true;
    }
    bool close()
    {
        Json value = std::move(m_open.back().value);
        m_open.pop_back();
        put(std::move(value));
        return true;
    }
    void put(Json value)
    {
        if (m_open.empty())
            root = std::move(value);
        else if (m_open.back().value.isArray())
            m_open.back().value.items.push_back(std::move(value));
        else
            m_open.back().value.members.back().value = std::move(value);
    }

    const rapidjson::MemoryStream &m_stream;
    LineFinder m_lines;
    std::vector<Open> m_open;
};

} // namespace

const Json *Json::find(std::string_view name) const
{
    const auto it = std::find_if(members.begin(), members.end(),
                                 [&](const auto &member) { return member.name == name; });
    return it == members.end() ? nullptr : &it->value;
}

std::optional<Json> parseJson(std::string_view bytes, std::string_view fileName,
                              Diagnostics &diagnostics)
{
    if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);
    rapidjson::MemoryStream stream(bytes.data(), bytes.size());
    Builder builder(bytes, stream);
    constexpr std::string_view kBlank = " \t\r\n";
    if (bytes.size() > kMaxImportBytes) {
        constexpr double kMegabyte = 1 << 20;
        builder.failAt(
            0, "importers.file.too-large",
            {{"size", MessageQuantity{static_cast<double>(bytes.size()) / kMegabyte, "MB"}},
             {"limit", MessageQuantity{static_cast<double>(kMaxImportBytes) / kMegabyte, "MB"}}});
    } else if (bytes.find_first_not_of(kBlank) == std::string_view::npos) {
        builder.failAt(0, "importers.file.empty");
    } else {
        constexpr unsigned kFlags = rapidjson::kParseIterativeFlag |
                                    rapidjson::kParseNumbersAsStringsFlag |
                                    rapidjson::kParseValidateEncodingFlag;
        rapidjson::Reader reader;
        const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, builder);
        if (result.IsError() && !builder.failure) {
            const std::size_t rest = bytes.find_first_not_of(kBlank, result.Offset());
            // A string that is cut off is reported at its beginning or at its end.
            const bool atEnd = rest == std::string_view::npos || stream.Tell() >= bytes.size();
            if (result.Code() == rapidjson::kParseErrorStringInvalidEncoding)
                builder.failAt(result.Offset(), "importers.file.encoding");
            else
                builder.failAt(atEnd ? bytes.size() : result.Offset(),
                               atEnd ? "importers.file.truncated" : "importers.file.syntax");
        }
    }
    if (builder.failure) {
        builder.failure->file = fileName;
        diagnostics.push_back(*std::move(builder.failure));
        return std::nullopt;
    }
    return std::move(builder.root);
}

} // namespace ward::content::importers
