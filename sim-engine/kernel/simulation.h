// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/catalogue.h"
#include "core/content/document.h"
#include "core/content/schema.h"
#include "core/world/world.h"
#include "sim-engine/kernel/input.h"
#include "sim-engine/kernel/inspection/views.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ward::recording {
struct Event;
}

namespace ward::kernel {

/// Raised whenever the same inputs may give another result; recordings carry it.
inline constexpr int kSimVersion = 11;

/// Entities that a session may have when nobody says otherwise.
inline constexpr std::size_t kMostEntities = 20'000;

class Observer;

/// How much of a session is simulated.
enum class Extent : std::uint8_t {
    Whole,
    /// Rules, trends, events and what people do, but no body: vitals move as with coupling off, and
    /// nothing beats, breathes, is measured or raises an alarm. For dry runs of rules alone.
    RulesOnly,
};

struct SimulationOptions
{
    Id sessionId;
    std::uint64_t seed = 0;
    std::string engine = "ward-engine"; ///< name and version, for session.started
    Extent extent = Extent::Whole;
    /// Nothing is added beyond these, whoever adds it; 0: no limit, as in recordings that say none.
    std::size_t maxEntities = kMostEntities;
    /// Told of everything that happens; must outlive the simulation. State and ids are the same
    /// with and without.
    Observer *observer = nullptr;
    /// false: events are numbered but not made, `step` returns none. For dry runs with an observer.
    bool keepsEvents = true;
};

/// Where an accepted input will be applied: the tick after the present one, or, when `subStep` is
/// called first, a sub-step of the present one. Its events carry the input's command id.
struct InputReceipt
{
    Tick tick;
    std::uint64_t seq = 0; ///< order of arrival in the session, from 1
};

/// Something people can do that a rule waits for: one of its triggers of that kind.
struct Awaited
{
    enum class What : std::uint8_t { Action, Drug, Shock } what = What::Action;
    Id rule;
    Id trigger;
    Id target;                             ///< null: the only patient
    std::string name;                      ///< of the action or drug; empty: any drug
    std::optional<content::Quantity> dose; ///< at least
    /// The rule's conditions hold at this moment.
    bool conditionsHold = false;
    /// The rule takes points away or marks a warning: it answers to a mistake.
    bool reproaches = false;
    std::uint32_t fired = 0; ///< how often the rule has
    /// Of a part of absence or sequence: the window.
    std::optional<SimTime> within;
    bool operator==(const Awaited &) const = default;
};

/// How many steps an actor can take back and do again.
struct UndoAvailability
{
    std::uint32_t undo = 0;
    std::uint32_t redo = 0;
};

/// The deterministic state machine of one session: no I/O, no clock, no threads, no randomness but
/// hashes of the seed. The same document, seed and inputs give the same events and the same hashes
/// in every process, in debug and release, with and without FMA. One thread at a time.
///
/// `create` leaves the world at tick 0 with the events of tick 0 in `lastEvents()`; the events of a
/// tick are valid until the next call that runs one. Their `wallMs` is 0: the session stamps it.
class Simulation
{
public:
    /// The schema must outlive the simulation; document and catalogue need not.
    /// Codes `kernel.schema.*` when schema and engine do not fit (names the field),
    /// `kernel.definition.*` when a rule cannot be executed, `world.instantiate.*`.
    [[nodiscard]] static Result<std::unique_ptr<Simulation>>
    create(const content::Document &document, const content::Schema &schema,
           const content::Catalogue &catalogue, const SimulationOptions &options);
    ~Simulation();
    Simulation(const Simulation &) = delete;
    Simulation &operator=(const Simulation &) = delete;

    /// Validates against schema and present world, and queues. A change-set of definition scope
    /// edits the rules while they run (phases, rules with what is in them, scheduled events,
    /// scripts; what does not load or cannot be executed is refused). Both scopes can be undone. A
    /// refusal (`kernel.action.*`, `kernel.change.*`, `kernel.undo.*`, …) names the rule it breaks;
    /// a learner action that is well formed but impossible now is recorded as `action.rejected` at
    /// the next tick as well.
    Result<InputReceipt> submit(Input input);

    /// With `Extent::RulesOnly`: passes over the ticks in which nothing can happen that rules could
    /// see, at most to `limit`, and returns where it stands: as if every tick up to there had been
    /// stepped. With inputs waiting, or with a body, it does nothing.
    Tick passOver(Tick limit);
    /// Runs the next tick and returns its events, ids gap-free.
    std::span<const recording::Event> step();
    /// Applies the queued inputs at once, as sub-step (n, k + 1) of the present tick: no time
    /// passes. Without a queued input nothing happens.
    std::span<const recording::Event> subStep();
    [[nodiscard]] bool hasQueuedInputs() const;
    [[nodiscard]] std::span<const recording::Event> lastEvents() const;

    [[nodiscard]] const world::World &world() const;
    [[nodiscard]] const SimulationOptions &options() const;
    [[nodiscard]] std::uint64_t lastEventId() const;
    [[nodiscard]] UndoAvailability undoAvailability(std::string_view actor) const;
    /// Name of the phase the session is in, empty when the scenario has none.
    [[nodiscard]] std::string_view phase() const;

    /// Record of that phase; null when the scenario has none.
    [[nodiscard]] Id phaseId() const;
    /// What rules that could fire now wait for people to do, in order of the rules. Asks their
    /// conditions, which an observer hears.
    [[nodiscard]] std::vector<Awaited> awaited() const;
    /// A vital before it is rounded to its step; nullopt for anything else.
    [[nodiscard]] std::optional<double> exactVital(world::Handle patient,
                                                   world::FieldRef field) const;

    /// What a rule sees at the present moment; nullopt when the scenario has no such rule.
    [[nodiscard]] std::optional<RuleView> inspectRule(const Id &rule) const;
    /// Who moves a vital at the present moment; nullopt for other fields.
    [[nodiscard]] std::optional<ValueView> inspectValue(world::Handle handle,
                                                        world::FieldRef field) const;

    /// Private state (integrators, trends, rule states, timers, counters, undo): everything beside
    /// the world that the future depends on. `restore` takes both, made by the same scenario and
    /// `kSimVersion`; codes `kernel.checkpoint.*`, and then the simulation is unchanged.
    [[nodiscard]] std::string checkpoint() const;
    Result<> restore(std::string_view checkpoint, const world::World &world);

    [[nodiscard]] std::uint64_t stateHash() const;
    [[nodiscard]] std::uint64_t privateHash() const;

private:
    class Engine;
    explicit Simulation(std::unique_ptr<Engine> engine);
    std::unique_ptr<Engine> m_engine;
};

/// The input that an event of origin `input` records, for re-simulation and recovery; nullopt for
/// derived events. `world` resolves handles (dead ones too). Code `kernel.replay.malformed`.
[[nodiscard]] Result<std::optional<Input>> inputFromEvent(const recording::Event &event,
                                                          const world::World &world);

} // namespace ward::kernel
