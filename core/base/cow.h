// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <utility>

namespace ward {

/// A value shared until it is written: copying costs one atomic increment, `edit` copies the value
/// when somebody else still holds it. Copies may live on other threads; one Cow object is used by
/// one thread at a time. Never null.
template <typename T>
class Cow
{
public:
    Cow()
        : m_node(new Node)
    {
    }
    explicit Cow(T value)
        : m_node(new Node(std::move(value)))
    {
    }
    Cow(const Cow &other)
        : m_node(other.m_node)
    {
        m_node->users.fetch_add(1, std::memory_order_relaxed);
    }
    Cow(Cow &&other) noexcept
        : m_node(std::exchange(other.m_node, nullptr))
    {
    }
    Cow &operator=(Cow other) noexcept
    {
        std::swap(m_node, other.m_node);
        return *this;
    }
    ~Cow() { release(); }

    const T &operator*() const { return m_node->value; }
    const T *operator->() const { return &m_node->value; }
    /// The value for writing; references into it die with the next copy.
    [[nodiscard]] T &edit()
    {
        if (m_node->users.load(std::memory_order_acquire) != 1) {
            Node *copy = new Node(std::as_const(m_node->value));
            release();
            m_node = copy;
        }
        return m_node->value;
    }
    [[nodiscard]] bool sharesWith(const Cow &other) const { return m_node == other.m_node; }

private:
    struct Node
    {
        Node() = default;
        explicit Node(T v)
            : value(std::move(v))
        {
        }
        std::atomic<int> users{1};
        T value{};
    };
    void release()
    {
        if (m_node && m_node->users.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete m_node;
    }

    Node *m_node;
};

} // namespace ward
