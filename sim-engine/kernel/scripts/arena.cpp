// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/arena.h"

#include <algorithm>
#include <cstring>

#include <sys/mman.h>

namespace ward::scripts {

namespace {

constexpr std::size_t kAlignment = 16;
constexpr std::uintptr_t kStride = std::uintptr_t{1} << 32;
/// More than this is given back to the system after a call.
constexpr std::size_t kKept = 256u << 10;

constexpr std::size_t rounded(std::size_t size)
{
    return (size + kAlignment - 1) / kAlignment * kAlignment;
}

std::byte *reserve(std::size_t size)
{
    constexpr int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    void *wide = mmap(nullptr, kStride + size, PROT_NONE, flags, -1, 0);
    if (wide == MAP_FAILED) { // address space is limited: anywhere
        void *any = mmap(nullptr, size, PROT_READ | PROT_WRITE, flags, -1, 0);
        return any == MAP_FAILED ? nullptr : static_cast<std::byte *>(any);
    }
    auto *const low = static_cast<std::byte *>(wide);
    const auto address = reinterpret_cast<std::uintptr_t>(low);
    std::byte *const begin = low + (kStride - address % kStride) % kStride;
    if (begin > low)
        munmap(low, static_cast<std::size_t>(begin - low));
    std::byte *const end = low + kStride + size;
    if (begin + size < end)
        munmap(begin + size, static_cast<std::size_t>(end - (begin + size)));
    if (mprotect(begin, size, PROT_READ | PROT_WRITE) != 0) {
        munmap(begin, size);
        return nullptr;
    }
    return begin;
}

} // namespace

Arena::Arena(std::size_t size)
    : m_begin(reserve(rounded(size)))
    , m_size(m_begin ? rounded(size) : 0)
{
}

Arena::~Arena()
{
    if (m_begin)
        munmap(m_begin, m_size);
}

void Arena::clear()
{
    if (m_used > kKept)
        madvise(m_begin + kKept, m_size - kKept, MADV_DONTNEED);
    m_used = 0;
}

void *Arena::take(std::size_t size)
{
    const std::size_t needed = rounded(size);
    if (needed < size || needed > m_size - m_used)
        return nullptr;
    std::byte *const block = m_begin + m_used;
    m_used += needed;
    return block;
}

void *Arena::resize(void *block, std::size_t before, std::size_t after)
{
    auto *const begin = static_cast<std::byte *>(block);
    if (begin + rounded(before) == m_begin + m_used) {
        const auto base = static_cast<std::size_t>(begin - m_begin);
        if (rounded(after) < after || rounded(after) > m_size - base)
            return nullptr;
        m_used = base + rounded(after);
        return block;
    }
    if (after <= before)
        return block;
    void *const moved = take(after);
    if (moved)
        std::memcpy(moved, block, std::min(before, after));
    return moved;
}

} // namespace ward::scripts
