// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/event.h"
#include "sim-engine/sessions/session.h"

#include <cstdint>
#include <memory>

namespace ward::server {

class ClientLink;

/// What a client has of one session that it follows. Kept by its link, which alone changes it; the
/// server finds it by session, for news come thirty times a second. Main thread.
struct Following
{
    std::shared_ptr<sessions::Session> session;
    std::uint64_t generation = 0; ///< tells answers to an earlier subscription apart
    bool ready = false;           ///< the snapshot was sent
    std::uint64_t cursor = 0;     ///< of the reliable lane
    bool reading = false;         ///< older events are being read from the recording
    bool inStep = false;          ///< deltas apply to what the client has
    bool keyframeAsked = false;
    recording::Moment at; ///< what the client has
    sessions::ActorStatus status;
    int clients = -1;
};

/// One of a session's followers. Both ends live until `EngineServer::unfollow`.
struct Follower
{
    ClientLink *link;
    Following *following;
};

} // namespace ward::server
