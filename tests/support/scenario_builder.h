// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/document.h"
#include "core/recording/event.h"
#include "sim-engine/kernel/simulation.h"
#include "ward/v1/events/event.pb.h"

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ward::test {

using Texts = std::initializer_list<std::pair<std::string, std::string>>;

/// A small scenario in code: one patient in a room with a monitor; values in their text form.
class ScenarioBuilder
{
public:
    ScenarioBuilder();

    /// Adds a record; cells in text form, references as ids. Ranks follow the order of calls.
    Id add(const std::string &kind, const Id &parent, Texts cells);
    Id phase(const std::string &name) { return add("phase", m_scenario, {{"name", name}}); }
    /// Sets a cell of a record, in text form.
    void set(const Id &record, const std::string &cell, const std::string &value);
    Id rule(const std::string &name, Texts more = {});
    Id event(const std::string &name, const std::string &at);
    Id entity(const std::string &name, const std::string &prefab, const Id &parent);
    /// Cells of one of the patient's components.
    void patient(const std::string &component, Texts cells);

    [[nodiscard]] const Id &scenario() const { return m_scenario; }
    [[nodiscard]] const Id &room() const { return m_room; }
    [[nodiscard]] const Id &patient() const { return m_patient; }
    [[nodiscard]] const content::Document &document() const { return m_document; }
    [[nodiscard]] Id nextId() { return {0x0192f0c17a000000ULL, ++m_last}; }

private:
    content::Document m_document;
    std::uint64_t m_last = 0x8000000000000000ULL;
    int m_rank = 0;
    Id m_scenario;
    Id m_room;
    Id m_patient;
};

/// A simulation with everything it has said so far.
class Run
{
public:
    explicit Run(const content::Document &document, std::uint64_t seed = 1);

    [[nodiscard]] kernel::Simulation &simulation() { return *m_simulation; }
    [[nodiscard]] const world::World &world() const { return m_simulation->world(); }
    [[nodiscard]] const std::vector<recording::Event> &events() const { return m_events; }

    /// Steps until the world of `seconds`.
    void until(double seconds);
    void step();
    void subStep();
    /// An action on the patient, at the next step; the error's code, or "".
    std::string act(const std::string &action, const std::string &arguments = {},
                    const std::string &actor = "instructor");
    /// Steps until the world of `seconds`, in which a defibrillator is charged; it is begun 10 s
    /// before. The error's code, or "".
    std::string untilCharged(double seconds, const std::string &energy = "200 J");
    /// A session change-set that sets one field of an entity; the error's code, or "".
    std::string set(const Id &entity, const std::string &path, const content::CellValue &value,
                    const std::string &actor = "instructor");
    std::string submit(kernel::Input input);
    std::string undo(const std::string &actor = "instructor");
    std::string redo(const std::string &actor = "instructor");

    /// Numbers commands from where another run stands, whose checkpoint this one goes on from.
    void continueCommands(const Run &other) { m_command = other.m_command; }

    [[nodiscard]] world::Handle patient() const { return m_patient; }
    /// Of the patient; −1 when unset.
    [[nodiscard]] double value(std::string_view path) const;
    [[nodiscard]] std::string text(std::string_view path) const; ///< enums and texts
    [[nodiscard]] bool flag(std::string_view path) const;
    /// Events of a type, and what they say.
    [[nodiscard]] std::vector<recording::Event> of(std::string_view type) const;
    [[nodiscard]] int count(std::string_view type) const;
    [[nodiscard]] v1::events::Payload payload(const recording::Event &event) const;
    /// Second of the first event of a type; −1 when there is none.
    [[nodiscard]] double firstAt(std::string_view type) const;

private:
    void take(std::span<const recording::Event> events);

    std::unique_ptr<kernel::Simulation> m_simulation;
    std::vector<recording::Event> m_events;
    world::Handle m_patient = world::kNoHandle;
    std::uint64_t m_command = 0;
};

} // namespace ward::test
