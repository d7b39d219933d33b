// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/base/time.h"
#include "core/recording/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ward::inquiry {

/// What somebody wants to know of a recording: why is it so at `at`?
struct Question
{
    enum class About { Rule, Event, Vital } about = About::Rule;
    std::string name;        ///< of the vital; name or id of the rule
    std::uint64_t event = 0; ///< its id
    std::string entity;      ///< whose vital, name or id; empty: the patient most happens to
    Tick at;
};

/// One event of a chain of causes.
struct Link
{
    std::uint64_t event = 0;
    Tick at;
    std::string type;
    std::string actor;
    recording::Origin origin = recording::Origin::Derived;
    Message what;
};

struct ConditionSeen
{
    Message text;
    bool holds = false;
    std::optional<Message> found; ///< none: a group
    std::vector<ConditionSeen> children;
};

struct TriggerSeen
{
    Message text;
    Message state;
    std::optional<Message> approach; ///< how near a value came to its threshold
};

/// A time at which the rule nearly fired.
struct Miss
{
    std::uint64_t event = 0;
    Tick at;
    Message reason;
    std::vector<ConditionSeen> conditions;
};

/// Why something is as it is. Everything people read is a message: names, not ids.
struct Answer
{
    Message headline;
    std::vector<Message> details;
    std::vector<TriggerSeen> triggers;
    std::vector<ConditionSeen> conditions;
    std::vector<Miss> misses; ///< oldest first
    std::vector<Link> chain;  ///< from what was asked about down to its root
    std::optional<Message> root;
};

} // namespace ward::inquiry
