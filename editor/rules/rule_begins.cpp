// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// What a new rule, event, phase or action begins with.
#include "core/content/rank.h"
#include "core/content/units.h"
#include "editor/edit_controller.h"
#include "editor/rules/rule_cells.h"
#include "editor/rules/rule_changes.h"

#include <algorithm>

namespace ward::editor {

using content::FieldSpec;
using content::Quantity;
using content::Record;
using content::SetOp;

content::Cells RuleChanges::newAction(const std::string &type) const
{
    content::Cells cells{{"type", type}};
    const Id patient = m_patients.empty() ? Id() : m_patients.front();
    if ((type == "set" || type == "trend" || type == "rhythm") && patient.isNull())
        return {};
    if (type == "set" || type == "trend") {
        const FieldSpec *rate = m_schema.field("vitals", "hr");
        cells["entity"] = patient;
        cells["field"] = std::string("vitals.hr");
        cells["value"] = content::formatQuantity(usualOf(*rate));
        if (type == "trend")
            cells["over"] = Quantity{60, "s"};
    } else if (type == "rhythm") {
        cells["entity"] = patient;
        cells["rhythm"] = std::string("sinus-tachycardia");
    } else if (type == "phase") {
        const auto phases = m_document.ofKind("phase");
        if (phases.empty())
            return {};
        cells["phase"] = phases.back()->id;
    } else if (type == "say") {
        if (m_actors.empty() && patient.isNull())
            return {};
        cells["entity"] = m_actors.empty() ? patient : m_actors.front();
        cells["text"] = tr("What is happening?", "said by somebody in the room").toStdString();
    } else if (type == "mark") {
        cells["text"] = tr("Worth a look", "a mark in the debriefing").toStdString();
    } else if (type == "score") {
        cells["points"] = std::int64_t{1};
    } else if (type == "prompt") {
        cells["text"] = tr("Your turn", "a prompt for the instructor").toStdString();
    }
    return cells;
}

Record RuleChanges::child(const Id &parent, std::string_view kind, content::Cells cells) const
{
    Record record;
    record.id = newId();
    record.kind = std::string(kind);
    record.parent = parent;
    const auto before = m_document.children(parent, kind);
    record.rank = content::rankBetween(before.empty() ? std::string() : before.back()->rank, {});
    record.cells = std::move(cells);
    return record;
}

std::string RuleChanges::freeName(std::string_view kind, const QString &wanted) const
{
    const auto all = m_document.ofKind(kind);
    QString name = wanted;
    for (int n = 2;
         std::any_of(all.begin(), all.end(),
                     [&](const Record *r) { return textOf(*r, "name") == name.toStdString(); });
         ++n)
        name = QStringLiteral("%1 %2").arg(wanted).arg(n);
    return name.toStdString();
}

std::pair<Id, RuleChanges::Ops> RuleChanges::whenValue() const
{
    const Record *scenario = m_document.scenario();
    if (!scenario || m_patients.empty())
        return {};
    const Record rule =
        child(scenario->id, "rule", {{"name", freeName("rule", tr("Low saturation"))}});
    const Record trigger = child(rule.id, "trigger",
                                 {{"type", std::string("vital-below")},
                                  {"entity", m_patients.front()},
                                  {"field", std::string("vitals.spo2")},
                                  {"threshold", Quantity{90, "%"}},
                                  {"clear", Quantity{92, "%"}},
                                  {"duration", Quantity{10, "s"}}});
    return withMark(rule, trigger);
}

/// A rule that sets a mark until somebody says what else shall happen.
std::pair<Id, RuleChanges::Ops> RuleChanges::withMark(const Record &rule,
                                                      const Record &trigger) const
{
    const Record action = child(rule.id, "action", newAction("mark"));
    return {rule.id, {content::AddOp{rule}, content::AddOp{trigger}, content::AddOp{action}}};
}

std::pair<Id, RuleChanges::Ops> RuleChanges::atTime() const
{
    const Record *scenario = m_document.scenario();
    if (!scenario)
        return {};
    const Record event =
        child(scenario->id, "event",
              {{"name", freeName("event", tr("At one minute"))}, {"at", Quantity{60, "s"}}});
    const Record action = child(event.id, "action", newAction("mark"));
    return {event.id, {content::AddOp{event}, content::AddOp{action}}};
}

std::pair<Id, RuleChanges::Ops> RuleChanges::whenDone() const
{
    const Record *scenario = m_document.scenario();
    if (!scenario)
        return {};
    const Record rule =
        child(scenario->id, "rule", {{"name", freeName("rule", tr("Help is called"))}});
    content::Cells cells{{"type", std::string("action")}, {"action", std::string("call.help")}};
    if (!m_patients.empty())
        cells["entity"] = m_patients.front();
    const Record trigger = child(rule.id, "trigger", std::move(cells));
    return withMark(rule, trigger);
}

std::pair<Id, RuleChanges::Ops> RuleChanges::phase() const
{
    const Record *scenario = m_document.scenario();
    if (!scenario)
        return {};
    const Record phase =
        child(scenario->id, "phase", {{"name", freeName("phase", tr("New phase"))}});
    Ops ops{content::AddOp{phase}};
    // The first one is where a session begins.
    if (content::isAbsent(scenario->cell("initial_phase")))
        ops.emplace_back(SetOp{scenario->id, "initial_phase", {}, phase.id});
    return {phase.id, std::move(ops)};
}

RuleChanges::Ops RuleChanges::also(const Id &rule, int kind) const
{
    const std::vector<std::string> names = kindNames();
    if (kind < 0 || kind >= static_cast<int>(names.size()))
        return {};
    return {
        content::AddOp{child(rule, "action", newAction(names[static_cast<std::size_t>(kind)]))}};
}

} // namespace ward::editor
