// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/json_out.h"

namespace google::protobuf {
class Message;
}

namespace ward::cli {

/// A message as an object with the field names of its .proto file; fields that are not set are left
/// out. Ids (16 bytes) are written as everywhere else, other bytes in hex.
void writeMessage(JsonOut &json, const google::protobuf::Message &message);

} // namespace ward::cli
