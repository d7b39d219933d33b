// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ward {

[[nodiscard]] constexpr std::uint64_t zigzag(std::int64_t value)
{
    return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}
[[nodiscard]] constexpr std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

/// Appends integers and texts in the byte order of our formats: varint (LEB128), zigzag for signed
/// numbers, little-endian where the width is fixed.
class ByteWriter
{
public:
    /// Room for this many bytes more; growing by doubling costs small outputs several allocations.
    void reserve(std::size_t more) { m_bytes.reserve(m_bytes.size() + more); }
    void byte(std::uint8_t value) { m_bytes.push_back(static_cast<char>(value)); }
    void varint(std::uint64_t value)
    {
        while (value >= 0x80) {
            m_bytes.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        m_bytes.push_back(static_cast<char>(value));
    }
    void svarint(std::int64_t value) { varint(zigzag(value)); }
    void fixed64(std::uint64_t value)
    {
        for (int shift = 0; shift < 64; shift += 8)
            m_bytes.push_back(static_cast<char>(value >> shift & 0xff));
    }
    void id(const Id &value)
    {
        for (const std::uint64_t word : {value.high(), value.low()}) {
            for (int shift = 56; shift >= 0; shift -= 8)
                m_bytes.push_back(static_cast<char>(word >> shift & 0xff));
        }
    }
    void raw(std::string_view bytes) { m_bytes.append(bytes); }
    void text(std::string_view bytes)
    {
        varint(bytes.size());
        m_bytes.append(bytes);
    }

    [[nodiscard]] std::string &bytes() { return m_bytes; }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads what ByteWriter wrote. Never reads outside its bytes: after a fault every read gives 0 and
/// `ok()` stays false, so that a decoder checks once at the end of each part.
class ByteReader
{
public:
    explicit ByteReader(std::string_view bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    void fail()
    {
        m_ok = false;
        m_at = m_end;
    }

    std::uint8_t byte()
    {
        if (m_at == m_end) {
            fail();
            return 0;
        }
        return static_cast<std::uint8_t>(*m_at++);
    }
    std::uint64_t varint()
    {
        if (m_at != m_end && static_cast<unsigned char>(*m_at) < 0x80)
            return static_cast<unsigned char>(*m_at++);
        return longVarint();
    }
    std::int64_t svarint() { return unzigzag(varint()); }
    std::uint64_t fixed64()
    {
        if (left() < 8) {
            fail();
            return 0;
        }
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 8)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(*m_at++)) << shift;
        return value;
    }
    Id id()
    {
        if (left() < 16) {
            fail();
            return {};
        }
        std::uint64_t words[2] = {0, 0};
        for (auto &word : words) {
            for (int i = 0; i < 8; ++i)
                word = word << 8 | static_cast<unsigned char>(*m_at++);
        }
        return {words[0], words[1]};
    }
    std::string_view raw(std::size_t size)
    {
        if (size > left()) {
            fail();
            return {};
        }
        const std::string_view view(m_at, size);
        m_at += size;
        return view;
    }
    std::string_view text() { return raw(static_cast<std::size_t>(varint())); }
    /// A count of things of at least `bytesEach` bytes; larger than what is left is a fault.
    std::size_t count(std::size_t bytesEach = 1)
    {
        const std::uint64_t value = varint();
        if (value > left() / bytesEach) {
            fail();
            return 0;
        }
        return static_cast<std::size_t>(value);
    }

private:
    std::uint64_t longVarint();

    const char *m_at;
    const char *m_end;
    bool m_ok = true;
};

} // namespace ward
