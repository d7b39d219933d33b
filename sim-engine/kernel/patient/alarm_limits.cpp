// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/alarm_limits.h"

#include "core/content/nearest.h"
#include "core/content/units.h"
#include "sim-engine/kernel/events/cells.h"
#include "ward/v1/events/event.pb.h"

namespace ward::kernel {

namespace {

constexpr double kNone = 1e9;

/// How far beyond a limit the priority becomes high, as monitors have it (extreme rates lie at a
/// fixed distance from the limits). With the adult defaults: HR 40 and 150, SpO2 85, MAP 60, RR 8
/// and 30, temperature 35 and 40.5. Engineering choices in the style of IEC 60601-1-8.
struct Beyond
{
    double low = kNone;
    double high = kNone;
};
constexpr Beyond beyond(Limited parameter)
{
    switch (parameter) {
    case Limited::Hr:
    case Limited::Pulse:
        return {10, 30};
    case Limited::Spo2:
        return {5, kNone};
    case Limited::Map:
        return {0, kNone};
    case Limited::Rr:
        return {0, 6};
    case Limited::Temp:
        return {1, 2.5};
    case Limited::Icp:
        return {kNone, 5};
    default:
        return {};
    }
}

std::optional<Limited> limitedOf(std::string_view name)
{
    for (std::size_t i = 0; i < kLimited; ++i) {
        if (limitedName(static_cast<Limited>(i)) == name)
            return static_cast<Limited>(i);
    }
    return std::nullopt;
}

std::optional<double> valueIn(const content::Quantity &quantity, const std::string &unit)
{
    const auto value = content::convert(quantity.value, quantity.unit, unit);
    return value ? std::optional(*value) : std::nullopt;
}

Result<> checkSide(const Core &core, const std::string &parameter, world::FieldRef field,
                   const std::optional<content::Quantity> &limit, std::optional<double> &value)
{
    if (!limit)
        return {};
    if (!field.isValid())
        return failure("kernel.limits.side", {{"parameter", parameter}});
    const std::string &unit = core.world.layout().field(field).unit;
    const MessageQuantity given{limit->value, limit->unit};
    value = valueIn(*limit, unit);
    if (!value)
        return failure(
            "kernel.limits.unit",
            {{"parameter", parameter}, {"value", given}, {"expected", content::displayUnit(unit)}});
    const content::FieldSpec *spec = core.schema.field(core.world.layout().path(field));
    if (spec && spec->hard && (*value < spec->hard->low || *value > spec->hard->high))
        return failure("kernel.limits.range", {{"parameter", parameter},
                                               {"value", given},
                                               {"low", MessageQuantity{spec->hard->low, unit}},
                                               {"high", MessageQuantity{spec->hard->high, unit}}});
    return {};
}

void write(Core &core, PatientState &patient, world::FieldRef field,
           const std::optional<content::Quantity> &limit, std::string_view actor, Cause cause)
{
    if (!limit)
        return;
    const std::string &unit = core.world.layout().field(field).unit;
    v1::events::Payload payload;
    auto *set = payload.mutable_value_set();
    set->set_field(core.world.layout().path(field));
    putCell(core.world.value(patient.handle, field), *set->mutable_before());
    if (!core.fields.setQuantity(patient.handle, field, valueIn(*limit, unit).value_or(0)))
        return;
    putCell(core.world.value(patient.handle, field), *set->mutable_after());
    const Cause set_ = core.events.emit(payload, {patient.handle, actor, cause});
    core.fields.drivenBy({patient.handle, field}, set_);
}

} // namespace

AlarmLimits alarmLimits(const Core &core, const PatientState &patient, Limited parameter)
{
    const auto i = static_cast<std::size_t>(parameter);
    const Bindings &b = core.bindings;
    const auto limit = [&](world::FieldRef field, double usual) {
        return field.isValid() ? core.world.quantity(patient.handle, field).value_or(usual) : usual;
    };
    const Beyond outer = beyond(parameter);
    const double low = limit(b.limitLow[i], b.usualLow[i]);
    const double high = limit(b.limitHigh[i], b.usualHigh[i]);
    return {low, high, low - outer.low, high + outer.high};
}

Result<> checkAlarmLimits(const Core &core, const world::World &world, world::Handle patient,
                          const LimitChange &change)
{
    const auto parameter = limitedOf(change.parameter);
    if (!parameter) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < kLimited; ++i)
            names.emplace_back(limitedName(static_cast<Limited>(i)));
        return failure("kernel.limits.parameter",
                       {{"value", change.parameter},
                        {"nearest", content::nearestName(change.parameter, names)}});
    }
    if (!world.hasComponent(patient, core.bindings.limits))
        return failure("kernel.limits.none", {{"target", std::string(world.name(patient))}});
    const auto i = static_cast<std::size_t>(*parameter);
    std::optional<double> low;
    std::optional<double> high;
    if (auto good = checkSide(core, change.parameter, core.bindings.limitLow[i], change.low, low);
        !good)
        return good;
    if (auto good =
            checkSide(core, change.parameter, core.bindings.limitHigh[i], change.high, high);
        !good)
        return good;
    const auto now = [&](world::FieldRef field, double otherwise) {
        return field.isValid() ? world.quantity(patient, field).value_or(otherwise) : otherwise;
    };
    const double lowest = low.value_or(now(core.bindings.limitLow[i], -kNone));
    const double highest = high.value_or(now(core.bindings.limitHigh[i], kNone));
    if (lowest >= highest)
        return failure("kernel.limits.order",
                       {{"parameter", change.parameter}, {"low", lowest}, {"high", highest}});
    return {};
}

Result<> setAlarmLimits(Core &core, PatientState &patient, const LimitChange &change,
                        std::string_view actor, Cause cause)
{
    if (auto good = checkAlarmLimits(core, core.world, patient.handle, change); !good)
        return good;
    const auto i = static_cast<std::size_t>(*limitedOf(change.parameter));
    write(core, patient, core.bindings.limitLow[i], change.low, actor, cause);
    write(core, patient, core.bindings.limitHigh[i], change.high, actor, cause);
    return {};
}

} // namespace ward::kernel
