// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/nearest.h"
#include "sim-engine/kernel/actions/arguments.h"
#include "sim-engine/kernel/actions/effects.h"
#include "sim-engine/kernel/actions/learner_actions.h"
#include "sim-engine/kernel/patient/holds.h"

namespace ward::kernel {

namespace {

void hold(const ActionCall &call)
{
    const auto channel = holdableChannel(call.core, argumentText(call.args, "field"));
    if (!channel)
        return;
    const std::string text = argumentText(call.args, "value");
    const auto value =
        text.empty() ? std::optional<double>() : heldValue(call.core, *channel, text);
    holdVital(call.core, *call.patient, *channel, value, call.actor, call.cause);
}

void release(const ActionCall &call)
{
    if (const auto channel = holdableChannel(call.core, argumentText(call.args, "field")))
        releaseVital(call.core, *call.patient, *channel, call.actor, call.cause);
}

constexpr ActionEffect kEffects[] = {
    {"instructor.hold", hold},
    {"instructor.release", release},
};

} // namespace

std::span<const ActionEffect> instructorEffects()
{
    return kEffects;
}

Result<> checkHold(const Core &core, const ResolvedAction &action)
{
    const std::string field = argumentText(action.args, "field");
    const auto channel = holdableChannel(core, field);
    if (!channel)
        return failure(
            "kernel.hold.not-a-vital",
            {{"field", field}, {"nearest", content::nearestName(field, holdableNames(core))}});
    const std::string value = argumentText(action.args, "value");
    if (!value.empty() && !heldValue(core, *channel, value))
        return failure("kernel.hold.value", {{"field", field}, {"value", value}});
    return {};
}

} // namespace ward::kernel
