// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace ward::scripts {

/// The memory of one interpreter at a time: filled from the bottom, emptied at once. It begins at a
/// multiple of 4 GiB where the system allows: Lua hashes tables and functions by the lower half of
/// their address, which is then the same in every process. One thread at a time.
class Arena
{
public:
    explicit Arena(std::size_t size);
    ~Arena();
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    /// Forgets everything in it.
    void clear();
    /// nullptr when nothing is left. Aligned for every type.
    [[nodiscard]] void *take(std::size_t size);
    /// Grows or shrinks in place when the block is the last one; else moves it. nullptr when there
    /// is no room: the block is then as it was.
    [[nodiscard]] void *resize(void *block, std::size_t before, std::size_t after);
    [[nodiscard]] std::size_t used() const { return m_used; }

private:
    std::byte *m_begin = nullptr; ///< nullptr when the system gave none
    std::size_t m_size = 0;
    std::size_t m_used = 0;
};

} // namespace ward::scripts
