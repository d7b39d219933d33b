// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/state/sound_state.h"

#include "sim-engine/kernel/physiology/drug_table.h"
#include "sim-engine/kernel/rules/timers.h"

#include <algorithm>
#include <cmath>

namespace ward::kernel {

namespace {

/// Over a thousand years; sums of two such times do not overflow in µs.
constexpr std::int64_t kFarthestTick = std::int64_t{1} << 40;
constexpr std::int64_t kFarthestUs = kFarthestTick * 1'000'000 / kTicksPerSecond;
constexpr double kFarthestPlace = 1e6; // m
/// Cycles; a beat or breath is due after about one.
constexpr double kMostPhase = 1000;

bool isTime(Tick tick)
{
    return tick.n >= -kFarthestTick && tick.n <= kFarthestTick;
}

bool isTime(std::int64_t us)
{
    return us >= -kFarthestUs && us <= kFarthestUs;
}

template <typename T>
bool isIndex(std::int32_t index, const std::vector<T> &of)
{
    return index >= 0 && static_cast<std::size_t>(index) < of.size();
}

class Inspection
{
public:
    Inspection(const Bindings &bindings, const world::World &world, const Definition &definition)
        : m_bindings(bindings)
        , m_world(world)
        , m_definition(definition)
    {
    }

    [[nodiscard]] bool operator()(const PatientState &patient) const
    {
        const auto isRhythm = [&](int index) {
            return index >= -1 && index < static_cast<int>(m_bindings.rhythms.size());
        };
        const auto isDrug = [this](const FluidInfusion &fluid) {
            return fluid.drug >= 0 && fluid.drug < static_cast<int>(drugTable().size()) &&
                   wasThere(fluid.bag);
        };
        const auto isPhase = [](double phase) { return std::abs(phase) <= kMostPhase; };
        const auto &fluids = patient.body.fluids();
        const BeatState &beats = patient.beats;
        const BreathState &breaths = patient.breaths;
        return m_world.hasComponent(patient.handle, m_bindings.vitals) &&
               m_world.hasComponent(patient.handle, m_bindings.rhythm) &&
               isRhythm(patient.shock.before) && isRhythm(patient.shock.outcome) &&
               patient.body.drugs().isSound() &&
               std::all_of(fluids.begin(), fluids.end(), isDrug) && isPhase(beats.phase) &&
               isPhase(beats.threshold) && isPhase(beats.atrialPhase) &&
               isPhase(beats.compressionPhase) && isPhase(breaths.phase) &&
               isPhase(breaths.threshold) && isTime(beats.lastComplexUs) &&
               isTime(beats.lastMechanicalUs) && isTime(beats.lastCompressionUs) &&
               std::all_of(breaths.onsetsUs.begin(), breaths.onsetsUs.end(),
                           [](std::int64_t us) { return isTime(us); }) &&
               isTime(patient.rhythmSinceUs) && isTime(patient.pulseless) &&
               isTime(patient.sample.due) && isTime(patient.sample.drawn) &&
               isTime(patient.cuffDue) && isTime(patient.cuffNext) && isTime(patient.audioBack) &&
               isTime(Tick{patient.cuffEvery}) && isTime(patient.shock.begins) &&
               isTime(patient.shock.due) &&
               std::all_of(patient.alarms.begin(), patient.alarms.end(),
                           [](const AlarmRecord &alarm) { return isTime(alarm.since); });
    }

    /// Its entity or component may be gone by now.
    [[nodiscard]] bool isNumber(const FieldKey &key) const
    {
        if (!wasThere(key.handle) || !isField(key.field))
            return false;
        const world::SlotType type = m_world.layout().field(key.field).type;
        return type == world::SlotType::Quantity || type == world::SlotType::Integer;
    }

    [[nodiscard]] bool operator()(const TrendState &trend) const
    {
        return isNumber(trend.key) && trend.durationUs > 0 && isTime(trend.durationUs) &&
               isTime(trend.startUs) && trend.tauUs >= 0 && isTime(trend.tauUs);
    }

