// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-client/why.h"
#include "ward/v1/wire/frame.pb.h"

/// Questions of why ↔ the wire's messages. Internal to sim-client.
namespace ward::client {

void toProto(const WhyQuestion &question, v1::wire::AskWhy &out);
[[nodiscard]] Why fromProto(const v1::wire::Why &why);

} // namespace ward::client
