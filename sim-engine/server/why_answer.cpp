// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/why_answer.h"

#include "core/contract/codec/wire_codec.h"
#include "sim-engine/sessions/replay.h"

#include <algorithm>

namespace ward::server {

namespace wire = v1::wire;
using contract::toProto;

namespace {

using Conditions = google::protobuf::RepeatedPtrField<wire::WhyCondition>;

/// Writes conditions as long as there is room for them.
class ConditionWriter
{
public:
    explicit ConditionWriter(int room)
        : m_room(room)
    {
    }

    void write(const std::vector<inquiry::ConditionSeen> &conditions, Conditions &out)
    {
        for (const inquiry::ConditionSeen &condition : conditions) {
            if (m_room == 0) {
                m_full = true;
                return;
            }
            --m_room;
            wire::WhyCondition &to = *out.Add();
            *to.mutable_text() = toProto(condition.text);
            to.set_holds(condition.holds);
            if (condition.found)
                *to.mutable_found() = toProto(*condition.found);
            write(condition.children, *to.mutable_children());
        }
    }
    [[nodiscard]] bool isFull() const { return m_full; }

private:
    int m_room;
    bool m_full = false;
};

void writeLink(const inquiry::Link &link, wire::WhyLink &out)
{
    out.set_event(link.event);
    out.set_tick(link.at.n);
    out.set_type(link.type);
    out.set_actor(link.actor);
    out.set_input(link.origin == recording::Origin::Input);
    *out.mutable_what() = toProto(link.what);
}

Result<inquiry::Question> questionOf(const wire::AskWhy &asked)
{
    using About = inquiry::Question::About;
    inquiry::Question question;
    question.entity = asked.entity();
    switch (asked.about_case()) {
    case wire::AskWhy::kRule:
        question.about = About::Rule;
        question.name = asked.rule();
        return question;
    case wire::AskWhy::kEvent:
        question.about = About::Event;
        question.event = asked.event();
        return question;
    case wire::AskWhy::kVital:
        question.about = About::Vital;
        question.name = asked.vital();
        return question;
    case wire::AskWhy::ABOUT_NOT_SET:
        break;
    }
    return failure("server.query.why");
}

} // namespace

void toProto(const inquiry::Answer &answer, const WhyLimits &limits, wire::Why &out)
{
    const auto texts = static_cast<std::size_t>(limits.texts);
    const auto misses = static_cast<std::size_t>(limits.misses);
    const auto links = static_cast<std::size_t>(limits.links);
    *out.mutable_headline() = toProto(answer.headline);
    for (std::size_t i = 0; i < std::min(texts, answer.details.size()); ++i)
        *out.add_details() = toProto(answer.details[i]);
    for (std::size_t i = 0; i < std::min(texts, answer.triggers.size()); ++i) {
        const inquiry::TriggerSeen &trigger = answer.triggers[i];
        wire::WhyTrigger &to = *out.add_triggers();
        *to.mutable_text() = toProto(trigger.text);
        *to.mutable_state() = toProto(trigger.state);
        if (trigger.approach)
            *to.mutable_approach() = toProto(*trigger.approach);
    }
    ConditionWriter conditions(limits.conditions);
    conditions.write(answer.conditions, *out.mutable_conditions());
    for (std::size_t i = answer.misses.size() - std::min(misses, answer.misses.size());
         i < answer.misses.size(); ++i) {
        wire::WhyMiss &to = *out.add_misses();
        to.set_event(answer.misses[i].event);
        to.set_tick(answer.misses[i].at.n);
        *to.mutable_reason() = toProto(answer.misses[i].reason);
        conditions.write(answer.misses[i].conditions, *to.mutable_conditions());
    }
    // The root is what matters most, so it takes the last place.
    const bool longChain = answer.chain.size() > links;
    const std::size_t head = longChain ? links - 1 : answer.chain.size();
    for (std::size_t i = 0; i < head; ++i)
        writeLink(answer.chain[i], *out.add_chain());
    if (longChain)
        writeLink(answer.chain.back(), *out.add_chain());
    if (answer.root)
        *out.mutable_root() = toProto(*answer.root);
    out.set_shortened(longChain || conditions.isFull() || answer.details.size() > texts ||
                      answer.triggers.size() > texts || answer.misses.size() > misses);
}

Result<wire::Why> answerWhy(const wire::AskWhy &asked, recording::RecordingReader &reader,
                            inquiry::Cancelled withdrawn)
{
    auto question = questionOf(asked);
    if (!question)
        return failure(std::move(question.error()));
    if (withdrawn())
        return failure("inquiry.cancelled");
    const auto info = reader.info();
    if (!info)
        return failure(info.error());
    // Who watches a run is a little ahead of its recorder.
    const bool newest = asked.tick() == -1 || (!info->closed && asked.tick() > info->last.n);
    question->at = newest ? info->last : Tick{asked.tick()};
    const auto answer = inquiry::answer(
        reader, *question, [&](Tick tick) { return sessions::simulationAt(reader, tick); },
        std::move(withdrawn));
    if (!answer)
        return failure(answer.error());
    wire::Why why;
    why.set_tick(question->at.n);
    toProto(*answer, WhyLimits(), why);
    return why;
}

} // namespace ward::server
