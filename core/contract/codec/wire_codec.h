// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/base/result.h"
#include "core/content/change_set.h"
#include "core/content/record.h"
#include "ward/v1/wire/frame.pb.h"

/// The parts of the wire that both ends read and write the same way. Reading what somebody else
/// wrote checks it: code `contract.malformed` with what was wrong. Stateless, any thread.
namespace ward::contract {

inline constexpr const char *kSubProtocol = "ward.v1";
inline constexpr std::uint32_t kMajor = 1;
inline constexpr std::uint32_t kMinor = 0;

/// WebSocket closing codes; see docs/formats/wire.md.
enum class CloseCode : std::uint16_t {
    Normal = 4000,
    Rejected = 4001,
    TooSlow = 4002,
    EngineEnds = 4003,
    Malformed = 4004,
    HandshakeTimeout = 4005,
};

[[nodiscard]] v1::wire::Text toProto(const Message &message);
[[nodiscard]] Message fromProto(const v1::wire::Text &text);

using NamedCells = google::protobuf::RepeatedPtrField<v1::events::NamedCell>;
void toProto(const content::Cells &cells, NamedCells &out);
[[nodiscard]] Result<content::Cells> fromProto(const NamedCells &cells);

void toProto(const content::SetOp &op, v1::events::SetCell &out);
[[nodiscard]] Result<content::SetOp> fromProto(const v1::events::SetCell &op);

/// 16 bytes, or none for the null id.
[[nodiscard]] std::string idBytes(const Id &id);
[[nodiscard]] Result<Id> idFromBytes(const std::string &bytes);

/// The body of a frame as it stands in the serialised frame, so that many receivers share it: a
/// frame is its `seq`, the head, followed by one body.
[[nodiscard]] std::string frameHead(std::uint64_t seq);
[[nodiscard]] std::string frameBody(const v1::wire::Frame &frameWithoutSeq);

} // namespace ward::contract
