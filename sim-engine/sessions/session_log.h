// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/schema.h"
#include "core/recording/event.h"
#include "core/world/state_codec.h"

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ward::sessions {

/// The reliable log of one session as receivers read it: items numbered from 1 without a gap, each
/// serialised once. Written by the session's thread, read by any. Keeps the newest items in memory,
/// at most `window` of them and `kWindowBytes`; older ones are read from the recording. What is not
/// committed cannot be read.
class SessionLog
{
public:
    struct Item
    {
        std::uint64_t number = 0;
        content::Visibility visibility = content::Visibility::All;
        std::shared_ptr<const std::string> bytes;
    };
    struct Page
    {
        std::vector<Item> items; ///< what the receiver may see
        std::uint64_t upto = 0;  ///< the cursor after this page
        bool tooOld = false;     ///< `after` is before the window: read the recording
    };

    static constexpr std::size_t kWindowBytes = 16u << 20;

    explicit SessionLog(std::size_t window = 8192);

    /// Continues after `number`: the items up to it are not in memory.
    void startAfter(std::uint64_t number);
    void append(content::Visibility visibility, std::string bytes);
    void commit(std::uint64_t upto);

    [[nodiscard]] std::uint64_t last() const; ///< committed
    /// The oldest item in memory; that of the next one when there is none.
    [[nodiscard]] std::uint64_t first() const;
    /// Items after `after`, at most about `maxBytes` (but at least one).
    [[nodiscard]] Page read(std::uint64_t after, std::size_t maxBytes,
                            world::VisibilityClass sees) const;

private:
    mutable std::mutex m_mutex;
    std::size_t m_window;
    std::uint64_t m_next = 1;                   ///< number of the next item
    std::atomic<std::uint64_t> m_committed = 0; ///< written under the mutex, asked at every ack
    std::deque<Item> m_items;
    std::size_t m_bytes = 0; ///< of the items
};

} // namespace ward::sessions
