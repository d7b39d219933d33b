// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/event.h"
#include "sim-engine/kernel/simulation.h"
#include "tests/unit/importers/pulse_fixture.h"
#include "ward/v1/events/event.pb.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ward::test {

/// An imported scenario that runs, and its patient.
class PatientRun
{
public:
    /// Of Pulse actions in JSON, separated by commas.
    explicit PatientRun(const std::string &actions)
        : PatientRun(imported(scenarioOf(actions)))
    {
    }
    explicit PatientRun(content::importers::PulseImport import)
        : m_import(std::move(import))
    {
        if (!m_import.document) {
            problem = describe(m_import.diagnostics);
            return;
        }
        kernel::SimulationOptions options;
        options.seed = 7;
        options.sessionId = Id(1, 2);
        auto created = kernel::Simulation::create(*m_import.document, content::Schema::shipped(),
                                                  content::Catalogue::shipped(), options);
        if (!created) {
            problem = messages::render(created.error(), "en");
            return;
        }
        m_simulation = *std::move(created);
        for (const world::Handle handle : world().entities()) {
            if (world().name(handle) == "Patient")
                m_patient = handle;
        }
    }

    [[nodiscard]] const world::World &world() const { return m_simulation->world(); }

    void to(double seconds)
    {
        const Tick end = tickScheduledAt({static_cast<std::int64_t>(seconds * 1e6)});
        while (world().tick() < end) {
            for (const recording::Event &event : m_simulation->step()) {
                if (event.type == "action.rejected")
                    rejected += recording::payloadOf(event)->action_rejected().ShortDebugString();
            }
        }
    }

    /// "vitals.hr" in the schema's unit; −1 while it is not measured.
    [[nodiscard]] double number(std::string_view path) const
    {
        return world().quantity(m_patient, world().layout().find(path)).value_or(-1);
    }
    [[nodiscard]] std::string word(std::string_view path) const
    {
        return std::string(world().enumValue(m_patient, world().layout().find(path)));
    }

    std::string problem;  ///< why it does not run; empty = it does
    std::string rejected; ///< actions the engine refused

private:
    content::importers::PulseImport m_import;
    std::unique_ptr<kernel::Simulation> m_simulation;
    world::Handle m_patient = world::kNoHandle;
};

} // namespace ward::test
