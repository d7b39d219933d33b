// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// A dry run of 200 rules over an hour of simulated time, with and without its events.
#include "core/content/catalogue.h"
#include "sim-engine/rehearsal/rehearse.h"
#include "tests/bench/bench_support.h"
#include "tests/support/scenario_builder.h"

#include <array>
#include <memory>

using namespace ward;
using kernel::Extent;

namespace {

constexpr Tick kHour{3600 * kTicksPerSecond};

struct Vital
{
    const char *field;
    const char *unit;
    int low;
    int high;
};
constexpr std::array<Vital, 6> kVitals = {{{"vitals.hr", "/min", 55, 150},
                                           {"vitals.spo2", "%", 78, 99},
                                           {"vitals.rr", "/min", 8, 34},
                                           {"vitals.etco2", "mm[Hg]", 18, 58},
                                           {"vitals.map", "mm[Hg]", 48, 105},
                                           {"vitals.temp", "Cel", 35, 40}}};

std::string number(int value, const char *unit)
{
    return std::to_string(value) + ' ' + unit;
}

/// What an hour of a busy scenario is like: every two minutes an event moves two vitals for a
/// minute or two; 120 rules watch thresholds with hysteresis and a duration, 40 wait for events, 20
/// for times, 20 are those of four phases.
content::Document scenario()
{
    test::ScenarioBuilder build;
    build.patient("patient", {{"coupling", "false"}});
    std::array<Id, 4> phases;
    for (std::size_t i = 0; i < phases.size(); ++i)
        phases[i] = build.phase("phase " + std::to_string(i));
    for (int i = 0; i < 30; ++i) {
        const Id event = build.event("e" + std::to_string(i), std::to_string(i * 120) + " s");
        for (int part = 0; part < 2; ++part) {
            const Vital &vital = kVitals[static_cast<std::size_t>(i + part * 2) % kVitals.size()];
            const int to = vital.low + (i * 37 + part * 11) % (vital.high - vital.low);
            build.add("action", event,
                      {{"type", "trend"},
                       {"field", vital.field},
                       {"value", number(to, vital.unit)},
                       {"over", std::to_string(60 + 10 * (i % 7)) + " s"},
                       {"curve", i % 3 == 0   ? "ease"
                                 : i % 3 == 1 ? "linear"
                                              : "exponential"}});
        }
        if (i % 8 == 7)
            build.add("action", event,
                      {{"type", "phase"},
                       {"phase", phases[static_cast<std::size_t>(i / 8 + 1) % 4].toString()}});
    }
    for (int i = 0; i < 200; ++i) {
        const Vital &vital = kVitals[static_cast<std::size_t>(i) % kVitals.size()];
        const std::string name = "r" + std::to_string(i);
        Id rule;
        if (i < 140) {
            const bool below = i % 2 == 0;
            const int at = vital.low + 2 + (i * 13) % (vital.high - vital.low - 3);
            rule = i < 120
                       ? build.rule(name, {{"fire", "every"}, {"cooldown", "30 s"}})
                       : build.rule(
                             name, {{"fire", "every"},
                                    {"phase", phases[static_cast<std::size_t>(i) % 4].toString()}});
            build.add("trigger", rule,
                      {{"type", below ? "vital-below" : "vital-above"},
                       {"field", vital.field},
                       {"threshold", number(at, vital.unit)},
                       {"clear", number(below ? at + 2 : at - 2, vital.unit)},
                       {"duration", std::to_string(5 * (i % 5)) + " s"}});
        } else if (i < 180) {
            rule = build.rule(name, {{"fire", "every"}});
            build.add("trigger", rule,
                      {{"type", "event"}, {"event", "e" + std::to_string(i % 30)}});
        } else {
            rule = build.rule(name);
            build.add("trigger", rule, {{"type", "at"}, {"at", std::to_string(i * 17) + " s"}});
        }
        if (i % 3 == 0) {
            const Vital &other = kVitals[static_cast<std::size_t>(i + 1) % kVitals.size()];
            build.add("condition", rule,
                      {{"type", "vital-below"},
                       {"field", other.field},
                       {"threshold", number((other.low + other.high) / 2, other.unit)}});
        }
        if (i % 4 == 0)
            build.add("action", rule, {{"type", "score"}, {"points", "1"}});
        else
            build.add(
                "action", rule,
                {{"type", "mark"}, {"text", "noticed"}, {"delay", i % 4 == 1 ? "5 s" : "0 s"}});
    }
    return build.document();
}

/// The whole hour with every event made and kept.
std::uint64_t withTrace(const rehearsal::Subject &subject, bool passOver,
                        std::vector<recording::Event> &kept)
{
    kernel::SimulationOptions options;
    options.extent = Extent::RulesOnly;
    auto made =
        kernel::Simulation::create(subject.document, subject.schema, subject.catalogue, options);
    if (!made)
        bench::stop(made.error().code());
    kernel::Simulation &simulation = **made;
    while (simulation.world().tick() < kHour) {
        if (passOver)
            simulation.passOver(kHour - 1);
        const auto events = simulation.step();
        kept.insert(kept.end(), events.begin(), events.end());
    }
    return simulation.stateHash();
}

rehearsal::DryRun dryRun(const rehearsal::Subject &subject, Extent extent, Tick until)
{
    rehearsal::DryRunOptions options;
    options.extent = extent;
    options.until = until;
    auto run = rehearsal::runDry(subject, options);
    if (!run)
        bench::stop(run.error().code());
    return *std::move(run);
}

} // namespace

