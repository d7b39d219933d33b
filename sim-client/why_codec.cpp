// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/why_codec.h"

#include "core/contract/codec/wire_codec.h"

namespace ward::client {

namespace wire = v1::wire;
using contract::fromProto;

namespace {

using Conditions = google::protobuf::RepeatedPtrField<wire::WhyCondition>;

std::vector<WhyCondition> conditionsFrom(const Conditions &messages)
{
    std::vector<WhyCondition> list;
    for (const wire::WhyCondition &message : messages) {
        WhyCondition &condition = list.emplace_back();
        condition.text = fromProto(message.text());
        condition.holds = message.holds();
        if (message.has_found())
            condition.found = fromProto(message.found());
        condition.children = conditionsFrom(message.children());
    }
    return list;
}

} // namespace

void toProto(const WhyQuestion &question, wire::AskWhy &out)
{
    switch (question.about) {
    case WhyQuestion::About::Rule:
        out.set_rule(question.name);
        break;
    case WhyQuestion::About::Event:
        out.set_event(question.event);
        break;
    case WhyQuestion::About::Vital:
        out.set_vital(question.name);
        break;
    }
    out.set_entity(question.entity);
    out.set_tick(question.at ? question.at->n : -1);
}

Why fromProto(const wire::Why &message)
{
    Why why;
    why.at = Tick{message.tick()};
    why.headline = fromProto(message.headline());
    for (const wire::Text &detail : message.details())
        why.details.push_back(fromProto(detail));
    for (const wire::WhyTrigger &t : message.triggers()) {
        WhyTrigger &trigger = why.triggers.emplace_back();
        trigger.text = fromProto(t.text());
        trigger.state = fromProto(t.state());
        if (t.has_approach())
            trigger.approach = fromProto(t.approach());
    }
    why.conditions = conditionsFrom(message.conditions());
    for (const wire::WhyMiss &miss : message.misses())
        why.misses.push_back({miss.event(), Tick{miss.tick()}, fromProto(miss.reason()),
                              conditionsFrom(miss.conditions())});
    for (const wire::WhyLink &link : message.chain())
        why.chain.push_back({link.event(), Tick{link.tick()}, link.type(), link.actor(),
                             link.input(), fromProto(link.what())});
    if (message.has_root())
        why.root = fromProto(message.root());
    why.shortened = message.shortened();
    return why;
}

} // namespace ward::client
