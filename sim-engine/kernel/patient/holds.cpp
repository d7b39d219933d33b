// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/holds.h"

#include "core/content/cell_text.h"
#include "core/content/units.h"
#include "sim-engine/kernel/events/cells.h"
#include "sim-engine/kernel/patient/vitals.h"
#include "sim-engine/kernel/rules/trends.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <cmath>

namespace ward::kernel {

namespace {

FieldKey keyOf(const Core &core, const PatientState &patient, Channel channel)
{
    return {patient.handle, core.bindings.channel(channel)};
}

/// Holds the vital at the value that is in the record.
void holdAtRecorded(Core &core, PatientState &patient, Channel channel)
{
    const FieldKey key = keyOf(core, patient, channel);
    const std::int32_t raw = core.world.raw(key.handle, key.field);
    const double step = core.bindings.ranges[static_cast<std::size_t>(channel)].step;
    holdChannel(patient, channel,
                raw == world::kUnset ? shownValue(core, patient, channel) : raw * step);
    core.fields.hold(key, raw);
}

void announce(Core &core, const FieldKey &key, bool held, const content::CellValue &before,
              std::string_view actor, Cause cause)
{
    v1::events::Payload payload;
    auto *event = payload.mutable_vital_held();
    event->set_field(core.world.layout().path(key.field));
    event->set_held(held);
    putCell(before, *event->mutable_before());
    putCell(core.world.value(key.handle, key.field), *event->mutable_value());
    core.fields.drivenBy(key, core.events.emit(payload, {key.handle, actor, cause}));
}

} // namespace

std::optional<Channel> holdableChannel(const Core &core, std::string_view field)
{
    const std::string path = field.find('.') == std::string_view::npos
                                 ? "vitals." + std::string(field)
                                 : std::string(field);
    const world::FieldRef ref = core.world.layout().find(path);
    return ref.isValid() ? core.bindings.channelOf(ref) : std::nullopt;
}

std::vector<std::string> holdableNames(const Core &core)
{
    std::vector<std::string> names;
    for (const world::FieldRef field : core.bindings.channels)
        names.push_back(core.world.layout().path(field));
    return names;
}

std::optional<double> heldValue(const Core &core, Channel channel, std::string_view text)
{
    const content::FieldSpec *spec =
        core.schema.field(core.world.layout().path(core.bindings.channel(channel)));
    const auto cell = spec ? content::cellFromText(core.schema, *spec, text)
                           : Result<content::CellValue>(content::CellValue());
    if (!spec || !cell)
        return std::nullopt;
    double value = 0;
    if (const auto *quantity = std::get_if<content::Quantity>(&*cell))
        value = content::convert(quantity->value, quantity->unit, spec->unit).value_or(NAN);
    else if (const auto *whole = std::get_if<std::int64_t>(&*cell))
        value = static_cast<double>(*whole);
    else
        return std::nullopt;
    const ChannelRange &range = core.bindings.ranges[static_cast<std::size_t>(channel)];
    return value >= range.low && value <= range.high ? std::optional(value) : std::nullopt;
}

void holdVital(Core &core, PatientState &patient, Channel channel, std::optional<double> value,
               std::string_view actor, Cause cause)
{
    const FieldKey key = keyOf(core, patient, channel);
    const content::CellValue before = core.world.value(key.handle, key.field);
    const bool again = core.fields.release(key);
    if (value)
        core.fields.setQuantity(key.handle, key.field, *value);
    holdAtRecorded(core, patient, channel);
    announce(core, key, true, before, actor, cause);
    if (again)
        return;
    for (const TrendState &trend : core.state.trends) {
        if (trend.key == key && trend.running)
            (void)isRefusedByHold(core, key, {}, trend.cause);
    }
}

void releaseVital(Core &core, PatientState &patient, Channel channel, std::string_view actor,
                  Cause cause)
{
    const FieldKey key = keyOf(core, patient, channel);
    if (!core.fields.release(key))
        return;
    releaseChannel(core, patient, channel);
    takeUpTrends(core, key);
    announce(core, key, false, core.world.value(key.handle, key.field), actor, cause);
}

void moveHold(Core &core, const FieldKey &key)
{
    PatientState *patient = core.patient(key.handle);
    const auto channel = core.bindings.channelOf(key.field);
    if (patient && channel && core.fields.holdOf(key))
        holdAtRecorded(core, *patient, *channel);
}

bool isRefusedByHold(Core &core, const FieldKey &key, const Id &rule, Cause cause)
{
    if (!core.fields.holdOf(key))
        return false;
    v1::events::Payload payload;
    auto *shadowed = payload.mutable_rule_shadowed();
    if (!rule.isNull())
        shadowed->set_rule(rule.toBytes());
    shadowed->set_field(core.world.layout().path(key.field));
    shadowed->set_reason("held");
    core.events.emit(payload, {key.handle, "scenario", cause});
    return true;
}

void applyHolds(const PatientState &patient, ChannelValues &values)
{
    for (std::size_t i = 0; i < kChannels; ++i) {
        if (patient.holds[i])
            values[i] = patient.holdValues[i];
    }
    double &sbp = at(values, Channel::Sbp);
    double &map = at(values, Channel::Map);
    double &dbp = at(values, Channel::Dbp);
    const bool systolic = isHeld(patient, Channel::Sbp);
    const bool mean = isHeld(patient, Channel::Map);
    const bool diastolic = isHeld(patient, Channel::Dbp);
    if (!systolic && (mean || diastolic))
        sbp = std::max({sbp, mean ? map : sbp, diastolic ? dbp : sbp});
    if (!diastolic && (mean || systolic))
        dbp = std::min({dbp, mean ? map : dbp, sbp});
    if (!mean && (systolic || diastolic))
        map = std::clamp(map, std::min(dbp, sbp), std::max(dbp, sbp));
}

} // namespace ward::kernel