int main(int argc, char **argv)
{
    const bench::Scale scale = bench::scaleOf(argc, argv);
    const int rounds = bench::pick(scale, 40, 10, 2);
    const rehearsal::Subject subject(scenario(), content::Schema::shipped(),
                                     content::Catalogue::shipped());
    bench::Samples without;
    bench::Samples trace;
    bench::Samples everyTick;
    bench::Samples creation;
    bench::Samples whole;
    std::size_t kept = 0;
    const rehearsal::DryRun first = dryRun(subject, Extent::RulesOnly, kHour); // warms up
    for (int i = 0; i < rounds; ++i) {
        const auto run =
            without.measure(1e3, [&] { return dryRun(subject, Extent::RulesOnly, kHour); });
        std::vector<recording::Event> events;
        const std::uint64_t traced =
            trace.measure(1e3, [&] { return withTrace(subject, true, events); });
        kept = events.size();
        std::vector<recording::Event> stepped;
        const std::uint64_t all =
            everyTick.measure(1e3, [&] { return withTrace(subject, false, stepped); });
        // The same events at the same ticks, however the time was passed.
        if (run.hash != first.hash || traced != all || stepped != events)
            bench::stop("passing over ticks gave another result");
        creation.measure(1e3, [&] { return dryRun(subject, Extent::RulesOnly, Tick{0}); });
        if (i % 4 == 0)
            whole.measure(1e3, [&] { return dryRun(subject, Extent::Whole, kHour); });
    }
    std::uint64_t fires = 0;
    for (std::size_t i = 0; i < first.counts.size(); ++i) {
        if (subject.inventory.items()[i].kind == rehearsal::Item::Kind::Rule)
            fires += first.counts[i].hits;
    }
    const std::string method =
        "200 rules, 30 scheduled events with 60 trends, 4 phases, an hour of simulated time; rules "
        "alone; making the simulation from the document is in it";
    bench::Result light{"dry run, 200 rules x 1 h, without trace",
                        "ms",
                        method,
                        bench::Goal{"median", "<=", 16},
                        without.wall,
                        std::nullopt,
                        {{"fires", double(fires)}, {"events", double(first.events)}},
                        false};
    light.peer = bench::Peer{"with beats, breaths and alarms", "without",
                             "the whole kernel, every tick", whole.wall};
    bench::Result traced{"dry run, 200 rules x 1 h, with trace",
                         "ms",
                         method + "; every event made and kept",
                         bench::Goal{"median", "<=", 50},
                         trace.wall,
                         std::nullopt,
                         {{"events", double(kept)}},
                         false};
    traced.peer =
        bench::Peer{"every tick stepped", "without",
                    "the same without passing over ticks; the same events", everyTick.wall};
    const auto processor = [](bench::Result result, const bench::Samples &samples,
                              const bench::Samples &peer) {
        result.name += ", processor time";
        result.samples = samples.thread;
        result.peer->samples = peer.thread;
        return result;
    };
    bench::Result making{"making a simulation of 200 rules",
                         "ms",
                         "runDry of no time at all",
                         {},
                         creation.wall,
                         std::nullopt,
                         {},
                         false};
    bench::print("runDry and Simulation on one thread, each way in turn; the events of every tick "
                 "stepped and of ticks passed over are compared",
                 {light, processor(light, without, whole), traced,
                  processor(traced, trace, everyTick), making});
    return 0;
}
