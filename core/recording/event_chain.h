// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/event.h"

#include <cstdint>
#include <memory>
#include <string>

namespace ward::recording {

/// The running SHA-256 of table `chain`: feed it every event in order, close a link where one is
/// due. One thread.
class EventChain
{
public:
    EventChain(); ///< before the first event
    /// Behind a link that ended with `previous`.
    explicit EventChain(std::string previous);
    ~EventChain();
    EventChain(EventChain &&) noexcept;
    EventChain &operator=(EventChain &&) noexcept;

    void add(const Event &event);
    /// Events since the last link.
    [[nodiscard]] std::uint64_t pending() const { return m_pending; }
    /// Ends the link and begins the next; 32 bytes.
    std::string close();

private:
    void begin();
    struct Hash;
    std::unique_ptr<Hash> m_hash;
    std::string m_previous;
    std::uint64_t m_pending = 0;
};

} // namespace ward::recording
