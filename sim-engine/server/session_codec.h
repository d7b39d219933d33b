// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/server/limits.h"
#include "sim-engine/sessions/commands.h"
#include "sim-engine/sessions/draft_library.h"
#include "sim-engine/sessions/recording_shelf.h"
#include "sim-engine/sessions/session.h"
#include "ward/v1/wire/frame.pb.h"

/// The sessions' typed data ↔ the wire's messages. Reading checks: code `contract.malformed`.
namespace ward::server {

[[nodiscard]] std::optional<sessions::Role> fromProto(v1::wire::Role role);

/// Session, id and what is asked; the caller adds who asks. Not for `shutdown`.
[[nodiscard]] Result<sessions::Request> fromProto(const v1::wire::Command &command);

/// Why a command is too large to be taken; nothing when it is not. Codes `server.limit.*`.
[[nodiscard]] std::optional<Message> tooLarge(const sessions::Command &command,
                                              const Limits &limits);

void toProto(const sessions::Reply &reply, v1::wire::CommandResult &out);
void toProto(const std::string &session, const sessions::ClockStatus &clock, v1::wire::Clock &out);
void toProto(const sessions::SessionSummary &summary, int clients, v1::wire::SessionInfo &out);
void toProto(const sessions::DraftSummary &draft, v1::wire::DraftInfo &out);
void toProto(const sessions::RecordingSummary &recording, v1::wire::RecordingInfo &out);
void toProto(const sessions::SessionSnapshot &snapshot, v1::wire::Snapshot &out);
void toProto(const std::string &session, const sessions::ActorStatus &status, int clients,
             v1::wire::SessionStatus &out);

} // namespace ward::server
