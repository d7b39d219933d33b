// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/why/why_row.h"

#include "editor/log/actor_name.h"
#include "editor/log/log_model.h"
#include "editor/why/why_model.h"

#include "ward/v1/events/event.pb.h"

namespace ward::editor {

namespace {

using Kind = WhyRow::Kind;
namespace ev = v1::events;

/// The rule that an event is about, or a trigger of it.
Id ruleOf(const ev::Payload &payload)
{
    std::string id;
    switch (payload.kind_case()) {
    case ev::Payload::kRuleFired:
        id = payload.rule_fired().rule();
        break;
    case ev::Payload::kRuleShadowed:
        id = payload.rule_shadowed().rule();
        break;
    case ev::Payload::kRuleNearMiss:
        id = payload.rule_near_miss().trace().rule();
        break;
    case ev::Payload::kRuleProgress:
        id = payload.rule_progress().rule();
        break;
    case ev::Payload::kTriggerChanged:
        id = payload.trigger_changed().trigger();
        break;
    default:
        return {};
    }
    return Id::fromBytes(id).value_or(Id());
}

class Rows
{
public:
    Rows(const LogModel &log, const ViewerWords &words)
        : m_log(log)
        , m_words(words)
    {
    }

    void say(Kind kind, const QString &text)
    {
        WhyRow row;
        row.kind = kind;
        row.text = text;
        m_rows.push_back(row);
    }

    void addChain(const client::Why &why)
    {
        if (why.chain.empty() && !why.root)
            return;
        say(Kind::Section, WhyModel::tr("Because", "heading: what something came of"));
        const std::size_t begin = m_rows.size();
        for (const client::WhyLink &link : why.chain) {
            WhyRow row;
            row.kind = Kind::Link;
            row.note = actorName(link.actor);
            row.event = link.event;
            row.at = link.at;
            const recording::Event *event = m_log.event(link.event);
            row.text = event ? m_log.sentenceOf(*event) : m_words.say(link.what);
            if (event) {
                row.entity = m_log.entityOf(*event);
                if (const auto payload = recording::payloadOf(*event))
                    row.rule = ruleOf(*payload);
            }
            m_rows.push_back(row);
        }
        if (why.root)
            say(Kind::Root, m_words.say(*why.root));
        m_rows[begin].first = true;
        m_rows.back().last = true;
    }

    void addTriggers(const std::vector<client::WhyTrigger> &triggers)
    {
        if (!triggers.empty())
            say(Kind::Section, WhyModel::tr("When", "heading: what a rule waits for"));
        for (const client::WhyTrigger &trigger : triggers) {
            WhyRow row;
            row.kind = Kind::Trigger;
            row.text = m_words.say(trigger.text);
            row.note = m_words.say(trigger.state);
            if (trigger.approach)
                row.note += QStringLiteral("; ") + m_words.say(*trigger.approach);
            m_rows.push_back(row);
        }
    }

    void addConditions(const std::vector<client::WhyCondition> &conditions, int depth)
    {
        for (const client::WhyCondition &condition : conditions) {
            WhyRow row;
            row.kind = Kind::Condition;
            row.depth = depth;
            row.holds = condition.holds ? 1 : 0;
            row.text = m_words.say(condition.text);
            if (condition.found)
                row.note = WhyModel::tr("found: %1", "what a condition compared with")
                               .arg(m_words.say(*condition.found));
            m_rows.push_back(row);
            addConditions(condition.children, depth + 1);
        }
    }

    void addMisses(const std::vector<client::WhyMiss> &misses)
    {
        if (!misses.empty())
            say(Kind::Section,
                WhyModel::tr("Near misses", "heading: times at which a rule nearly fired"));
        // The newest is what one remembers.
        for (auto miss = misses.rbegin(); miss != misses.rend(); ++miss) {
            WhyRow row;
            row.kind = Kind::Miss;
            row.text = m_words.say(miss->reason);
            row.event = miss->event;
            row.at = miss->at;
            m_rows.push_back(row);
            addConditions(miss->conditions, 1);
        }
    }

    [[nodiscard]] std::vector<WhyRow> take() { return std::move(m_rows); }

private:
    const LogModel &m_log;
    const ViewerWords &m_words;
    std::vector<WhyRow> m_rows;
};

} // namespace

std::vector<WhyRow> rowsOf(const client::Why &why, const client::WhyQuestion &question,
                           const LogModel &log, const ViewerWords &words)
{
    Rows rows(log, words);
    // What was asked about an event is the first link of its chain.
    if (question.about != client::WhyQuestion::About::Event || why.chain.empty())
        rows.say(Kind::Headline, words.say(why.headline));
    for (const Message &detail : why.details)
        rows.say(Kind::Detail, words.say(detail));
    rows.addChain(why);
    rows.addTriggers(why.triggers);
    if (!why.conditions.empty())
        rows.say(Kind::Section, WhyModel::tr("If", "heading: what a rule asks"));
    rows.addConditions(why.conditions, 0);
    rows.addMisses(why.misses);
    if (why.shortened)
        rows.say(Kind::Remark, WhyModel::tr("There is more than is shown here."));
    return rows.take();
}

} // namespace ward::editor
