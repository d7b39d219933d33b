// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ward::client {

/// What somebody wants to know of a run or recording: why is it so?
struct WhyQuestion
{
    enum class About { Rule, Event, Vital } about = About::Rule;
    std::string name;        ///< of the vital sign; name or id of the rule
    std::uint64_t event = 0; ///< its id
    std::string entity;      ///< whose vital sign, name or id; empty: the patient most happens to
    std::optional<Tick> at;  ///< none = the newest
};

struct WhyLink
{
    std::uint64_t event = 0;
    Tick at;
    std::string type;
    std::string actor;
    bool input = false; ///< somebody did it; else it came of something
    Message what;
};

struct WhyCondition
{
    Message text;
    bool holds = false;
    std::optional<Message> found; ///< none: a group
    std::vector<WhyCondition> children;
};

struct WhyTrigger
{
    Message text;
    Message state;
    std::optional<Message> approach; ///< how near a value came to its threshold
};

/// A time at which the rule nearly fired.
struct WhyMiss
{
    std::uint64_t event = 0;
    Tick at;
    Message reason;
    std::vector<WhyCondition> conditions;
};

/// The engine's answer; everything people read is a message.
struct Why
{
    Tick at; ///< of which it speaks
    Message headline;
    std::vector<Message> details;
    std::vector<WhyTrigger> triggers;
    std::vector<WhyCondition> conditions;
    std::vector<WhyMiss> misses; ///< oldest first
    std::vector<WhyLink> chain;  ///< from what was asked about down to its root
    std::optional<Message> root;
    bool shortened = false; ///< more was found than an answer holds
};

/// Called once, on the GUI thread, unless the question is withdrawn or the connection destroyed.
/// Codes `inquiry.*` (an unknown name comes with the nearest one), `server.limit.why`,
/// `sessions.role.not-allowed`, `sessions.recording.unknown`.
using WhyAnswered = std::function<void(Result<Why>)>;

} // namespace ward::client
