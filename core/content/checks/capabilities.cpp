// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/checker.h"

#include <algorithm>

namespace ward::content {

namespace {

struct Equipment
{
    std::string_view capability; ///< of a prefab
    std::string_view needs;      ///< a nested message that names it
};

constexpr Equipment kDefibrillator{"defib.shock", "@content.equipment.defibrillator"};
constexpr Equipment kCardioverter{"defib.cardioversion", "@content.equipment.cardioverter"};
constexpr Equipment kVentilator{"vent.modes", "@content.equipment.ventilator"};
constexpr Equipment kPump{"drug.infusion", "@content.equipment.pump"};
constexpr Equipment kUltrasound{"imaging.ultrasound", "@content.equipment.ultrasound"};

/// What a learner action cannot be done without.
const Equipment *equipmentFor(std::string_view action)
{
    if (action == "defib.shock" || action == "defib.charge" || action == "defib.pads")
        return &kDefibrillator;
    if (action == "defib.sync")
        return &kCardioverter;
    if (action == "vent.set")
        return &kVentilator;
    if (action == "drug.infusion")
        return &kPump;
    return action.starts_with("ultrasound") ? &kUltrasound : nullptr;
}

bool offers(const Checker &checker, const std::string &reference, std::string_view capability)
{
    const Prefab *prefab = checker.catalogue.prefab(reference);
    return prefab && prefab->has(capability);
}

/// At the start, or brought by an action of the scenario.
bool isThere(const Checker &checker, std::string_view capability)
{
    for (const char *kind : {"entity", "action"}) {
        for (const Record *record : checker.ofKind(kind)) {
            if (offers(checker, checker.text(*record, "prefab"), capability))
                return true;
        }
    }
    return false;
}

/// A learner can have it brought, so it is only worth knowing, and knowing once.
void expectOfLearner(Checker &checker, std::set<const Equipment *> &asked, const Record &record,
                     std::string_view action, const char *cell)
{
    const Equipment *equipment = equipmentFor(action);
    if (!equipment || !asked.insert(equipment).second || isThere(checker, equipment->capability))
        return;
    const ActionSpec *spec = checker.schema.action(action);
    checker.report(record, cell, "content.capability.to-be-brought",
                   {{"action", spec ? spec->label : std::string(action)},
                    {"equipment", std::string(equipment->needs)}});
}

/// The engine cannot do what the scenario itself tells it to.
void expectOfScenario(Checker &checker, const Record &record, const Equipment &equipment,
                      const char *cell)
{
    if (!isThere(checker, equipment.capability))
        checker.report(record, cell, "content.capability.missing",
                       {{"equipment", std::string(equipment.needs)}});
}

} // namespace

void checkCapabilities(Checker &checker)
{
    std::set<const Equipment *> asked;
    for (const Record *trigger : checker.ofKind("trigger")) {
        const std::string type = checker.text(*trigger, "type");
        if (type == "shock")
            expectOfLearner(checker, asked, *trigger, "defib.shock", "type");
        else if (type == "action")
            expectOfLearner(checker, asked, *trigger, checker.text(*trigger, "action"), "action");
    }
    for (const Record *item : checker.ofKind("checklist"))
        expectOfLearner(checker, asked, *item, checker.text(*item, "action"), "action");
    for (const Record *action : checker.ofKind("action")) {
        const std::string type = checker.text(*action, "type");
        if (type == "note") {
            const Equipment *equipment = equipmentFor(checker.text(*action, "name"));
            // An imported scenario says what was done, not with which device of the room.
            if (equipment == &kDefibrillator || equipment == &kCardioverter)
                expectOfScenario(checker, *action, *equipment, "name");
        } else if (checker.text(*action, "field") == "airway.vent_mode" &&
                   checker.text(*action, "value") != "off") {
            expectOfScenario(checker, *action, kVentilator, "field");
        }
    }
    for (const Record *airway : checker.ofKind("airway")) {
        const std::string mode = checker.text(*airway, "vent_mode");
        if (mode != "off")
            expectOfScenario(checker, *airway, kVentilator, "vent_mode");
    }
}

} // namespace ward::content
