// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"
#include "core/content/nearest.h"

#include <algorithm>
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
    if (reference.empty() || checker.catalogue.prefab(reference))
        return;
    const std::string nearest = nearestPrefab(checker, reference);
    Diagnostic &found = checker.report(
        record, "prefab", "content.prefab.unknown",
        {{"prefab", reference},
         {"nearest", nearest},
         {"package", checker.catalogue.package() + '@' + checker.catalogue.version()}});
    addNearest(checker, found, nearest);
}

using Taken = std::map<std::pair<Id, std::string>, const Record *>;

void checkSocket(Checker &checker, const Record &entity, Taken &taken)
{
    const std::string socketName = checker.text(entity, "socket");
    const Record *parent = checker.document.find(entity.parent);
    if (socketName.empty() || !parent)
        return;
    const Prefab *prefab = checker.prefab(*parent);
    const Socket *socket = prefab ? prefab->socket(socketName) : nullptr;
    if (!socket) {
        std::vector<std::string> known;
        for (const Socket &s : prefab ? prefab->sockets : std::vector<Socket>())
            known.push_back(s.name);
        const std::string nearest = nearestName(socketName, known);
        Diagnostic &found = checker.report(
            entity, "socket", "content.socket.unknown",
            {{"socket", socketName}, {"parent", checker.name(*parent)}, {"nearest", nearest}});
        addNearest(checker, found, nearest);
        return;
    }
    if (socket->kind == "surface")
        return; // a surface holds many things
    const auto [it, fresh] = taken.emplace(std::pair(entity.parent, socketName), &entity);
    if (fresh)
        return;
    Diagnostic &found = checker.report(entity, "socket", "content.socket.shared",
                                       {{"socket", socketName},
                                        {"parent", checker.name(*parent)},
                                        {"other", checker.name(*it->second)}});
    for (const Socket &other : prefab->sockets) {
        // A place of the same sort that nobody has: "pump-2" for "pump-1".
        const std::string_view stem =
            std::string_view(socketName).substr(0, socketName.find_last_of('-'));
        const auto siblings = checker.document.children(parent->id, "entity");
        const bool free =
            std::none_of(siblings.begin(), siblings.end(), [&](const Record *sibling) {
                return checker.text(*sibling, "socket") == other.name;
            });
        if (free && other.kind == socket->kind && other.name.starts_with(stem)) {
            found.fixes.push_back(
                setFix(checker, FixKind::Choice, entity, "socket", CellValue(other.name)));
            break;
        }
    }
}

} // namespace

void checkEntities(Checker &checker)
{
    const Record *scenario = checker.document.scenario();
    const std::string expected = checker.catalogue.package() + '@' + checker.catalogue.version();
    if (scenario && checker.text(*scenario, "package") != expected) {
        checker.report(*scenario, "package", "content.prefab.unknown-package",
                       {{"package", checker.text(*scenario, "package")}, {"known", expected}});
    }
    Taken taken;
    for (const Record *record : checker.records) {
        if (record->kind == "entity") {
            checkPrefab(checker, *record);
            checkSocket(checker, *record, taken);
        } else if (record->kind == "action" || record->kind == "trigger" ||
                   record->kind == "condition") {
            checkPrefab(checker, *record);
        }
    }
}

} // namespace ward::content
