// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/file_inquiry.h"

#include "core/recording/reader.h"
#include "sim-engine/inquiry/inquiry.h"
#include "sim-engine/sessions/replay.h"

#include <algorithm>
#include <utility>

namespace ward::studio {

namespace {

inquiry::Question::About aboutOf(client::WhyQuestion::About about)
{
    switch (about) {
    case client::WhyQuestion::About::Event:
        return inquiry::Question::About::Event;
    case client::WhyQuestion::About::Vital:
        return inquiry::Question::About::Vital;
    case client::WhyQuestion::About::Rule:
        break;
    }
    return inquiry::Question::About::Rule;
}

std::vector<client::WhyCondition> conditionsOf(std::vector<inquiry::ConditionSeen> seen)
{
    std::vector<client::WhyCondition> conditions;
    for (inquiry::ConditionSeen &each : seen)
        conditions.push_back({std::move(each.text), each.holds, std::move(each.found),
                              conditionsOf(std::move(each.children))});
    return conditions;
}

client::Why whyOf(inquiry::Answer answer, Tick at)
{
    client::Why why;
    why.at = at;
    why.headline = std::move(answer.headline);
    why.details = std::move(answer.details);
    for (inquiry::TriggerSeen &trigger : answer.triggers)
        why.triggers.push_back(
            {std::move(trigger.text), std::move(trigger.state), std::move(trigger.approach)});
    why.conditions = conditionsOf(std::move(answer.conditions));
    for (inquiry::Miss &miss : answer.misses)
        why.misses.push_back({miss.event, miss.at, std::move(miss.reason),
                              conditionsOf(std::move(miss.conditions))});
    for (inquiry::Link &link : answer.chain)
        why.chain.push_back({link.event, link.at, std::move(link.type), std::move(link.actor),
                             link.origin == recording::Origin::Input, std::move(link.what)});
    why.root = std::move(answer.root);
    return why;
}

} // namespace

Result<client::Why> whyOfFile(const std::string &file, const client::WhyQuestion &question,
                              const std::function<bool()> &withdrawn)
{
    auto reader = recording::RecordingReader::open(file);
    if (!reader)
        return failure(std::move(reader.error()));
    const auto info = (*reader)->info();
    if (!info)
        return failure(info.error());
    inquiry::Question asked;
    asked.about = aboutOf(question.about);
    asked.name = question.name;
    asked.event = question.event;
    asked.entity = question.entity;
    asked.at = std::min(question.at.value_or(info->last), info->last);
    auto answer = inquiry::answer(
        **reader, asked, [&](Tick tick) { return sessions::simulationAt(**reader, tick); },
        withdrawn);
    if (!answer)
        return failure(std::move(answer.error()));
    return whyOf(*std::move(answer), asked.at);
}

} // namespace ward::studio
