// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/recording/event.h"
#include "sim-engine/kernel/simulation.h"
#include "sim-engine/sessions/learner_script.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace ward::rehearsal {

struct Subject;

/// Who takes part in a dry run.
struct LearnerSpec
{
    enum class Kind : std::uint8_t {
        None,      ///< nobody does anything
        Ideal,     ///< everything the scenario asks for, promptly and with the usual doses
        Late,      ///< the same, after delays like those that were measured in hospitals
        WrongDrug, ///< the same, but each drug goes wrong: another one, ten times, a tenth
        Script,    ///< what a learner script says
        Recorded,  ///< the inputs of a recording
    } kind = Kind::None;
    std::shared_ptr<const std::vector<sessions::TimedAction>> script; ///< ascending by time
    std::shared_ptr<const std::vector<recording::Event>> recorded;    ///< of origin input
};

/// "ideal" … nullopt for a word that means none of them; scripts and recordings have no word.
[[nodiscard]] std::optional<LearnerSpec::Kind> learnerNamed(std::string_view word);
[[nodiscard]] std::string_view nameOf(LearnerSpec::Kind kind);

/// Everybody who acts in one dry run. Sees the simulation between its ticks and says what is done
/// at the next; deterministic from (seed, kind, ordinal). One run, one thread.
class Learner
{
public:
    virtual ~Learner() = default;
    Learner(const Learner &) = delete;
    Learner &operator=(const Learner &) = delete;

    /// What is done at tick `next`, or, when `sub` is not 0, in that sub-step of the present tick.
    [[nodiscard]] virtual std::vector<kernel::Input> act(const kernel::Simulation &simulation,
                                                         Tick next, std::uint32_t sub) = 0;
    /// One of them could not be done.
    virtual void refused(const kernel::Input &input, const Error &why);
    /// The first tick behind `now` for which `act` can return something.
    [[nodiscard]] virtual Tick nextLook(Tick now) const = 0;

protected:
    Learner() = default;
};

[[nodiscard]] std::unique_ptr<Learner> makeLearner(const LearnerSpec &spec, const Subject &subject,
                                                   std::uint64_t seed);

} // namespace ward::rehearsal
