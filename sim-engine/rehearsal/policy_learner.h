// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/rehearsal/learner.h"
#include "sim-engine/rehearsal/protocol.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ward::rehearsal {

/// Does what the scenario asks for: the items of its checklist from their phase on, and the actions
/// and drugs that rules wait for now whose conditions hold and that are no reproaches. One deed a
/// second, in the order in which they came up; docs/adr/0006-learners-of-dry-runs.md has the whole.
class PolicyLearner final : public Learner
{
public:
    PolicyLearner(LearnerSpec::Kind kind, const Subject &subject, std::uint64_t seed);

    std::vector<kernel::Input> act(const kernel::Simulation &simulation, Tick next,
                                   std::uint32_t sub) override;
    void refused(const kernel::Input &input, const Error &why) override;
    [[nodiscard]] Tick nextLook(Tick now) const override;

private:
    struct Item ///< of the checklist
    {
        Deed deed;
        Id phase; ///< null: from the start
        std::optional<SimTime> within;
    };
    /// A deed that was called for at some time.
    struct Want
    {
        Tick due;
        int order = 0; ///< of coming up
        int done = 0;
        Tick last;
        bool called = false; ///< now
        bool hopeless = false;
        Id target;
        Asked asked; ///< of a drug
    };

    void call(const Deed &deed, Tick now, const Id &target, const Asked &asked,
              std::optional<SimTime> within);
    /// What a rule asks for; nullopt when it leaves open what nobody can know.
    [[nodiscard]] std::optional<Deed> deedFor(const kernel::Awaited &awaited,
                                              const Asked &asked) const;
    [[nodiscard]] Asked askedBy(const kernel::Simulation &simulation,
                                const kernel::Awaited &awaited) const;
    void lookAround(const kernel::Simulation &simulation, Tick now);
    [[nodiscard]] bool isApt(const kernel::Simulation &simulation, const Deed &deed,
                             const Want &want) const;
    /// What must come first, or the deed itself.
    [[nodiscard]] kernel::Input inputFor(const kernel::Simulation &simulation, const Deed &deed,
                                         Want &want, Tick now);
    [[nodiscard]] kernel::LearnerAction actionFor(const Deed &deed, const Want &want) const;
    [[nodiscard]] std::optional<kernel::Input> remedyInput(const kernel::Simulation &simulation,
                                                           Tick now);
    [[nodiscard]] bool isPulseless(const kernel::Simulation &simulation, const Id &target) const;
    [[nodiscard]] Id patientOf(const kernel::Simulation &simulation, const Id &named) const;

    const LearnerSpec::Kind m_kind;
    const Subject &m_subject;
    const std::uint64_t m_seed;
    std::vector<Item> m_checklist;
    std::map<Deed, Want> m_wants;
    int m_orders = 0;
    Tick m_free{0}; ///< the hands are busy until then
    std::optional<Deed> m_doing;
    std::optional<Remedy> m_remedy; ///< of what was refused last
    Id m_remedyTarget;
    std::map<std::string, int> m_remedies; ///< tried, by the code of the refusal
    std::optional<Tick> m_resume;          ///< compressions that were paused for a shock
};

} // namespace ward::rehearsal
