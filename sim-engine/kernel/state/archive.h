// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/id.h"
#include "core/base/time.h"

#include <array>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace ward::kernel {

/// A struct of private state: it names its members once, in `template <class A> void visit(A &a)`
/// as `a(m_first, m_second, …)`, for writing, reading and hashing alike.
template <typename T, typename Archive>
concept Visitable = requires(T &value, Archive &archive)
{
    value.visit(archive);
};

/// One past the last value of an enum that is part of the private state: what is read is below it.
template <typename E>
inline constexpr std::uint64_t kEnumEnd = 0;

/// Writes private state as bytes that are the same on every machine.
class StateWriter
{
public:
    template <typename... T>
    void operator()(T &...values)
    {
        (put(values), ...);
    }
    [[nodiscard]] std::string take() { return m_out.take(); }

private:
    template <typename T>
    void put(T &value)
    {
        if constexpr (Visitable<T, StateWriter>)
            value.visit(*this);
        else if constexpr (std::is_enum_v<T>)
            m_out.varint(static_cast<std::uint64_t>(value));
        else if constexpr (std::is_same_v<T, double>)
            m_out.fixed64(std::bit_cast<std::uint64_t>(value));
        else if constexpr (std::is_same_v<T, bool>)
            m_out.byte(value ? 1 : 0);
        else if constexpr (std::signed_integral<T>)
            m_out.svarint(value);
        else
            m_out.varint(value);
    }
    void put(std::string &value) { m_out.text(value); }
    void put(Id &value) { m_out.id(value); }
    void put(Tick &value) { m_out.svarint(value.n); }
    void put(SimTime &value) { m_out.svarint(value.us); }
    template <typename T, std::size_t N>
    void put(std::array<T, N> &values)
    {
        for (T &value : values)
            put(value);
    }
    template <typename F, typename S>
    void put(std::pair<F, S> &value)
    {
        put(value.first);
        put(value.second);
    }
    template <typename T>
    void put(std::vector<T> &values)
    {
        m_out.varint(values.size());
        for (T &value : values)
            put(value);
    }
    template <typename K, typename V>
    void put(std::map<K, V> &values)
    {
        m_out.varint(values.size());
        for (auto &[key, value] : values) {
            K copy = key;
            put(copy);
            put(value);
        }
    }

    ByteWriter m_out;
};

/// Reads what StateWriter wrote; after a fault everything reads as zero and `ok()` is false. A
/// value that no enum has, and a number that is none, is a fault.
class StateReader
{
public:
    explicit StateReader(std::string_view bytes)
        : m_in(bytes)
    {
    }

    template <typename... T>
    void operator()(T &...values)
    {
        (get(values), ...);
    }
    [[nodiscard]] bool ok() const { return m_in.ok(); }
    [[nodiscard]] bool atEnd() const { return m_in.atEnd(); }
    [[nodiscard]] std::size_t left() const { return m_in.left(); }

private:
    template <typename T>
    void get(T &value)
    {
        if constexpr (Visitable<T, StateReader>)
            value.visit(*this);
        else if constexpr (std::is_enum_v<T>)
            value = enumerator<T>();
        else if constexpr (std::is_same_v<T, double>)
            value = finite();
        else if constexpr (std::is_same_v<T, bool>)
            value = m_in.byte() != 0;
        else if constexpr (std::signed_integral<T>)
            value = static_cast<T>(m_in.svarint());
        else
            value = static_cast<T>(m_in.varint());
    }
    template <typename E>
    E enumerator()
    {
        static_assert(kEnumEnd<E> > 0, "say how many values it has");
        const std::uint64_t value = m_in.varint();
        if (value >= kEnumEnd<E>)
            m_in.fail();
        return m_in.ok() ? static_cast<E>(value) : E{};
    }
    double finite()
    {
        const auto value = std::bit_cast<double>(m_in.fixed64());
        if (!std::isfinite(value))
            m_in.fail();
        return m_in.ok() ? value : 0;
    }
    void get(std::string &value) { value = std::string(m_in.text()); }
    void get(Id &value) { value = m_in.id(); }
    void get(Tick &value) { value.n = m_in.svarint(); }
    void get(SimTime &value) { value.us = m_in.svarint(); }
    template <typename T, std::size_t N>
    void get(std::array<T, N> &values)
    {
        for (T &value : values)
            get(value);
    }
    template <typename F, typename S>
    void get(std::pair<F, S> &value)
    {
        get(value.first);
        get(value.second);
    }
    template <typename T>
    void get(std::vector<T> &values)
    {
        values.clear();
        for (std::size_t n = m_in.count(); n > 0 && m_in.ok(); --n)
            get(values.emplace_back());
    }
    template <typename K, typename V>
    void get(std::map<K, V> &values)
    {
        values.clear();
        for (std::size_t n = m_in.count(); n > 0 && m_in.ok(); --n) {
            K key{};
            get(key);
            get(values[std::move(key)]);
        }
    }

    ByteReader m_in;
};

} // namespace ward::kernel
