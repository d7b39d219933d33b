// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/scripts/value.h"

namespace google::protobuf {
class Message;
}

namespace ward::kernel {

/// What an event says, as a table by the names of the contract: `{drug = "adrenaline", dose =
/// {value = 1, unit = "mg"}}`. Ids are texts; cells are their values; empty fields are left out.
[[nodiscard]] scripts::Table dataOf(const google::protobuf::Message &message);

} // namespace ward::kernel
