// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"
#include "sim-engine/kernel/patient/alarm_limits.h"

#include <span>
#include <string_view>

namespace ward::kernel {

/// One action on its way: whom, with what, by whom, and the event that says so.
struct ActionCall
{
    Core &core;
    PatientState *patient; ///< nullptr only for actions that need none
    world::Handle target;
    const content::Cells &args;
    std::string_view actor;
    Cause cause;        ///< the event action.performed
    bool whole = false; ///< see ResolvedAction

    [[nodiscard]] world::Handle handle() const { return patient->handle; }
    /// Emits an event about the patient that this action causes.
    Cause emit(const v1::events::Payload &payload, Fact fact = {}) const;
};

struct ActionEffect
{
    std::string_view name;
    void (*perform)(const ActionCall &call);
};

/// What each action does, by name; an action without an effect (looking, calling) has no row.
[[nodiscard]] std::span<const ActionEffect> circulationEffects(); ///< CPR, defibrillator
[[nodiscard]] std::span<const ActionEffect> drugEffects();        ///< drugs and fluids
[[nodiscard]] std::span<const ActionEffect> airwayEffects();      ///< airway and ventilation
[[nodiscard]] std::span<const ActionEffect> monitorEffects();     ///< sensors, alarms, speech
[[nodiscard]] std::span<const ActionEffect> pathologyEffects();   ///< phys.*
[[nodiscard]] std::span<const ActionEffect> instructorEffects();  ///< holding a vital

/// The limits that the arguments of `alarm.limits` say. Code `kernel.limits.number`.
[[nodiscard]] Result<LimitChange> limitsFrom(const Core &core, const content::Cells &args);

} // namespace ward::kernel
