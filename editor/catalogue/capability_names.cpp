// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/catalogue/capability_names.h"

#include "core/base/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ward::editor {

namespace {

struct Name
{
    std::string_view capability;
    const char *text; ///< "" = no badge
};

// In the order of the capabilities.
constexpr std::array kNames{
    Name{"actor.family", ""},
    Name{"actor.nurse", ""},
    Name{"actor.physician", ""},
    Name{"actor.speech", QT_TRANSLATE_NOOP("Capability", "Speaks")},
    Name{"actor.staff", QT_TRANSLATE_NOOP("Capability", "Staff")},
    Name{"air.flow", QT_TRANSLATE_NOOP("Capability", "Flow meter")},
    Name{"air.supply", QT_TRANSLATE_NOOP("Capability", "Air")},
    Name{"airway.bvm", QT_TRANSLATE_NOOP("Capability", "Ventilates by hand")},
    Name{"airway.laryngoscope", QT_TRANSLATE_NOOP("Capability", "Laryngoscopy")},
    Name{"airway.mask", QT_TRANSLATE_NOOP("Capability", "Mask")},
    Name{"airway.suction", QT_TRANSLATE_NOOP("Capability", "Suction")},
    Name{"airway.supplies", QT_TRANSLATE_NOOP("Capability", "Airway supplies")},
    Name{"airway.tube", QT_TRANSLATE_NOOP("Capability", "Tracheal tube")},
    Name{"bed.backrest", QT_TRANSLATE_NOOP("Capability", "Backrest")},
    Name{"bed.height", QT_TRANSLATE_NOOP("Capability", "Height")},
    Name{"bed.support", QT_TRANSLATE_NOOP("Capability", "Takes a patient")},
    Name{"cart.drawers", QT_TRANSLATE_NOOP("Capability", "Drawers")},
    Name{"chest.drain", QT_TRANSLATE_NOOP("Capability", "Drains the chest")},
    Name{"circulation.ecmo", QT_TRANSLATE_NOOP("Capability", "Circulation")},
    Name{"circulation.iabp", QT_TRANSLATE_NOOP("Capability", "Counterpulsation")},
    Name{"defib.cardioversion", QT_TRANSLATE_NOOP("Capability", "Cardioversion")},
    Name{"defib.pacing", QT_TRANSLATE_NOOP("Capability", "Pacing")},
    Name{"defib.pads", QT_TRANSLATE_NOOP("Capability", "Pads")},
    Name{"defib.shock", QT_TRANSLATE_NOOP("Capability", "Shock")},
    Name{"drug.bolus", QT_TRANSLATE_NOOP("Capability", "Bolus")},
    Name{"drug.hang", QT_TRANSLATE_NOOP("Capability", "Hangs drugs")},
    Name{"drug.infusion", QT_TRANSLATE_NOOP("Capability", "Infusion")},
    Name{"drug.store", QT_TRANSLATE_NOOP("Capability", "Drugs")},
    Name{"fluid.hang", QT_TRANSLATE_NOOP("Capability", "Hangs fluids")},
    Name{"hygiene.gloves", QT_TRANSLATE_NOOP("Capability", "Gloves")},
    Name{"hygiene.hands", QT_TRANSLATE_NOOP("Capability", "Hand hygiene")},
    Name{"imaging.echo", QT_TRANSLATE_NOOP("Capability", "Echo")},
    Name{"imaging.ultrasound", QT_TRANSLATE_NOOP("Capability", "Ultrasound")},
    Name{"imaging.xray", QT_TRANSLATE_NOOP("Capability", "X-ray")},
    Name{"lab.abg", QT_TRANSLATE_NOOP("Capability", "Blood gases")},
    Name{"monitor.abp", QT_TRANSLATE_NOOP("Capability", "Arterial pressure")},
    Name{"monitor.co2", QT_TRANSLATE_NOOP("Capability", "CO₂")},
    Name{"monitor.cvp", QT_TRANSLATE_NOOP("Capability", "CVP")},
    Name{"monitor.ecg", QT_TRANSLATE_NOOP("Capability", "ECG")},
    Name{"monitor.nibp", QT_TRANSLATE_NOOP("Capability", "NIBP")},
    Name{"monitor.resp", QT_TRANSLATE_NOOP("Capability", "Respiration")},
    Name{"monitor.spo2", QT_TRANSLATE_NOOP("Capability", "SpO₂")},
    Name{"monitor.temp", QT_TRANSLATE_NOOP("Capability", "Temperature")},
    Name{"oxygen.ecmo", QT_TRANSLATE_NOOP("Capability", "Oxygenation")},
    Name{"oxygen.flow", QT_TRANSLATE_NOOP("Capability", "Flow meter")},
    Name{"oxygen.mix", QT_TRANSLATE_NOOP("Capability", "Mixes oxygen")},
    Name{"oxygen.supply", QT_TRANSLATE_NOOP("Capability", "Oxygen")},
    Name{"patient.adult", QT_TRANSLATE_NOOP("Capability", "Adult")},
    Name{"patient.airway", QT_TRANSLATE_NOOP("Capability", "Airway")},
    Name{"patient.circulation", QT_TRANSLATE_NOOP("Capability", "Circulation")},
    Name{"patient.warm", QT_TRANSLATE_NOOP("Capability", "Warms")},
    Name{"record.chart", QT_TRANSLATE_NOOP("Capability", "Charting")},
    Name{"renal.crrt", QT_TRANSLATE_NOOP("Capability", "Renal replacement")},
    Name{"resus.board", QT_TRANSLATE_NOOP("Capability", "Firm board")},
    Name{"resus.supplies", QT_TRANSLATE_NOOP("Capability", "Resuscitation supplies")},
    Name{"room.beds", QT_TRANSLATE_NOOP("Capability", "Bed places")},
    Name{"room.board", QT_TRANSLATE_NOOP("Capability", "Board")},
    Name{"room.clock", QT_TRANSLATE_NOOP("Capability", "Shows the time")},
    Name{"room.corridor", ""},
    Name{"room.daylight", QT_TRANSLATE_NOOP("Capability", "Daylight")},
    Name{"room.door", ""},
    Name{"room.gas", QT_TRANSLATE_NOOP("Capability", "Gas supply")},
    Name{"room.power", QT_TRANSLATE_NOOP("Capability", "Power")},
    Name{"room.privacy", QT_TRANSLATE_NOOP("Capability", "Privacy")},
    Name{"room.station", QT_TRANSLATE_NOOP("Capability", "Desks")},
    Name{"seat.one", QT_TRANSLATE_NOOP("Capability", "Seat")},
    Name{"storage.bedside", QT_TRANSLATE_NOOP("Capability", "Storage")},
    Name{"storage.surface", QT_TRANSLATE_NOOP("Capability", "Work surface")},
    Name{"team.call", QT_TRANSLATE_NOOP("Capability", "Calls help")},
    Name{"vent.alarms", QT_TRANSLATE_NOOP("Capability", "Alarms")},
    Name{"vent.modes", QT_TRANSLATE_NOOP("Capability", "Ventilates")},
    Name{"vent.waveforms", QT_TRANSLATE_NOOP("Capability", "Waveforms")},
    Name{"waste.clinical", QT_TRANSLATE_NOOP("Capability", "Clinical waste")},
    Name{"waste.sharps", QT_TRANSLATE_NOOP("Capability", "Sharps")},
};
static_assert(std::ranges::is_sorted(kNames, {}, &Name::capability));

} // namespace

QString capabilityName(std::string_view capability)
{
    const auto found = std::ranges::lower_bound(kNames, capability, {}, &Name::capability);
    if (found == kNames.end() || found->capability != capability)
        return toQString(capability);
    return *found->text == '\0' ? QString()
                                : QCoreApplication::translate("Capability", found->text);
}

} // namespace ward::editor
