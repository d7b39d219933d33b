// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/contract/codec/wire_codec.h"
#include "sim-client/client_codec.h"
#include "sim-client/run_follower.h"
#include "sim-engine/server/session_codec.h"

#include <string_view>

/// What must hold of any bytes that come over the wire: they are read without harm, and what was
/// understood can be said again. Shared by the fuzzer and the bounded test.
namespace ward::test {

/// As the engine reads a client's frame. False when a law is broken.
inline bool engineReads(std::string_view bytes)
{
    v1::wire::Frame frame;
    if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return true;
    const std::string again = frame.SerializeAsString();
    v1::wire::Frame second;
    if (!second.ParseFromString(again) || second.SerializeAsString() != again)
        return false;
    if (frame.has_command()) {
        if (const auto request = server::fromProto(frame.command());
            request && request->id.isNull())
            return false;
    }
    if (frame.has_preview()) {
        for (const v1::events::SetCell &set : frame.preview().sets()) {
            if (const auto read = contract::fromProto(set)) {
                v1::events::SetCell written;
                contract::toProto(*read, written);
                if (!contract::fromProto(written))
                    return false;
            }
        }
    }
    return true;
}

/// As a client that follows a run reads the engine's frame.
inline void clientReads(std::string_view bytes, client::RunFollower &run)
{
    v1::wire::Frame frame;
    if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return;
    switch (frame.body_case()) {
    case v1::wire::Frame::kSnapshot:
        static_cast<void>(run.snapshot(frame.snapshot()));
        break;
    case v1::wire::Frame::kState:
        static_cast<void>(run.state(frame.state()));
        break;
    case v1::wire::Frame::kEvents:
        static_cast<void>(run.events(frame.events()));
        break;
    case v1::wire::Frame::kResult:
        static_cast<void>(client::fromProto(frame.result()));
        break;
    case v1::wire::Frame::kReject:
        static_cast<void>(contract::fromProto(frame.reject().reason()));
        break;
    case v1::wire::Frame::kAnswer:
        static_cast<void>(client::sessionsFrom(frame.answer()));
        static_cast<void>(client::draftsFrom(frame.answer()));
        static_cast<void>(client::recordingsFrom(frame.answer()));
        break;
    default:
        break;
    }
}

} // namespace ward::test
