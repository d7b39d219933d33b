// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "core/content/units.h"

#include <algorithm>

namespace ward::content {

namespace {

void appendText(std::string &out, std::string_view text)
{
    constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (u < 0x20) {
            out += "\\u00";
            out += kHex[u >> 4];
            out += kHex[u & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

void appendNumbers(std::string &out, std::initializer_list<double> numbers)
{
    char separator = '[';
    for (const double n : numbers) {
        out += separator;
        out += formatNumber(n);
        separator = ',';
    }
    out += ']';
}

struct ValueWriter
{
    std::string &out;

    void operator()(std::monostate) const { out += "null"; }
    void operator()(bool b) const { out += b ? "true" : "false"; }
    void operator()(std::int64_t i) const { out += std::to_string(i); }
    void operator()(double d) const { out += formatNumber(d); }
    void operator()(const std::string &s) const { appendText(out, s); }
    void operator()(const Quantity &q) const { appendText(out, formatQuantity(q)); }
    void operator()(const Vec3 &v) const { appendNumbers(out, {v.x, v.y, v.z}); }
    void operator()(const Quat &q) const { appendNumbers(out, {q.w, q.x, q.y, q.z}); }
    void operator()(const Id &id) const { appendText(out, id.toString()); }
    void operator()(const TextSet &set) const
    {
        TextSet sorted = set;
        std::sort(sorted.begin(), sorted.end());
        out += '[';
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            if (i > 0)
                out += ',';
            appendText(out, sorted[i]);
        }
        out += ']';
    }
    void operator()(const Curve &curve) const
    {
        out += '[';
        for (std::size_t i = 0; i < std::min(curve.times.size(), curve.values.size()); ++i) {
            if (i > 0)
                out += ',';
            appendNumbers(out, {curve.times[i], curve.values[i]});
        }
        out += ']';
    }
};

void appendRecord(std::string &out, const Record &record)
{
    out += "{\"id\":";
    appendText(out, record.id.toString());
    out += ",\"kind\":";
    appendText(out, record.kind);
    if (!record.parent.isNull()) {
        out += ",\"parent\":";
        appendText(out, record.parent.toString());
    }
    if (!record.rank.empty()) {
        out += ",\"rank\":";
        appendText(out, record.rank);
    }
    if (!record.cells.empty()) {
        out += ",\"cells\":";
        char separator = '{';
        for (const auto &[name, value] : record.cells) { // std::map: ascending by bytes
            out += separator;
            appendText(out, name);
            out += ':';
            std::visit(ValueWriter{out}, value);
            separator = ',';
        }
        out += '}';
    }
    out += '}';
}

} // namespace

std::string writeDocument(const Document &document, const Schema &schema)
{
    const SchemaVersion version = schema.version();
    std::string out = "{\"ward\":\"1.0\",\"schema\":\"" + std::to_string(version.major) + '.' +
                      std::to_string(version.minor) + "\",\"records\":[\n";
    bool first = true;
    for (const Record *record : document.canonical()) {
        if (!first)
            out += ",\n";
        first = false;
        appendRecord(out, *record);
    }
    out += "\n]}\n";
    return out;
}

} // namespace ward::content
