// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/rehearse.h"

#include <algorithm>

namespace ward::rehearsal {

namespace {

using content::Severity;

class Finder
{
public:
    Finder(const Subject &subject, const Report &report)
        : m_items(subject.inventory.items())
        , m_inventory(subject.inventory)
        , m_report(report)
    {
    }

    content::Diagnostics find()
    {
        for (const auto &[item, incident] : m_report.loops)
            incidentOf("rehearsal.rule.loop", item, incident);
        for (const auto &[item, incident] : m_report.faults)
            incidentOf("rehearsal.script.fault", item, incident);
        for (std::size_t i = 0; i < m_items.size(); ++i)
            look(i);
        for (const auto &[what, incident] : m_report.refused) {
            add(Severity::Info, "rehearsal.action.refused", {},
                {{"action", what.first},
                 {"count", static_cast<std::int64_t>(incident.runs)},
                 {"runs", std::int64_t{m_report.runs}}});
        }
        std::stable_sort(m_out.begin(), m_out.end(),
                         [](const content::Diagnostic &a, const content::Diagnostic &b) {
                             return a.severity > b.severity;
                         });
        return std::move(m_out);
    }

private:
    void look(std::size_t index)
    {
        const Item &item = m_items[index];
        const ItemReport &report = m_report.items[index];
        const bool reached = report.reached.count > 0;
        switch (item.kind) {
        case Item::Kind::Phase:
            if (!reached)
                never(Severity::Warning, "rehearsal.phase.never", item);
            break;
        case Item::Kind::Rule:
            if (!reached)
                never(Severity::Warning, "rehearsal.rule.never", item);
            break;
        case Item::Kind::Event:
            if (!reached)
                never(Severity::Warning, "rehearsal.event.never", item);
            break;
        case Item::Kind::Script:
            if (!reached)
                never(Severity::Warning, "rehearsal.script.never", item);
            break;
        case Item::Kind::Line:
            // Of a rule that never fired it goes without saying.
            if (!reached && isReached(item.owner))
                never(Severity::Warning, "rehearsal.line.never", item);
            break;
        case Item::Kind::Trigger:
            if (!reached && isReached(item.owner))
                never(Severity::Info, "rehearsal.trigger.never", item);
            break;
        case Item::Kind::Condition: {
            const bool refuted = report.refuted.count > 0;
            if (reached && !refuted)
                never(Severity::Info, "rehearsal.condition.always", item);
            else if (!reached && refuted)
                never(Severity::Info, "rehearsal.condition.never", item);
            break;
        }
        }
    }

    [[nodiscard]] bool isReached(const Id &record) const
    {
        const int index = m_inventory.indexOf(record);
        return index >= 0 && m_report.items[static_cast<std::size_t>(index)].reached.count > 0;
    }
    [[nodiscard]] std::string ownerOf(const Item &item) const
    {
        const int index = m_inventory.indexOf(item.owner);
        return index < 0 ? std::string() : m_items[static_cast<std::size_t>(index)].name;
    }

    void never(Severity severity, std::string code, const Item &item)
    {
        add(severity, std::move(code), item.record,
            {{"name", item.name}, {"owner", ownerOf(item)}, {"runs", std::int64_t{m_report.runs}}});
    }
    void incidentOf(std::string code, int index, const Incident &incident)
    {
        const Item &item = m_items[static_cast<std::size_t>(index)];
        add(Severity::Error, std::move(code), item.record,
            {{"name", item.name},
             {"count", static_cast<std::int64_t>(incident.runs)},
             {"runs", std::int64_t{m_report.runs}},
             {"seed", std::to_string(incident.seed)}});
    }
    void add(Severity severity, std::string code, const Id &record,
             std::vector<std::pair<std::string, MessageArg>> args)
    {
        content::Diagnostic finding;
        finding.severity = severity;
        finding.record = record;
        finding.message = Message(std::move(code), std::move(args));
        m_out.push_back(std::move(finding));
    }

    const std::vector<Item> &m_items;
    const Inventory &m_inventory;
    const Report &m_report;
    content::Diagnostics m_out;
};

} // namespace

content::Diagnostics findingsOf(const Subject &subject, const Report &report)
{
    return Finder(subject, report).find();
}

} // namespace ward::rehearsal
