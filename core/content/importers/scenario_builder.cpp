// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/scenario_builder.h"

#include "core/content/importers/pulse_values.h"
#include "core/content/rank.h"

#include <QtGlobal>

namespace ward::content::importers {

namespace {

/// What the ids of everything imported derive from, with the bytes.
constexpr Id kNamespace(0x9a1d5e30c2b74f61ULL, 0x8d0b6f2e47c3a951ULL);

} // namespace

ScenarioBuilder::ScenarioBuilder(std::string_view source, const Catalogue &catalogue)
    : m_catalogue(catalogue)
    , m_root(deriveId(kNamespace, source))
{
}

Id ScenarioBuilder::add(std::string kind, const Id &parent, Cells cells, std::string rank)
{
    Record record;
    record.id = deriveId(m_root, kNamespace, m_made++);
    record.kind = std::move(kind);
    record.parent = parent;
    record.rank = std::move(rank);
    // Whatever a foreign file called its things must be a text that Ward can hold.
    for (auto &[name, value] : cells) {
        if (auto *text = std::get_if<std::string>(&value))
            *text = singleLine(*text);
    }
    std::erase_if(cells, [](const auto &cell) {
        const auto *text = std::get_if<std::string>(&cell.second);
        return isAbsent(cell.second) || (text && text->empty());
    });
    record.cells = std::move(cells);
    const Id id = record.id;
    const Result<> added = m_document.add(std::move(record));
    Q_ASSERT(added);
    return id;
}

Id ScenarioBuilder::addEntity(const Id &parent, const char *prefab, std::string name,
                              const char *socket, std::string rank)
{
    const Prefab *known = m_catalogue.prefab(prefab);
    Q_ASSERT(known);
    return add("entity", parent,
               {{"name", std::move(name)},
                {"prefab", m_catalogue.reference(*known)},
                {"socket", std::string(socket)}},
               std::move(rank));
}

void ScenarioBuilder::addBay(const Id &scenario)
{
    const std::vector<std::string> ranks = evenRanks(4);
    const Id room = addEntity(scenario, "room-shell", "Bay", "", ranks[0]);
    const Id bed = addEntity(room, "icu-bed", "Bed", "bed-1", ranks[0]);
    m_patient = addEntity(bed, "patient", "Patient", "mattress", ranks[0]);
    // Everything is measured: the scenarios are made to look at the vitals.
    add("sensors", m_patient,
        {{"abp", true},
         {"abp_zeroed", true},
         {"co2", true},
         {"cvp", true},
         {"ecg", true},
         {"iv", true},
         {"nibp", true},
         {"spo2", true},
         {"temp", true}});
    const Id ventilator = addEntity(bed, "ventilator", "Ventilator", "", ranks[1]);
    add("device", ventilator, {{"label", std::string("Ventilator")}, {"patient", m_patient}});
    // Where they stand beside the bed of the shipped scenarios.
    add("transform", ventilator,
        {{"position", Vec3{1.1, 0, -0.62}}, {"rotation", Quat{0.9763, 0, -0.2164, 0}}});
    const Id pole = addEntity(bed, "iv-pole", "IV pole", "", ranks[2]);
    add("transform", pole,
        {{"position", Vec3{-1.08, 0, -0.84}}, {"rotation", Quat{0.9848, 0, 0.1736, 0}}});
    const Id monitor = addEntity(room, "bedside-monitor", "Bedside monitor", "monitor-1", ranks[1]);
    add("monitor", monitor, {{"patient", m_patient}});
}

} // namespace ward::content::importers
