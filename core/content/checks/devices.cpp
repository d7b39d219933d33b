// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"
#include "core/content/nearest.h"

#include <algorithm>

namespace ward::content {

namespace {

void checkPatientReference(Checker &checker, const Record &component)
{
    const Record *patient = checker.target(component, "patient");
    const Record *owner = checker.document.find(component.parent);
    if (!owner)
        return;
    if (patient && !checker.hasComponent(*patient, "vitals")) {
        Diagnostic &found =
            checker.report(component, "patient", "content.reference.not-a-patient",
                           {{"device", checker.name(*owner)}, {"target", checker.name(*patient)}});
        addPatients(checker, found, component, "patient");
    }
    if (patient)
        return;
    if (component.kind == "monitor") {
        Diagnostic &found = checker.report(component, {}, "content.monitor.unbound",
                                           {{"device", checker.name(*owner)}});
        addPatients(checker, found, component, "patient");
    } else if (component.kind == "infusion" && !checker.flag(component, "running") &&
               !checker.text(component, "drug").empty()) {
        Diagnostic &found = checker.report(
            component, "patient", "content.infusion.unbound",
            {{"device", checker.name(*owner)}, {"drug", checker.text(component, "drug")}});
        addPatients(checker, found, component, "patient");
    }
}

void checkInfusion(Checker &checker, const Record &infusion)
{
    const std::string drug = checker.text(infusion, "drug");
    if (!drug.empty() && !checker.schema.drug(drug)) {
        const std::string nearest = nearestName(drug, checker.schema.drugNames());
        Diagnostic &found = checker.report(infusion, "drug", "content.drug.unknown",
                                           {{"drug", drug}, {"nearest", nearest}});
        addNearest(checker, found, nearest);
    }
    const auto *rate = std::get_if<Quantity>(&checker.cell(infusion, "rate"));
    const Record *owner = checker.document.find(infusion.parent);
    if (checker.flag(infusion, "running") && owner &&
        (drug.empty() || !rate || rate->value <= 0 || !checker.target(infusion, "patient"))) {
        Diagnostic &found = checker.report(infusion, "running", "content.infusion.incomplete",
                                           {{"device", checker.name(*owner)}});
        found.fixes.push_back(setFix(checker, FixKind::Choice, infusion, "running", false));
    }
}

/// A patient lies on something that carries: a bed, or what stands in for one.
void checkBed(Checker &checker, const Record &patient)
{
    bool anyBed = false;
    for (const Record *entity : checker.ofKind("entity")) {
        const Prefab *prefab = checker.prefab(*entity);
        anyBed = anyBed || (prefab && prefab->has("bed.support"));
    }
    for (const Record *at = checker.document.find(patient.parent); at;
         at = checker.document.find(at->parent)) {
        const Prefab *prefab = checker.prefab(*at);
        if (prefab && prefab->kind != "room")
            return;
    }
    if (anyBed) // without any bed the author means the patient, not the room
        checker.report(patient, {}, "content.patient.no-bed", {{"patient", checker.name(patient)}});
}

struct SensorOf
{
    std::string_view field;
    std::vector<std::string_view> sensors; ///< any of them measures it
};

const std::vector<SensorOf> &sensorTable()
{
    static const std::vector<SensorOf> table = {{"vitals.hr", {"ecg", "spo2", "abp"}},
                                                {"vitals.spo2", {"spo2"}},
                                                {"vitals.sbp", {"abp", "nibp"}},
                                                {"vitals.dbp", {"abp", "nibp"}},
                                                {"vitals.map", {"abp", "nibp"}},
                                                {"vitals.rr", {"ecg", "co2"}},
                                                {"vitals.etco2", {"co2"}},
                                                {"vitals.temp", {"temp"}},
                                                {"vitals.cvp", {"cvp"}},
                                                {"numerics.hr", {"ecg"}},
                                                {"numerics.spo2", {"spo2"}},
                                                {"numerics.abp_s", {"abp"}},
                                                {"numerics.abp_m", {"abp"}},
                                                {"numerics.abp_d", {"abp"}},
                                                {"numerics.nibp_s", {"nibp"}},
                                                {"numerics.nibp_m", {"nibp"}},
                                                {"numerics.nibp_d", {"nibp"}},
                                                {"numerics.etco2", {"co2"}},
                                                {"vitals.icp", {"icp"}},
                                                {"vitals.pap_s", {"pap"}},
                                                {"vitals.pap_d", {"pap"}},
                                                {"numerics.icp", {"icp"}},
                                                {"numerics.pap_s", {"pap"}},
                                                {"numerics.pap_d", {"pap"}},
                                                {"numerics.pap_m", {"pap"}},
                                                {"numerics.temp", {"temp"}},
                                                {"numerics.cvp", {"cvp"}}};
    return table;
}

bool setByAction(const Checker &checker, std::string_view sensor)
{
    const auto &actions = checker.ofKind("action");
    return std::any_of(actions.begin(), actions.end(), [&](const Record *action) {
        return checker.text(*action, "field") == "sensors." + std::string(sensor) ||
               checker.text(*action, "name") == "monitor.attach";
    });
}

/// Pressures go by the line's names, the others by their own.
bool isShown(const Checker &checker, const std::string &path)
{
    return path == "vitals.sbp" || path == "vitals.dbp" || path == "vitals.map" ||
           path.starts_with("numerics.") || !checker.schema.field(path) ||
           (path.starts_with("vitals.") && checker.schema.field("numerics", path.substr(7)));
}

/// What the monitor shows is compared, but nothing measures it.
void checkShown(Checker &checker, const Record &part)
{
    const std::string path = checker.text(part, "field");
    if (checker.flag(part, "shown") && checker.text(part, "type").starts_with("vital-") &&
        !isShown(checker, path)) {
        Diagnostic &found = checker.report(part, "shown", "content.rule.not-shown",
                                           {{"field", checker.schema.field(path)->label}});
        found.fixes.push_back(clearFix(checker, FixKind::Choice, part, "shown"));
        return;
    }
    if (!checker.flag(part, "shown") && !path.starts_with("numerics."))
        return;
    if (checker.text(part, "type") == "vital-unknown")
        return; // that it is not measured is what this one is about
    const Record *entity = checker.document.find(checker.subject(part));
    const auto &table = sensorTable();
    const auto row = std::find_if(table.begin(), table.end(),
                                  [&](const SensorOf &s) { return s.field == path; });
    if (!entity || row == table.end() || !checker.hasComponent(*entity, "sensors"))
        return;
    for (const std::string_view sensor : row->sensors) {
        const CellValue on = checker.effective(entity->id, "sensors", sensor);
        if (on == CellValue(true) || setByAction(checker, sensor))
            return;
    }
    const FieldSpec *field = checker.schema.field(path);
    const FieldSpec *sensor = checker.schema.field("sensors", row->sensors.front());
    Diagnostic &found = checker.report(part, "field", "content.rule.shown-unmeasured",
                                       {{"field", field ? field->label : path},
                                        {"entity", checker.name(*entity)},
                                        {"sensor", sensor->label}});
    if (const Record *own = checker.document.component(entity->id, "sensors"))
        found.fixes.push_back(setFix(checker, FixKind::Choice, *own, row->sensors.front(), true));
}

} // namespace

void checkDevices(Checker &checker)
{
    for (const char *kind : {"monitor", "device", "infusion"}) {
        for (const Record *component : checker.ofKind(kind)) {
            checkPatientReference(checker, *component);
            if (component->kind == "infusion")
                checkInfusion(checker, *component);
        }
    }
    for (const Record *patient : checker.patients)
        checkBed(checker, *patient);
    for (const char *kind : {"trigger", "condition"}) {
        for (const Record *part : checker.ofKind(kind))
            checkShown(checker, *part);
    }
}

} // namespace ward::content
