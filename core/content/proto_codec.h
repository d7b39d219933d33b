// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/change_set.h"

namespace ward::v1::events {
class Cell;
class Record;
class ChangeSet;
} // namespace ward::v1::events

namespace ward::content {

/// Content's values as the messages of `ward.v1.events`, in which they travel and are recorded. The
/// two forms say the same; reading what somebody else wrote checks it. Stateless, any thread.
void toProto(const CellValue &value, v1::events::Cell &out);
void toProto(const Record &record, v1::events::Record &out);
void toProto(const ChangeSet &change, v1::events::ChangeSet &out);

/// Code `content.proto.malformed`, with what was wrong. An unknown member of a newer build is one.
[[nodiscard]] Result<CellValue> fromProto(const v1::events::Cell &cell);
[[nodiscard]] Result<Record> fromProto(const v1::events::Record &record);
[[nodiscard]] Result<ChangeSet> fromProto(const v1::events::ChangeSet &change);

} // namespace ward::content
