// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/inquiry/history.h"

namespace ward::inquiry {

/// What people call things, found in a recording. A name that is unknown fails with the one most
/// likely meant (argument `nearest`).

/// A rule by its name, ASCII case ignored, or by its id: names may be the same. Codes
/// `inquiry.unknown-rule|rule.gone`.
[[nodiscard]] Result<const content::Record *> ruleNamed(const History &history,
                                                        std::string_view name);

struct Vital
{
    world::Handle handle = world::kNoHandle;
    world::FieldRef field;
    const content::FieldSpec *spec = nullptr;
    std::string path;
};

/// A vital by label ("SpO2"), name ("spo2"), path ("vitals.spo2") or, for a pressure, the plain
/// word ("ABP" is the mean), of the entity named (or its id) or, without a name, of the patient
/// that most has happened to. Codes
/// `inquiry.unknown-vital|unknown-entity|not-a-patient|no-patient`.
[[nodiscard]] Result<Vital> vitalNamed(const History &history, std::string_view vital,
                                       std::string_view entity);

} // namespace ward::inquiry
