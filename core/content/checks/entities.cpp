// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/checker.h"
#include "core/content/nearest.h"

#include <map>

namespace ward::content {

namespace {

std::string nearestPrefab(const Checker &checker, const std::string &reference)
{
    std::vector<std::string> ids;
    for (const Prefab &prefab : checker.catalogue.prefabs())
        ids.push_back(prefab.id);
    const std::size_t hash = reference.find('#');
    const std::string id =
        nearestName(hash == std::string::npos ? reference : reference.substr(hash + 1), ids);
    const Prefab *prefab = checker.catalogue.prefab(id);
    return prefab ? checker.catalogue.reference(*prefab) : std::string();
}

void checkPrefab(Checker &checker, const Record &record)
{
    const std::string reference = checker.text(record, "prefab");
    if (!reference.empty() && !checker.catalogue.prefab(reference)) {
        checker.report(
            Severity::Error, record, "prefab", "content.prefab.unknown",
            {{"prefab", reference},
             {"nearest", nearestPrefab(checker, reference)},
             {"package", checker.catalogue.package() + '@' + checker.catalogue.version()}});
    }
}

void checkSocket(Checker &checker, const Record &entity,
                 std::map<std::pair<Id, std::string>, const Record *> &taken)
{
    const std::string socketName = checker.text(entity, "socket");
    const Record *parent = checker.document.find(entity.parent);
    if (socketName.empty() || !parent)
        return;
    const Prefab *prefab = checker.catalogue.prefab(checker.text(*parent, "prefab"));
    const Socket *socket = prefab ? prefab->socket(socketName) : nullptr;
    if (!socket) {
        std::vector<std::string> known;
        for (const Socket &s : prefab ? prefab->sockets : std::vector<Socket>())
            known.push_back(s.name);
        checker.report(Severity::Error, entity, "socket", "content.socket.unknown",
                       {{"socket", socketName},
                        {"parent", checker.name(*parent)},
                        {"nearest", nearestName(socketName, known)}});
        return;
    }
    if (socket->kind == "surface")
        return; // a surface holds many things
    const auto [it, fresh] = taken.emplace(std::pair(entity.parent, socketName), &entity);
    if (!fresh) {
        checker.report(Severity::Warning, entity, "socket", "content.socket.shared",
                       {{"socket", socketName},
                        {"parent", checker.name(*parent)},
                        {"other", checker.name(*it->second)}});
    }
}

void checkPatientReference(Checker &checker, const Record &component)
{
    const Record *patient = checker.target(component, "patient");
    const Record *owner = checker.document.find(component.parent);
    if (patient && owner && !checker.hasComponent(*patient, "vitals")) {
        checker.report(Severity::Error, component, "patient", "content.reference.not-a-patient",
                       {{"device", checker.name(*owner)}, {"target", checker.name(*patient)}});
    }
    if (!patient && owner && component.kind == "monitor") {
        checker.report(Severity::Info, component, {}, "content.monitor.unbound",
                       {{"device", checker.name(*owner)}});
    }
}

void checkInfusion(Checker &checker, const Record &infusion)
{
    const std::string drug = checker.text(infusion, "drug");
    if (!drug.empty() && !checker.schema.drug(drug)) {
        checker.report(
            Severity::Error, infusion, "drug", "content.drug.unknown",
            {{"drug", drug}, {"nearest", nearestName(drug, checker.schema.drugNames())}});
    }
    const auto *running = std::get_if<bool>(&checker.cell(infusion, "running"));
    const auto *rate = std::get_if<Quantity>(&checker.cell(infusion, "rate"));
    const Record *owner = checker.document.find(infusion.parent);
    if (running && *running && owner &&
        (drug.empty() || !rate || rate->value <= 0 || !checker.target(infusion, "patient"))) {
        checker.report(Severity::Warning, infusion, "running", "content.infusion.incomplete",
                       {{"device", checker.name(*owner)}});
    }
}

} // namespace

void checkEntities(Checker &checker)
{
    const Record *scenario = checker.document.scenario();
    const std::string expected = checker.catalogue.package() + '@' + checker.catalogue.version();
    if (scenario && checker.text(*scenario, "package") != expected) {
        checker.report(Severity::Error, *scenario, "package", "content.prefab.unknown-package",
                       {{"package", checker.text(*scenario, "package")}, {"known", expected}});
    }
    std::map<std::pair<Id, std::string>, const Record *> taken;
    for (const Record *record : checker.records) {
        if (record->kind == "entity") {
            checkPrefab(checker, *record);
            checkSocket(checker, *record, taken);
        } else if (record->kind == "monitor" || record->kind == "device") {
            checkPatientReference(checker, *record);
        } else if (record->kind == "infusion") {
            checkPatientReference(checker, *record);
            checkInfusion(checker, *record);
        } else if (record->kind == "action") {
            checkPrefab(checker, *record);
        }
    }
}

} // namespace ward::content
