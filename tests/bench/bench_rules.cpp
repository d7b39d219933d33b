// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Two hundred rules a tick over seven vitals that walk at random, by the kernel's own steps 5 to
// 11; tests/bench/peers/rules/rules.mjs does the same. usage: bench_rules all|crossing TICKS
#include "core/content/catalogue.h"
#include "core/world/instantiate.h"
#include "sim-engine/kernel/core.h"
#include "sim-engine/kernel/patient/patients.h"
#include "sim-engine/kernel/rules/microsteps.h"
#include "sim-engine/kernel/rules/triggers.h"
#include "tests/bench/bench_support.h"
#include "tests/support/scenario_builder.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <array>
#include <memory>

using namespace ward;

namespace {

constexpr int kRules = 200;
constexpr int kBatch = 500;

struct Field
{
    const char *path;
    const char *unit;
    int low;
    int high;
};
constexpr std::array<Field, 7> kFields = {{{"vitals.hr", "/min", 60, 140},
                                           {"vitals.spo2", "%", 80, 100},
                                           {"vitals.rr", "/min", 8, 30},
                                           {"vitals.etco2", "mm[Hg]", 20, 55},
                                           {"vitals.sbp", "mm[Hg]", 70, 150},
                                           {"vitals.dbp", "mm[Hg]", 40, 90},
                                           {"vitals.cvp", "mm[Hg]", 1, 19}}};

class Dice
{
public:
    explicit Dice(std::uint32_t state)
        : m_state(state)
    {
    }
    std::uint32_t operator()()
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 17;
        m_state ^= m_state << 5;
        return m_state;
    }

private:
    std::uint32_t m_state;
};

std::string threshold(Dice &dice, std::size_t field)
{
    const Field &of = kFields[field];
    const auto span = static_cast<std::uint32_t>(of.high - of.low - 1);
    return std::to_string(of.low + 1 + static_cast<int>(dice() % span)) + ' ' + of.unit;
}

/// `all`: every rule is asked at each tick whether its two conditions hold. `crossing`: a rule
/// fires when its vital crosses its threshold.
content::Document scenario(bool all)
{
    Dice dice(2463534242U);
    test::ScenarioBuilder build;
    build.patient("patient", {{"coupling", "false"}});
    for (std::size_t i = 0; i < kRules; ++i) {
        const Id rule = build.rule("r" + std::to_string(i), {{"fire", "every"}});
        const std::size_t field = i % 7;
        const char *type = i % 2 == 0 ? "vital-below" : "vital-above";
        const std::string limit = threshold(dice, field);
        if (!all) {
            build.add("trigger", rule,
                      {{"type", type},
                       {"field", kFields[field].path},
                       {"threshold", limit},
                       {"at_start", "fire"}});
            continue;
        }
        build.add("trigger", rule, {{"type", "event"}, {"event", "tick"}});
        build.add("condition", rule,
                  {{"type", type}, {"field", kFields[field].path}, {"threshold", limit}});
        const std::size_t other = (i + 1 + i % 5) % 7;
        build.add("condition", rule,
                  {{"type", i % 3 == 0 ? "vital-below" : "vital-above"},
                   {"field", kFields[other].path},
                   {"threshold", threshold(dice, other)}});
    }
    return build.document();
}

template <typename T>
T must(Result<T> result)
{
    if (!result)
        bench::stop(result.error().code());
    return *std::move(result);
}

std::unique_ptr<kernel::Core> coreOf(const content::Document &document)
{
    const content::Schema &schema = content::Schema::shipped();
    const content::Catalogue &catalogue = content::Catalogue::shipped();
    world::World world = must(world::instantiate(document, schema, catalogue));
    kernel::Bindings bindings = must(kernel::Bindings::bind(world.layout(), schema));
    kernel::Definition definition =
        must(kernel::Definition::compile(document, schema, world.layout(), bindings));
    kernel::SimulationOptions options;
    options.extent = kernel::Extent::RulesOnly;
    options.keepsEvents = false;
    auto core =
        std::make_unique<kernel::Core>(schema, catalogue, options, std::move(world),
                                       std::move(bindings), document, std::move(definition));
    core->events.configure(nullptr, false);
    kernel::syncPatients(*core);
    kernel::startTriggers(*core);
    return core;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        bench::stop("usage: bench_rules all|crossing TICKS");
    const bool all = std::string_view(argv[1]) == "all";
    const int ticks = std::atoi(argv[2]);
    const auto core = coreOf(scenario(all));
    const world::Handle patient =
        core->world.having(core->world.layout().componentIndex("vitals")).front();
    std::array<world::FieldRef, 7> fields;
    std::array<int, 7> values{};
    for (std::size_t i = 0; i < 7; ++i) {
        fields[i] = core->world.layout().find(kFields[i].path);
        values[i] = (kFields[i].low + kFields[i].high) / 2;
    }
    v1::events::Payload tickEvent;
    tickEvent.mutable_emitted()->set_name("tick");

    Dice walk(88675123U);
    std::uint32_t hash = 2166136261U;
    const auto mix = [&](std::uint32_t value) { hash = (hash ^ value) * 16777619U; };
    std::uint64_t fired = 0;
    std::vector<std::uint32_t> before(kRules);
    // The engine has them in its own order.
    std::vector<std::size_t> places(kRules);
    for (std::size_t i = 0; i < kRules; ++i)
        places[static_cast<std::size_t>(std::stoi(core->definition.rules[i].name.substr(1)))] = i;
    QJsonArray samples;
    for (int tick = 0; tick < ticks;) {
        std::vector<std::array<int, 7>> inputs;
        for (int i = 0; i < kBatch && tick + i < ticks; ++i) {
            for (std::size_t field = 0; field < 7; ++field)
                values[field] = std::clamp(values[field] + static_cast<int>(walk() % 5) - 2,
                                           kFields[field].low, kFields[field].high);
            inputs.push_back(values);
        }
        std::vector<std::vector<int>> results(inputs.size());
        const double begin = bench::nowUs();
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            core->world.setTick(core->tick() + 1);
            core->events.begin(core->tick(), 0);
            core->claims.clear();
            core->namedClaims.clear();
            for (std::size_t field = 0; field < 7; ++field)
                core->fields.setRaw(patient, fields[field], inputs[i][field]);
            if (all)
                core->events.emit(tickEvent, {world::kNoHandle, "bench", {}},
                                  kernel::Fact::named("tick"));
            kernel::runRules(*core);
            for (int rule = 0; rule < kRules; ++rule) {
                const kernel::RuleState &state =
                    core->state.rules[places[static_cast<std::size_t>(rule)]];
                if (state.fired != before[static_cast<std::size_t>(rule)]) {
                    before[static_cast<std::size_t>(rule)] = state.fired;
                    results[i].push_back(rule);
                }
            }
        }
        const double taken = bench::nowUs() - begin;
        if (tick > 0) // the first batch warms up
            samples.append(taken / static_cast<double>(inputs.size()));
        for (const std::vector<int> &result : results) {
            for (const int rule : result) {
                mix(static_cast<std::uint32_t>(tick));
                mix(static_cast<std::uint32_t>(rule));
                ++fired;
            }
            ++tick;
        }
    }
    const QByteArray json =
        QJsonDocument(
            QJsonObject{{"samples", samples}, {"hash", double(hash)}, {"fired", double(fired)}})
            .toJson(QJsonDocument::Compact);
    std::puts(json.constData());
    return 0;
}
