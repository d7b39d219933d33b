// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/recording/event.h"

#include <functional>
#include <string>

namespace ward::recording {

/// The name of an entity, alive or not, as people know it; empty when unknown.
using NameOf = std::function<std::string(world::Handle)>;

/// What an event says to people, as code `event.…` and arguments; log, timeline and reports render
/// it through core/messages. Schema labels stand for field, action and drug names. An event that
/// cannot be read says so (`event.unreadable`). Any thread.
[[nodiscard]] Message phrase(const Event &event, const content::Schema &schema,
                             const NameOf &nameOf);

} // namespace ward::recording
