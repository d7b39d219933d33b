// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/replay.h"

#include "core/content/document_codec.h"
#include "core/recording/event.h"
#include "core/recording/reader.h"

namespace ward::sessions {

using recording::Moment;

namespace {

Moment momentOf(const recording::Event &event)
{
    return {event.tick, event.sub};
}

} // namespace

Replay::Replay(kernel::Simulation &simulation, std::vector<recording::Event> inputs)
    : m_simulation(simulation)
    , m_inputs(std::move(inputs))
{
    while (m_next < m_inputs.size() && momentOf(m_inputs[m_next]) <= now())
        ++m_next;
}

Moment Replay::now() const
{
    return {m_simulation.world().tick(), m_simulation.world().sub()};
}

Result<> Replay::submitInputsAt(Moment at)
{
    for (; m_next < m_inputs.size() && momentOf(m_inputs[m_next]) == at; ++m_next) {
        auto input = kernel::inputFromEvent(m_inputs[m_next], m_simulation.world());
        if (!input)
            return failure(std::move(input.error()));
        if (!*input)
            continue;
        // What was accepted once is accepted again; a refusal is a difference, not a reason to
        // stop.
        const auto receipt = m_simulation.submit(**std::move(input));
        if (!receipt) {
            return failure("sessions.replay.refused",
                           {{"event", static_cast<std::int64_t>(m_inputs[m_next].id)},
                            {"why", receipt.error().code()}});
        }
    }
    return {};
}

Result<> Replay::to(Moment target, const Passed &passed)
{
    while (now() < target) {
        std::span<const recording::Event> events;
        const Moment next = m_next < m_inputs.size() ? momentOf(m_inputs[m_next]) : Moment{};
        if (m_next < m_inputs.size() && next.tick == now().tick && next.sub > now().sub) {
            if (auto done = submitInputsAt(next); !done)
                return done;
            events = m_simulation.subStep();
        } else {
            if (now().tick == target.tick)
                break; // only sub-steps without inputs are left: there are none
            if (auto done = submitInputsAt({now().tick + 1, 0}); !done)
                return done;
            events = m_simulation.step();
        }
        if (passed) {
            if (auto done = passed(events); !done)
                return done;
        }
    }
    return {};
}

Result<std::unique_ptr<kernel::Simulation>> simulationOf(const recording::RecordingInfo &info)
{
    const content::Schema &schema = content::Schema::shipped();
    auto parsed = content::parseDocument(info.scenario, info.scenarioTitle, schema);
    if (!parsed.document)
        return failure("sessions.replay.scenario", {{"title", info.scenarioTitle}});
    auto catalogue = content::Catalogue::parse(info.catalogue, schema);
    if (!catalogue)
        return failure(std::move(catalogue.error()));
    kernel::SimulationOptions options;
    options.sessionId = info.session;
    options.seed = info.seed;
    options.engine = info.engine;
    options.maxEntities = info.maxEntities;
    return kernel::Simulation::create(*parsed.document, schema, *catalogue, options);
}

Moment startFrom(recording::RecordingReader &reader, kernel::Simulation &simulation, Moment last)
{
    auto checkpoint = reader.checkpointBefore(last);
    if (!checkpoint)
        return {};
    auto world = reader.worldAt(checkpoint->at.tick, checkpoint->at.sub);
    if (!world || !simulation.restore(checkpoint->bytes, *world))
        return {};
    return checkpoint->at;
}

Result<std::unique_ptr<kernel::Simulation>> simulationAt(recording::RecordingReader &reader,
                                                         Tick tick)
{
    auto info = reader.info();
    if (!info)
        return failure(std::move(info.error()));
    if (info->simVersion != kernel::kSimVersion)
        return failure("inquiry.not-comparable", {{"recorded", std::int64_t{info->simVersion}},
                                                  {"this", std::int64_t{kernel::kSimVersion}}});
    // Nothing is simulated towards a moment that the recording only claims to have.
    if (auto there = reader.worldAt(tick); !there)
        return failure(std::move(there.error()));
    auto simulation = simulationOf(*info);
    if (!simulation)
        return simulation;
    const Moment last{tick, UINT32_MAX};
    const Moment from = startFrom(reader, **simulation, last);
    auto inputs = reader.inputsFrom(from);
    if (!inputs)
        return failure(std::move(inputs.error()));
    Replay replay(**simulation, *std::move(inputs));
    if (auto done = replay.to(last); !done)
        return failure(std::move(done.error()));
    return simulation;
}

} // namespace ward::sessions
