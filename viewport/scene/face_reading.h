// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/content/catalogue.h"
#include "core/world/world.h"

#include <QString>
#include <QStringList>

namespace ward::viewport {

/// What the live display on a model shows. Figures and schema names only; words are the panel's.
struct FaceReading
{
    enum class Kind { None, Monitor, Defibrillator, Ventilator, Pump, Other };
    /// A pump that is Ending infuses, but not for long; one that is Complete has stopped by itself.
    /// A defibrillator that is Busy charges.
    enum class State { Off, Ready, Active, Ending, Complete, Busy };
    Kind kind = Kind::None;
    State state = State::Off;
    QString label; ///< drug, mode of ventilation
    QString value; ///< the figure in large type
    QString unit;
    /// Of a defibrillator: how many shocks; of a pump: flow and volume infused; of a blood gas
    /// analyser: the rest of what it reported last.
    QString detail;
    /// By three: name as on every such device, number, unit. A defibrillator without electrodes on
    /// its patient has none.
    QStringList figures;
    Id patient; ///< whose values it shows
    bool operator==(const FaceReading &) const = default;
};

/// `prefab` may be null.
[[nodiscard]] FaceReading readFace(const world::World &world, world::Handle handle,
                                   const content::Prefab *prefab);

} // namespace ward::viewport
