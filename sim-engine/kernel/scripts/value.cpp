// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/value.h"

#include "core/base/bytes.h"
#include "sim-engine/kernel/scripts/limits.h"

#include <bit>
#include <cmath>
#include <limits>

namespace ward::scripts {

namespace {

enum class Tag : std::uint8_t { Nil, False, True, Whole, Fraction, Text, Table };

void put(ByteWriter &out, const Value &value)
{
    const auto tag = [&](Tag t) { out.byte(static_cast<std::uint8_t>(t)); };
    if (const auto *flag = std::get_if<bool>(&value.data)) {
        tag(*flag ? Tag::True : Tag::False);
    } else if (const auto *whole = std::get_if<std::int64_t>(&value.data)) {
        tag(Tag::Whole);
        out.svarint(*whole);
    } else if (const auto *fraction = std::get_if<double>(&value.data)) {
        tag(Tag::Fraction);
        const double plain =
            std::isnan(*fraction) ? std::numeric_limits<double>::quiet_NaN() : *fraction;
        out.fixed64(std::bit_cast<std::uint64_t>(plain));
    } else if (const auto *text = value.text()) {
        tag(Tag::Text);
        out.text(*text);
    } else if (const auto *table = value.table()) {
        tag(Tag::Table);
        out.varint(table->size());
        for (const auto &[key, member] : *table) {
            put(out, std::holds_alternative<std::int64_t>(key) ? Value(std::get<0>(key))
                                                               : Value(std::get<1>(key)));
            put(out, member);
        }
    } else {
        tag(Tag::Nil);
    }
}

Value get(ByteReader &in, int depth)
{
    switch (static_cast<Tag>(in.byte())) {
    case Tag::Nil:
        return {};
    case Tag::False:
        return false;
    case Tag::True:
        return true;
    case Tag::Whole:
        return in.svarint();
    case Tag::Fraction:
        return std::bit_cast<double>(in.fixed64());
    case Tag::Text:
        return in.text();
    case Tag::Table: {
        Table table;
        if (depth >= kDeepestTable) {
            in.fail();
            return {};
        }
        for (std::size_t left = in.count(2); left > 0 && in.ok(); --left) {
            Value key = get(in, depth + 1);
            Value member = get(in, depth + 1);
            if (const auto *whole = std::get_if<std::int64_t>(&key.data))
                table.insert_or_assign(*whole, std::move(member));
            else if (const auto *text = key.text())
                table.insert_or_assign(*text, std::move(member));
            else
                in.fail();
        }
        return table;
    }
    }
    in.fail();
    return {};
}

} // namespace

Value::Value() = default;
Value::Value(const Value &) = default;
Value::Value(Value &&) noexcept = default;
Value &Value::operator=(const Value &) = default;
Value &Value::operator=(Value &&) noexcept = default;
Value::~Value() = default;

Value::Value(Table value)
    : data(std::move(value))
{
}

double Value::number() const
{
    if (const auto *whole = std::get_if<std::int64_t>(&data))
        return static_cast<double>(*whole);
    const auto *fraction = std::get_if<double>(&data);
    return fraction ? *fraction : 0;
}

const Value &Value::at(std::string_view key) const
{
    static const Value nil;
    const Table *members = table();
    const auto it = members ? members->find(Key(std::string(key))) : Table::const_iterator();
    return members && it != members->end() ? it->second : nil;
}

bool operator==(const Value &a, const Value &b)
{
    return a.data == b.data;
}

std::string encode(const Value &value)
{
    ByteWriter out;
    put(out, value);
    return out.take();
}

Result<Value> decode(std::string_view bytes)
{
    ByteReader in(bytes);
    Value value = get(in, 0);
    if (!in.ok() || !in.atEnd())
        return failure("kernel.script.state-malformed");
    return value;
}

} // namespace ward::scripts
