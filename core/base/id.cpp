// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/id.h"

#include <QCryptographicHash>

namespace ward {

namespace {

constexpr char kHex[] = "0123456789abcdef";

void appendBytes(std::string &out, std::uint64_t value)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(value >> shift & 0xff));
}

std::uint64_t readBytes(std::string_view bytes, std::size_t offset)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
    return value;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

Id firstBits(const std::string &input)
{
    const QByteArray digest = QCryptographicHash::hash(
        QByteArray::fromRawData(input.data(), static_cast<qsizetype>(input.size())),
        QCryptographicHash::Blake2b_256);
    const std::string_view view(digest.constData(), static_cast<std::size_t>(digest.size()));
    return {readBytes(view, 0), readBytes(view, 8)};
}

} // namespace

std::string Id::toString() const
{
    std::string text;
    text.reserve(36);
    for (int nibble = 0; nibble < 32; ++nibble) {
        if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20)
            text.push_back('-');
        const std::uint64_t word = nibble < 16 ? m_high : m_low;
        text.push_back(kHex[word >> (60 - 4 * (nibble % 16)) & 0xf]);
    }
    return text;
}

Result<Id> Id::parse(std::string_view text)
{
    const auto malformed = [&] {
        return failure("base.id.malformed", {{"text", std::string(text.substr(0, 60))}});
    };
    if (text.size() != 36)
        return malformed();
    std::uint64_t words[2] = {0, 0};
    int nibble = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (text[i] != '-')
                return malformed();
            continue;
        }
        const int value = hexValue(text[i]);
        if (value < 0)
            return malformed();
        words[nibble / 16] = words[nibble / 16] << 4 | static_cast<std::uint64_t>(value);
        ++nibble;
    }
    return Id(words[0], words[1]);
}

std::string Id::toBytes() const
{
    std::string bytes;
    bytes.reserve(16);
    appendBytes(bytes, m_high);
    appendBytes(bytes, m_low);
    return bytes;
}

Result<Id> Id::fromBytes(std::string_view bytes)
{
    if (bytes.size() != 16)
        return failure("base.id.malformed", {{"text", std::string("16 bytes expected")}});
    return Id(readBytes(bytes, 0), readBytes(bytes, 8));
}

Id makeUuid7(std::uint64_t unixMs, std::uint64_t randomHigh, std::uint64_t randomLow)
{
    const std::uint64_t high = unixMs << 16 | 0x7000 | (randomHigh & 0x0fff);
    const std::uint64_t low = 0x8000000000000000ULL | (randomLow & 0x3fffffffffffffffULL);
    return {high, low};
}

Id deriveId(const Id &parent, const Id &cause, std::uint64_t ordinal)
{
    std::string input = parent.toBytes() + cause.toBytes();
    appendBytes(input, ordinal);
    return firstBits(input);
}

Id deriveId(const Id &parent, std::string_view name)
{
    return firstBits(parent.toBytes().append(name));
}

} // namespace ward