    [[nodiscard]] bool operator()(const MotionState &motion) const
    {
        return wasThere(motion.handle) && motion.durationUs > 0 && isTime(motion.durationUs) &&
               isTime(motion.startUs);
    }

    [[nodiscard]] bool operator()(const HandsState &hands) const
    {
        const auto isNear = [](const Vec3 &at) {
            const auto within = [](double v) { return v > -kFarthestPlace && v < kFarthestPlace; };
            return within(at.x) && within(at.y) && within(at.z);
        };
        return wasThere(hands.patient) && wasThere(hands.person) && hands.way.size() <= 8 &&
               isNear(hands.towards) && isNear(hands.facing) &&
               std::all_of(hands.way.begin(), hands.way.end(), isNear);
    }

    [[nodiscard]] bool operator()(const Timer &timer) const
    {
        if (!isTime(timer.due) || !wasThere(timer.context))
            return false;
        switch (timer.kind) {
        case Timer::Kind::Event:
            return isIndex(timer.index, m_definition.events);
        case Timer::Kind::EventAction:
            return isIndex(timer.index, m_definition.events) &&
                   isIndex(timer.action,
                           m_definition.events[static_cast<std::size_t>(timer.index)].actions);
        case Timer::Kind::RuleAction:
            return isIndex(timer.index, m_definition.rules) &&
                   isIndex(timer.action,
                           m_definition.rules[static_cast<std::size_t>(timer.index)].actions);
        case Timer::Kind::Trigger:
            return isIndex(timer.index, m_definition.triggers);
        case Timer::Kind::Named:
        case Timer::Kind::ScriptAction:
            return true;
        }
        return false;
    }

    [[nodiscard]] bool operator()(const TriggerState &state, const Trigger &trigger) const
    {
        const auto isPast = [](const PastValue &past) { return isTime(past.until); };
        return isTime(state.since) && isTime(state.unknownSince) && isTime(state.due) &&
               isPast(state.present) && std::all_of(state.past.begin(), state.past.end(), isPast) &&
               std::all_of(state.met.begin(), state.met.end(),
                           [](Tick met) { return isTime(met); }) &&
               std::all_of(state.places.begin(), state.places.end(),
                           [&](const PlaceState &place) {
                               return wasThere(place.handle) && isTime(place.since);
                           }) &&
               (trigger.type != TriggerType::Every || state.due.n < 0 ||
                isNextTime(state, trigger));
    }

    [[nodiscard]] bool operator()(const RuleState &state, int rule) const
    {
        return isTime(state.last) && isTime(state.missedAt) &&
               std::all_of(state.waiting.begin(), state.waiting.end(),
                           [&](const WaitingActivation &waiting) {
                               return isIndex(waiting.trigger, m_definition.triggers) &&
                                      m_definition
                                              .triggers[static_cast<std::size_t>(waiting.trigger)]
                                              .rule == rule &&
                                      wasThere(waiting.context);
                           });
    }

    [[nodiscard]] bool operator()(const std::vector<UndoEntry> &entries) const
    {
        return std::all_of(entries.begin(), entries.end(), [&](const UndoEntry &entry) {
            return std::all_of(entry.trends.begin(), entry.trends.end(),
                               [&](const TrendState &trend) { return (*this)(trend); }) &&
                   std::all_of(entry.bases.begin(), entry.bases.end(),
                               [&](const auto &base) { return isNumber(base.first); });
        });
    }

    [[nodiscard]] bool wasThere(world::Handle handle) const
    {
        return handle < m_world.nextHandle();
    }

private:
    [[nodiscard]] bool isField(world::FieldRef field) const
    {
        const auto &components = m_world.layout().components();
        return field.component < components.size() &&
               field.slot < components[field.component].slots;
    }

