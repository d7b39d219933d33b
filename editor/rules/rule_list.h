// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/document.h"
#include "core/content/schema.h"
#include "editor/rules/rule_sentence.h"

#include <QString>

#include <vector>

namespace ward::editor {

/// A scheduled event or a rule as it is listed.
struct ListedRule
{
    enum class Group {
        Any,    ///< no phase is chosen
        Phase,  ///< counts in the chosen phase
        Always, ///< counts in every phase
    };
    Id id;
    QString card; ///< "event", "rule"
    QString name;
    Id phase; ///< that it is limited to; null = every phase
    QString scope;
    QString source;
    bool enabled = true;
    QString reviewer;
    std::vector<Token> tokens;
    Group group = Group::Any;
    bool operator==(const ListedRule &) const = default;
};

/// Scheduled events by time, then rules in their order.
[[nodiscard]] std::vector<ListedRule> listedRules(const content::Document &document,
                                                  const content::Schema &schema);

/// Which of them are looked at.
struct RuleFilter
{
    QString words; ///< each of them stands in a name, sentence, phase or source
    Id phase;      ///< null = of all phases

    [[nodiscard]] bool isEmpty() const { return words.trimmed().isEmpty() && phase.isNull(); }
};

/// Those that fit, in their order; with a phase chosen, first those that count in it (a phase
/// within a phase has its rules too), then those of every phase.
[[nodiscard]] std::vector<ListedRule> filtered(const std::vector<ListedRule> &rules,
                                               const RuleFilter &filter,
                                               const content::Document &document);

} // namespace ward::editor
