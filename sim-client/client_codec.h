// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-client/commands.h"
#include "ward/v1/wire/frame.pb.h"

/// The client's typed data ↔ the wire's messages. Internal to sim-client.
namespace ward::client {

[[nodiscard]] v1::wire::Role toProto(Role role);
void toProto(const Command &command, v1::wire::Command &out);

[[nodiscard]] Outcome fromProto(const v1::wire::CommandResult &result);
[[nodiscard]] ClockInfo fromProto(const v1::wire::Clock &clock);
[[nodiscard]] SessionKind kindFrom(const std::string &kind);
[[nodiscard]] std::vector<SessionInfo> sessionsFrom(const v1::wire::Answer &answer);
[[nodiscard]] std::vector<DraftInfo> draftsFrom(const v1::wire::Answer &answer);
[[nodiscard]] std::vector<RecordingSummary> recordingsFrom(const v1::wire::Answer &answer);

} // namespace ward::client
