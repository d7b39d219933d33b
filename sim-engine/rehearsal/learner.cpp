// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/learner.h"

#include "core/recording/recording_info.h"

#include "sim-engine/rehearsal/policy_learner.h"

#include <algorithm>
#include <array>
#include <limits>

namespace ward::rehearsal {

namespace {

constexpr Tick kNever{std::numeric_limits<std::int64_t>::max()};
constexpr std::array<std::string_view, 6> kNames = {"none",       "ideal",  "late",
                                                    "wrong-drug", "script", "recorded"};

class NoLearner final : public Learner
{
public:
    std::vector<kernel::Input> act(const kernel::Simulation &, Tick, std::uint32_t) override
    {
        return {};
    }
    Tick nextLook(Tick) const override { return kNever; }
};

class ScriptedLearner final : public Learner
{
public:
    explicit ScriptedLearner(std::shared_ptr<const std::vector<sessions::TimedAction>> script)
        : m_script(std::move(script))
    {
    }

    std::vector<kernel::Input> act(const kernel::Simulation &, Tick next,
                                   std::uint32_t sub) override
    {
        std::vector<kernel::Input> out;
        if (sub > 0)
            return out;
        for (; m_next < m_script->size() && tickScheduledAt((*m_script)[m_next].at) <= next;
             ++m_next)
            out.push_back((*m_script)[m_next].input);
        return out;
    }
    Tick nextLook(Tick now) const override
    {
        return m_next < m_script->size()
                   ? std::max(now + 1, tickScheduledAt((*m_script)[m_next].at))
                   : kNever;
    }

private:
    std::shared_ptr<const std::vector<sessions::TimedAction>> m_script;
    std::size_t m_next = 0;
};

/// Does again what the people of a recording did, at the same ticks and sub-steps.
class RecordedLearner final : public Learner
{
public:
    explicit RecordedLearner(std::shared_ptr<const std::vector<recording::Event>> events)
        : m_events(std::move(events))
    {
    }

    std::vector<kernel::Input> act(const kernel::Simulation &simulation, Tick next,
                                   std::uint32_t sub) override
    {
        std::vector<kernel::Input> out;
        const recording::Moment at{next, sub};
        for (; m_next < m_events->size(); ++m_next) {
            const recording::Event &event = (*m_events)[m_next];
            if (recording::Moment{event.tick, event.sub} > at)
                break;
            const auto input = kernel::inputFromEvent(event, simulation.world());
            if (input && *input && isDeed(**input))
                out.push_back(**input);
        }
        return out;
    }
    Tick nextLook(Tick now) const override
    {
        return m_next < m_events->size() ? std::max(now + 1, (*m_events)[m_next].tick) : kNever;
    }

private:
    /// Pauses, recoveries and the end belong to the other session; what was refused there is tried
    /// by nobody here.
    static bool isDeed(const kernel::Input &input)
    {
        return std::holds_alternative<content::ChangeSet>(input.what) ||
               std::holds_alternative<kernel::LearnerAction>(input.what) ||
               std::holds_alternative<kernel::MarkInput>(input.what) ||
               std::holds_alternative<kernel::CueInput>(input.what) ||
               std::holds_alternative<kernel::UndoInput>(input.what);
    }

    std::shared_ptr<const std::vector<recording::Event>> m_events;
    std::size_t m_next = 0;
};

} // namespace

void Learner::refused(const kernel::Input &, const Error &) {}

std::optional<LearnerSpec::Kind> learnerNamed(std::string_view word)
{
    for (const auto kind : {LearnerSpec::Kind::None, LearnerSpec::Kind::Ideal,
                            LearnerSpec::Kind::Late, LearnerSpec::Kind::WrongDrug}) {
        if (nameOf(kind) == word)
            return kind;
    }
    return std::nullopt;
}

std::string_view nameOf(LearnerSpec::Kind kind)
{
    return kNames[static_cast<std::size_t>(kind)];
}

std::unique_ptr<Learner> makeLearner(const LearnerSpec &spec, const Subject &subject,
                                     std::uint64_t seed)
{
    switch (spec.kind) {
    case LearnerSpec::Kind::None:
        break;
    case LearnerSpec::Kind::Ideal:
    case LearnerSpec::Kind::Late:
    case LearnerSpec::Kind::WrongDrug:
        return std::make_unique<PolicyLearner>(spec.kind, subject, seed);
    case LearnerSpec::Kind::Script:
        if (spec.script)
            return std::make_unique<ScriptedLearner>(spec.script);
        break;
    case LearnerSpec::Kind::Recorded:
        if (spec.recorded)
            return std::make_unique<RecordedLearner>(spec.recorded);
        break;
    }
    return std::make_unique<NoLearner>();
}

} // namespace ward::rehearsal
