// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/units.h"
#include "sim-engine/kernel/events/cells.h"
#include "sim-engine/kernel/patient/resuscitation.h"
#include "sim-engine/kernel/patient/vitals.h"
#include "sim-engine/kernel/rules/named_values.h"
#include "sim-engine/kernel/rules/rule_actions.h"
#include "sim-engine/kernel/rules/trends.h"
#include "ward/v1/events/event.pb.h"

#include <set>

namespace ward::kernel {

namespace {

/// A number of the action's value in the field's unit; a relative one is a difference.
double numberOf(const Action &action)
{
    if (const auto *quantity = std::get_if<content::Quantity>(&action.value)) {
        const std::string &unit = action.target.spec->unit;
        const double value =
            content::convert(quantity->value, quantity->unit, unit).value_or(quantity->value);
        // A difference of temperatures must not be moved by the offset of its scale.
        return action.relative ? value - content::convert(0, quantity->unit, unit).value_or(0)
                               : value;
    }
    if (const auto *whole = std::get_if<std::int64_t>(&action.value))
        return static_cast<double>(*whole);
    if (const auto *number = std::get_if<double>(&action.value))
        return *number;
    return 0;
}

bool isNumber(const content::FieldSpec &spec)
{
    return spec.type == content::FieldType::Quantity || spec.type == content::FieldType::Number ||
           spec.type == content::FieldType::Integer;
}

void set(Core &core, const Action &action, world::Handle handle, const ActionOrigin &origin)
{
    const FieldKey key{handle, action.target.field};
    if (!core.world.hasComponent(handle, key.field.component) || !claim(core, key, origin))
        return;
    if (isNumber(*action.target.spec)) {
        const double value = numberOf(action);
        setNumber(core, key, action.relative ? exactValue(core, key) + value : value,
                  kScenarioActor, origin.cause);
        return;
    }
    if (key.field == core.bindings.ecg) {
        if (PatientState *patient = core.patient(handle)) {
            if (const auto *name = std::get_if<std::string>(&action.value))
                setRhythm(core, *patient, core.bindings.rhythmIndex(*name), kScenarioActor,
                          origin.cause);
        }
        return;
    }
    const content::CellValue before = core.world.value(handle, key.field);
    if (!core.world.setValue(handle, key.field, action.value))
        return;
    const content::CellValue after = core.world.value(handle, key.field);
    if (before == after)
        return;
    core.fields.touched(handle, key.field);
    v1::events::Payload payload;
    payload.mutable_value_set()->set_field(core.world.layout().path(key.field));
    putCell(before, *payload.mutable_value_set()->mutable_before());
    putCell(after, *payload.mutable_value_set()->mutable_after());
    core.fields.drivenBy(key, emitFor(core, payload, handle, origin));
    if (PatientState *patient = core.patient(handle))
        patient->changed = true;
}

void trend(Core &core, const Action &action, world::Handle handle, const ActionOrigin &origin)
{
    const FieldKey key{handle, action.target.field};
    if (!core.world.hasComponent(handle, key.field.component) || !claim(core, key, origin))
        return;
    TrendRequest request;
    request.key = key;
    request.to = numberOf(action);
    request.relative = action.relative;
    request.over = action.over;
    request.tau = action.tau;
    request.until = action.until;
    request.floor = action.floor;
    request.ceiling = action.ceiling;
    request.curve = action.curve;
    request.mode = action.mode;
    request.cause = origin.cause;
    startTrend(core, request);
}

/// Of one field, or of every field of the entity that is under way.
void stopTrends(Core &core, const Action &action, world::Handle handle, const ActionOrigin &origin)
{
    std::set<FieldKey> keys;
    for (const TrendState &trend : core.state.trends) {
        if (trend.key.handle == handle &&
            (!action.target.field.isValid() || trend.key.field == action.target.field))
            keys.insert(trend.key);
    }
    for (const FieldKey &key : keys) {
        if (claim(core, key, origin))
            endTrends(core, key, "stopped", origin.cause);
    }
}

void score(Core &core, const Action &action, const ActionOrigin &origin)
{
    const std::int32_t before = core.world.raw(kSessionHandle, core.bindings.score);
    const std::int32_t total = (before == world::kUnset ? 0 : before) + action.points;
    core.fields.setRaw(kSessionHandle, core.bindings.score, total);
    v1::events::Payload payload;
    auto *scored = payload.mutable_scored();
    scored->set_points(action.points);
    scored->set_total(total);
    scored->set_reason(action.text);
    const Cause self = emitFor(core, payload, world::kNoHandle, origin);
    core.fields.drivenBy({kSessionHandle, core.bindings.score}, self);
}

/// Points and additions of several rules add up; what is set has one writer.
void variable(Core &core, const Action &action, const ActionOrigin &origin)
{
    const bool adds = action.variableOperation == VariableOperation::Add;
    if (!adds && !claimNamed(core, "variable." + action.variable, origin))
        return;
    const double before = adds ? variableOf(core, action.variable) : 0;
    setVariable(core, action.variable, before + action.number, kScenarioActor, origin.cause);
}

} // namespace

void performValueAction(Core &core, const Action &action, world::Handle handle,
                        const ActionOrigin &origin)
{
    if (action.type == ActionType::Score)
        return score(core, action, origin);
    if (action.type == ActionType::Variable)
        return variable(core, action, origin);
    if (handle == world::kNoHandle)
        return;
    switch (action.type) {
    case ActionType::Set:
    case ActionType::Device:
        set(core, action, handle, origin);
        break;
    case ActionType::Trend:
        trend(core, action, handle, origin);
        break;
    case ActionType::StopTrend:
        stopTrends(core, action, handle, origin);
        break;
    case ActionType::Rhythm:
        if (PatientState *patient = core.patient(handle)) {
            if (claim(core, {handle, core.bindings.ecg}, origin))
                setRhythm(core, *patient, action.rhythm, kScenarioActor, origin.cause);
        }
        break;
    default:
        break;
    }
}

} // namespace ward::kernel