    /// The search for the next time begins near the present one.
    [[nodiscard]] bool isNextTime(const TriggerState &state, const Trigger &trigger) const
    {
        const std::int64_t every = trigger.every.us;
        if (every <= 0 || state.ordinal > static_cast<std::uint64_t>(kFarthestUs / every))
            return false;
        const std::int64_t first = trigger.at.us > 0 ? trigger.at.us : every;
        const SimTime next =
            state.since.time() + SimTime{first + static_cast<std::int64_t>(state.ordinal) * every};
        return tickScheduledAt(next) > m_world.tick();
    }

    const Bindings &m_bindings;
    const world::World &m_world;
    const Definition &m_definition;
};

/// Nobody is his own ancestor.
bool isTree(const world::World &world)
{
    std::vector<char> known(world.nextHandle(), 0);
    std::vector<world::Handle> way;
    for (const world::Handle handle : world.entities()) {
        way.clear();
        world::Handle at = handle;
        for (; at < known.size() && at != world::kNoHandle && known[at] == 0;
             at = world.parent(at)) {
            known[at] = 1; // on the way
            way.push_back(at);
        }
        if (at >= known.size() || (at != world::kNoHandle && known[at] == 1))
            return false;
        for (const world::Handle passed : way)
            known[passed] = 2;
    }
    return true;
}

} // namespace

bool isSoundWorld(const Bindings &bindings, const world::World &world)
{
    if (world.tick().n < 0 || world.tick().n > kFarthestTick ||
        !world.hasComponent(1, bindings.session) || !isTree(world))
        return false;
    const auto &components = world.layout().components();
    for (std::size_t c = 0; c < components.size(); ++c) {
        const int component = static_cast<int>(c);
        for (const world::Handle handle : world.having(component)) {
            if (!world.isAlive(handle))
                return false;
            const auto slots = world.slots(handle, component);
            for (const world::FieldLayout &field : components[c].fields) {
                if (field.type != world::SlotType::Enum || slots[field.slot] == world::kUnset)
                    continue;
                if (slots[field.slot] < 0 ||
                    static_cast<std::size_t>(slots[field.slot]) >= field.values.size())
                    return false;
            }
        }
    }
    return true;
}

bool isSoundState(const Bindings &bindings, const world::World &world, const Definition &definition,
                  const PrivateState &state)
{
    const Inspection isSound(bindings, world, definition);
    for (std::size_t i = 0; i < state.patients.size(); ++i) {
        if (!isSound(state.patients[i]) ||
            (i > 0 && state.patients[i - 1].handle >= state.patients[i].handle))
            return false;
    }
    for (std::size_t i = 0; i < state.triggers.size(); ++i) {
        if (!isSound(state.triggers[i], definition.triggers[i]))
            return false;
    }
    for (std::size_t i = 0; i < state.rules.size(); ++i) {
        if (!isSound(state.rules[i], static_cast<int>(i)))
            return false;
    }
    const auto all = [](const auto &list, const auto &holds) {
        return std::all_of(list.begin(), list.end(), holds);
    };
    return all(state.trends, [&](const TrendState &trend) { return isSound(trend); }) &&
           all(state.motions, [&](const MotionState &motion) { return isSound(motion); }) &&
           all(state.hands, [&](const HandsState &hands) { return isSound(hands); }) &&
           all(state.timers, [&](const Timer &timer) { return isSound(timer); }) &&
           all(state.exact, [&](const auto &entry) { return isSound.isNumber(entry.first); }) &&
           all(state.volumes, [&](const auto &entry) { return isSound.isNumber(entry.first); }) &&
           all(state.charges,
               [&](const auto &entry) {
                   return isSound.wasThere(entry.first) && isTime(entry.second.due);
               }) &&
           all(state.history,
               [&](const auto &entry) {
                   return all(entry.second, [&](const Happening &happening) {
                       return isTime(happening.tick) && isSound.wasThere(happening.handle);
                   });
               }) &&
           all(state.undo,
               [&](const auto &entry) {
                   return isSound(entry.second.undo) && isSound(entry.second.redo);
               }) &&
           isTime(state.phaseSince) && (state.phase.isNull() || definition.phase(state.phase));
}

} // namespace ward::kernel
