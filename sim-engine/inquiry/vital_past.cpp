// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/inquiry/vital_past.h"

#include "core/content/proto_codec.h"

#include <algorithm>

namespace ward::inquiry {

namespace ev = v1::events;

Result<VitalPast> VitalPast::of(const History &history, const Vital &vital)
{
    auto events = history.events({"vital.held", "vital.trend-started", "vital.trend-ended",
                                  "value.set", "world.changed", "rhythm.changed", "drug.given",
                                  "action.performed", "rule.shadowed"});
    if (!events)
        return failure(std::move(events.error()));
    VitalPast past;
    past.m_patient = vital.handle;
    past.m_events = *std::move(events);
    for (std::size_t i = 0; i < past.m_events.size(); ++i)
        past.take(static_cast<int>(i), history, vital);
    const world::FieldRef pulse = history.world().layout().find("circulation.pulse");
    past.m_pulse = !pulse.isValid() || history.world().flag(vital.handle, pulse);
    return past;
}

bool VitalPast::changes(const ev::ChangeSet &change, const History &history,
                        const Vital &vital) const
{
    const auto parsed = content::fromProto(change);
    if (!parsed)
        return false;
    const Id patient = history.world().id(vital.handle);
    return std::any_of(parsed->ops.begin(), parsed->ops.end(), [&](const content::Op &op) {
        const auto *set = std::get_if<content::SetOp>(&op);
        if (!set)
            return false;
        if (set->record == patient)
            return set->cell == vital.path;
        const content::Record *record = history.document().find(set->record);
        return record && record->parent == patient && record->kind + "." + set->cell == vital.path;
    });
}

void VitalPast::take(int index, const History &history, const Vital &vital)
{
    const Happened &happened = m_events[static_cast<std::size_t>(index)];
    const ev::Payload &payload = happened.payload;
    if (payload.has_world_changed()) {
        if (changes(payload.world_changed().change(), history, vital)) {
            m_write = index;
            m_trend = -1;
            m_shadowed = -1;
        }
        return;
    }
    if (happened.event.aggregate != vital.handle)
        return;
    switch (payload.kind_case()) {
    case ev::Payload::kVitalHeld:
        if (payload.vital_held().field() == vital.path) {
            m_held = payload.vital_held().held() ? index : -1;
            m_write = index;
        }
        break;
    case ev::Payload::kTrendStarted:
        if (payload.trend_started().field() == vital.path) {
            m_trend = index;
            m_shadowed = -1;
        }
        break;
    case ev::Payload::kTrendEnded:
        if (payload.trend_ended().field() == vital.path) {
            m_trend = -1;
            m_write = index;
        }
        break;
    case ev::Payload::kValueSet:
        if (payload.value_set().field() == vital.path) {
            m_write = index;
            m_shadowed = -1;
        }
        break;
    case ev::Payload::kRuleShadowed:
        if (payload.rule_shadowed().field() == vital.path)
            m_shadowed = index;
        break;
    case ev::Payload::kRhythmChanged:
        m_rhythm = index;
        break;
    default:
        break;
    }
}

std::string VitalPast::shadowReason() const
{
    const Happened *told = shadowed();
    return told && told->payload.rule_shadowed().reason() == "held" ? "@inquiry.shadow.held"
                                                                    : "@inquiry.shadow.claimed";
}

const Happened *VitalPast::beginning(const kernel::Influence &influence) const
{
    if (influence.kind == "rhythm")
        return rhythm();
    const auto began = [&](const Happened &happened) {
        if (happened.event.aggregate != m_patient)
            return false;
        if (influence.kind == "drug")
            return happened.payload.has_drug_given() &&
                   happened.payload.drug_given().drug() == influence.name &&
                   happened.payload.drug_given().mode() != "stop" &&
                   happened.payload.drug_given().mode() != "kvo";
        return happened.payload.has_action_performed() &&
               happened.payload.action_performed().action() == influence.kind;
    };
    const auto last = std::find_if(m_events.rbegin(), m_events.rend(), began);
    return last == m_events.rend() ? nullptr : &*last;
}

} // namespace ward::inquiry
