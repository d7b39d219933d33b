// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/sessions/session_registry.h"
#include "ward/v1/wire/frame.pb.h"

#include <atomic>
#include <functional>
#include <memory>

namespace ward::server {

/// Set by whoever does not want an answer any more; null: nobody will.
using Withdrawn = std::shared_ptr<std::atomic<bool>>;

/// Answers queries, for the WebSocket and for HTTP alike; every answer is cut to what the asker's
/// role may see. Any thread; answers come on a background thread or at once.
class QueryService
{
public:
    using Answered = std::function<void(v1::wire::Answer)>;
    static constexpr int kMaxEvents = 1000; ///< of one page
    static constexpr int kMaxRead = 10'000; ///< looked at for one page
    static constexpr int kMaxBuckets = 20'000;

    explicit QueryService(sessions::SessionRegistry &registry);
    /// A question of why that was withdrawn is answered with `inquiry.cancelled`; others are short
    /// and answered all the same.
    void answer(const v1::wire::Query &query, sessions::Role role, Answered answered,
                const Withdrawn &withdrawn = {}) const;

private:
    [[nodiscard]] Result<v1::wire::Answer> read(const v1::wire::Query &query, sessions::Role role,
                                                sessions::RecordingShelf &shelf) const;

    sessions::SessionRegistry &m_registry;
};

} // namespace ward::server
