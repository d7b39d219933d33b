// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/rules/rule_list.h"

#include "core/content/units.h"
#include "editor/rules/rules_model.h"

#include <QStringList>

#include <algorithm>

namespace ward::editor {

using content::Record;

namespace {

QString cellText(const Record &record, std::string_view cell)
{
    const auto *value = std::get_if<std::string>(&record.cell(cell));
    return value ? QString::fromStdString(*value) : QString();
}

double seconds(const Record *record)
{
    const auto *at = std::get_if<content::Quantity>(&record->cell("at"));
    return at ? content::convert(at->value, at->unit, "s").value_or(0.0) : 0.0;
}

ListedRule listed(const Record &record, const QString &card, const content::Document &document,
                  const content::Schema &schema)
{
    ListedRule made;
    made.id = record.id;
    made.card = card;
    made.name = cellText(record, "name");
    made.source = cellText(record, "source");
    made.reviewer = cellText(record, "reviewed_by");
    const auto *enabled = std::get_if<bool>(&record.cell("enabled"));
    made.enabled = !enabled || *enabled;
    const Id *phase = std::get_if<Id>(&record.cell("phase"));
    const Record *target = phase ? document.find(*phase) : nullptr;
    made.phase = target ? *phase : Id();
    made.scope = target ? cellText(*target, "name") : RulesModel::tr("in every phase");
    made.tokens = ruleSentence(document, schema, record.id);
    return made;
}

bool says(const ListedRule &rule, const QStringList &words)
{
    QStringList said{rule.name, rule.scope, rule.source};
    for (const Token &token : rule.tokens)
        said << token.text;
    const QString all = said.join(u' ');
    return std::all_of(words.begin(), words.end(), [&all](const QString &word) {
        return all.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

std::vector<ListedRule> listedRules(const content::Document &document,
                                    const content::Schema &schema)
{
    std::vector<ListedRule> rules;
    const Record *scenario = document.scenario();
    if (scenario == nullptr)
        return rules;
    auto events = document.children(scenario->id, "event");
    std::stable_sort(events.begin(), events.end(),
                     [](const Record *a, const Record *b) { return seconds(a) < seconds(b); });
    for (const Record *event : events)
        rules.push_back(listed(*event, QStringLiteral("event"), document, schema));
    for (const Record *rule : document.children(scenario->id, "rule"))
        rules.push_back(listed(*rule, QStringLiteral("rule"), document, schema));
    return rules;
}

std::vector<ListedRule> filtered(const std::vector<ListedRule> &rules, const RuleFilter &filter,
                                 const content::Document &document)
{
    // Being in a phase is being in those around it.
    std::vector<Id> phases;
    for (const Record *at = document.find(filter.phase); at != nullptr && at->kind == "phase";
         at = document.find(at->parent))
        phases.push_back(at->id);
    const QStringList words = filter.words.split(u' ', Qt::SkipEmptyParts);
    std::vector<ListedRule> shown;
    for (const ListedRule &rule : rules) {
        if (!says(rule, words))
            continue;
        ListedRule::Group group = ListedRule::Group::Any;
        if (!filter.phase.isNull()) {
            if (rule.phase.isNull())
                group = ListedRule::Group::Always;
            else if (std::find(phases.begin(), phases.end(), rule.phase) != phases.end())
                group = ListedRule::Group::Phase;
            else
                continue;
        }
        shown.push_back(rule);
        shown.back().group = group;
    }
    std::stable_sort(shown.begin(), shown.end(),
                     [](const ListedRule &a, const ListedRule &b) { return a.group < b.group; });
    return shown;
}

} // namespace ward::editor
