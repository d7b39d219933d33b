// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/headless.h"

#include "core/base/clock.h"
#include "core/base/hash.h"
#include "core/content/document_codec.h"
#include "core/content/units.h"
#include "core/recording/writer.h"
#include "sim-engine/kernel/simulation.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace ward::sessions {

namespace {

constexpr std::int64_t kCheckpointTicks = 30 * kTicksPerSecond;
constexpr SimTime kDefaultDuration = SimTime::fromSeconds(20 * 60);

std::string titleOf(const content::Document &document)
{
    const content::Record *scenario = document.scenario();
    const auto *name = scenario ? std::get_if<std::string>(&scenario->cell("name")) : nullptr;
    return name ? *name : std::string();
}

/// One headless run: simulation, and the recording when there is one.
class Run
{
public:
    Run(kernel::Simulation &simulation, std::unique_ptr<recording::RecordingWriter> writer)
        : m_simulation(simulation)
        , m_writer(std::move(writer))
        , m_wallMs(systemClock().unixMs())
    {
    }

    Result<> record(std::span<const recording::Event> events)
    {
        m_events += events.size();
        m_marks += static_cast<std::uint64_t>(
            std::count_if(events.begin(), events.end(),
                          [](const recording::Event &e) { return e.type == "mark.added"; }));
        if (!m_writer)
            return {};
        m_stamped.assign(events.begin(), events.end());
        for (recording::Event &event : m_stamped)
            event.wallMs = m_wallMs;
        if (auto done = m_writer->appendTick(m_simulation.world(), m_stamped); !done)
            return done;
        const Tick now = m_simulation.world().tick();
        if (now.n > 0 && now.n % kCheckpointTicks == 0) {
            return m_writer->addCheckpoint({{now, m_simulation.world().sub()},
                                            m_simulation.checkpoint(),
                                            m_simulation.privateHash()});
        }
        return {};
    }

    Result<> finish() { return m_writer ? m_writer->finish() : Result<>(); }
    [[nodiscard]] std::uint64_t events() const { return m_events; }
    [[nodiscard]] std::uint64_t marks() const { return m_marks; }

private:
    kernel::Simulation &m_simulation;
    std::unique_ptr<recording::RecordingWriter> m_writer;
    std::vector<recording::Event> m_stamped; ///< with the wall time, which the kernel does not know
    std::int64_t m_wallMs;
    std::uint64_t m_events = 0;
    std::uint64_t m_marks = 0;
};

} // namespace

SimTime plannedDuration(const content::Document &document)
{
    const content::Record *scenario = document.scenario();
    const auto *planned =
        scenario ? std::get_if<content::Quantity>(&scenario->cell("duration")) : nullptr;
    if (!planned)
        return kDefaultDuration;
    const double seconds = content::convert(planned->value, planned->unit, "s").value_or(0);
    return seconds > 0 ? SimTime{std::llround(seconds * 1e6)} : kDefaultDuration;
}

std::string languageOf(const content::Document &document)
{
    const content::Record *scenario = document.scenario();
    const auto *language =
        scenario ? std::get_if<std::string>(&scenario->cell("language")) : nullptr;
    return language && !language->empty() ? *language : "en";
}

Result<HeadlessResult> runHeadless(const content::Document &document, const content::Schema &schema,
                                   const content::Catalogue &catalogue,
                                   const HeadlessOptions &options)
{
    const std::string bytes = content::writeDocument(document, schema);
    kernel::SimulationOptions simulationOptions;
    simulationOptions.seed = options.seed;
    simulationOptions.engine = "ward " WARD_VERSION;
    simulationOptions.sessionId = options.session.isNull()
                                      ? deriveId(Id(hash64(bytes), options.seed), "headless")
                                      : options.session;
    auto created = kernel::Simulation::create(document, schema, catalogue, simulationOptions);
    if (!created)
        return failure(std::move(created.error()));
    kernel::Simulation &simulation = **created;

    std::unique_ptr<recording::RecordingWriter> writer;
    if (!options.record.empty()) {
        recording::RecordingInfo info;
        info.session = simulationOptions.sessionId;
        info.seed = options.seed;
        info.engine = simulationOptions.engine;
        info.simVersion = kernel::kSimVersion;
        info.scenarioTitle = options.title.empty() ? titleOf(document) : options.title;
        info.locale = languageOf(document);
        info.scenario = bytes;
        info.catalogue = catalogue.bytes();
        info.startedMs = systemClock().unixMs();
        info.maxEntities = simulationOptions.maxEntities;
        recording::WriterOptions writerOptions;
        writerOptions.pace = recording::Pace::Headless;
        auto made = recording::RecordingWriter::create(
            options.record, info, simulation.world().sharedLayout(), writerOptions);
        if (!made)
            return failure(std::move(made.error()));
        writer = *std::move(made);
    }

    Run run(simulation, std::move(writer));
    HeadlessResult result;
    const Tick end = tickScheduledAt(options.until.value_or(plannedDuration(document)));
    if (auto done = run.record(simulation.lastEvents()); !done)
        return failure(std::move(done.error()));
    std::size_t next = 0;
    while (simulation.world().tick() < end) {
        const Tick tick = simulation.world().tick() + 1;
        for (; next < options.actions.size(); ++next) {
            const TimedAction &action = options.actions[next];
            if (tickScheduledAt(action.at) > tick)
                break;
            if (auto receipt = simulation.submit(action.input); !receipt) {
                content::Diagnostic refusal;
                refusal.severity = content::Severity::Warning;
                refusal.line = action.line;
                refusal.message = receipt.error().message;
                result.refused.push_back(std::move(refusal));
            }
        }
        if (tick == end)
            (void)simulation.submit({{}, "engine", kernel::EndInput{"sessions.run.ended"}});
        if (auto done = run.record(simulation.step()); !done)
            return failure(std::move(done.error()));
    }
    for (; next < options.actions.size(); ++next) {
        const TimedAction &action = options.actions[next];
        content::Diagnostic late;
        late.severity = content::Severity::Warning;
        late.line = action.line;
        late.message = Message("sessions.learner.after-end", {{"at", MessageTime{action.at.us}},
                                                              {"end", MessageTime{end.time().us}}});
        result.refused.push_back(std::move(late));
    }
    if (auto done = run.finish(); !done)
        return failure(std::move(done.error()));
    result.end = simulation.world().tick();
    result.events = run.events();
    result.hash = simulation.stateHash();
    result.marks = run.marks();
    const world::World &world = simulation.world();
    result.phase = world.text(1, world.layout().find("session.phase"));
    const auto score = world.value(1, world.layout().find("session.score"));
    if (const auto *points = std::get_if<std::int64_t>(&score))
        result.score = *points;
    return result;
}

} // namespace ward::sessions
