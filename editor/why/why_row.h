// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "editor/why/viewer_words.h"
#include "sim-client/why.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace ward::editor {

class LogModel;

/// One line of an answer.
struct WhyRow
{
    enum class Kind {
        Headline,  ///< what is so
        Detail,    ///< more of it
        Section,   ///< heading of what follows
        Link,      ///< an event of the chain of causes, effect first
        Root,      ///< with what the chain began
        Trigger,   ///< what the rule waits for, and how it stands
        Condition, ///< what the rule asks, and what it found
        Miss,      ///< a time at which the rule nearly fired
        Remark,    ///< of the answer itself
    };
    Kind kind = Kind::Detail;
    int depth = 0; ///< of conditions within conditions
    QString text;
    QString note; ///< state of a trigger, found value of a condition, who did what is linked
    /// 1 and 0: a condition holds or not; −1: nothing to say of it.
    int holds = -1;
    std::uint64_t event = 0; ///< 0 = none: there is no moment to go to
    Tick at;
    Id rule;            ///< record of the rule (or its trigger) that the line is about; null = none
    Id entity;          ///< whom it happened to; null = the session
    bool first = false; ///< of the chain
    bool last = false;
};

/// The lines of an answer in the order in which somebody reads them: what is so, what it came of
/// down to its root, what the rule compared, how near it came at other times. What the log knows of
/// an event is said as the log says it.
[[nodiscard]] std::vector<WhyRow> rowsOf(const client::Why &why,
                                         const client::WhyQuestion &question, const LogModel &log,
                                         const ViewerWords &words);

} // namespace ward::editor
