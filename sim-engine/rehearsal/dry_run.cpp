// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/dry_run.h"

#include "core/base/hash.h"
#include "sim-engine/rehearsal/run_observer.h"
#include "sim-engine/sessions/headless.h"

#include <optional>

namespace ward::rehearsal {

namespace {

constexpr std::int64_t kCancelTicks = 300; ///< how often a run looks whether it is still wanted

/// One run: the simulation, who acts in it, and what is counted.
class Runner
{
public:
    Runner(const Subject &subject, const DryRunOptions &options)
        : m_subject(subject)
        , m_options(options)
        , m_end(options.until.n < 0 ? subject.planned : options.until)
        , m_observer(subject.inventory, m_run, options.details)
        , m_learner(makeLearner(options.learner, subject, options.seed))
    {
        m_run.seed = options.seed;
    }

    Result<DryRun> run()
    {
        kernel::SimulationOptions how;
        how.seed = m_options.seed;
        how.sessionId = deriveId(m_subject.document.scenario()->id, "rehearsal");
        how.extent = m_options.extent;
        how.observer = &m_observer;
        how.keepsEvents = false;
        auto made = kernel::Simulation::create(m_subject.document, m_subject.schema,
                                               m_subject.catalogue, how);
        if (!made)
            return failure(std::move(made.error()));
        m_simulation = std::move(*made);
        std::optional<CurveRecorder> curves;
        if (m_options.details) {
            curves.emplace(*m_simulation, m_end, m_options.buckets);
            curves->sample(*m_simulation);
        }
        std::int64_t looked = 0;
        while (now() < m_end) {
            if (m_options.cancelled && now().n - looked >= kCancelTicks) {
                looked = now().n;
                if (m_options.cancelled->load(std::memory_order_relaxed))
                    return failure("rehearsal.cancelled");
            }
            passOver(curves.has_value());
            const Tick next = now() + 1;
            submit(next, 0);
            m_observer.at(next);
            m_simulation->step();
            while (submit(next, m_simulation->world().sub() + 1))
                m_simulation->subStep();
            if (curves)
                curves->sample(*m_simulation);
        }
        if (curves)
            m_run.curves = curves->take();
        finish();
        return std::move(m_run);
    }

private:
    [[nodiscard]] Tick now() const { return m_simulation->world().tick(); }

    /// Rules alone: on to where something can happen. Curves want to see every tick.
    void passOver(bool everyTick)
    {
        if (everyTick || m_options.extent != kernel::Extent::RulesOnly)
            return;
        const Tick limit = std::min(m_end, m_learner->nextLook(now())) - 1;
        if (limit > now())
            m_simulation->passOver(limit);
    }

    bool submit(Tick tick, std::uint32_t sub)
    {
        m_observer.listen(false);
        std::vector<kernel::Input> inputs = m_learner->act(*m_simulation, tick, sub);
        m_observer.listen(true);
        bool any = false;
        for (kernel::Input &input : inputs) {
            const kernel::Input copy = input;
            if (auto receipt = m_simulation->submit(std::move(input)); !receipt)
                m_learner->refused(copy, receipt.error());
            any = true;
        }
        return any && m_simulation->hasQueuedInputs();
    }

    void finish()
    {
        const world::World &world = m_simulation->world();
        const world::FieldRef pulse = world.layout().find("circulation.pulse");
        for (const world::Handle patient :
             world.having(world.layout().componentIndex("circulation"))) {
            if (!world.flag(patient, pulse))
                ++m_run.pulseless;
        }
        m_run.end = now();
        m_run.hash = m_simulation->stateHash();
    }

    const Subject &m_subject;
    const DryRunOptions &m_options;
    const Tick m_end;
    DryRun m_run;
    RunObserver m_observer;
    std::unique_ptr<Learner> m_learner;
    std::unique_ptr<kernel::Simulation> m_simulation;
};

} // namespace

Subject::Subject(content::Document d, const content::Schema &s, content::Catalogue c)
    : document(std::move(d))
    , schema(s)
    , catalogue(std::move(c))
    , inventory(document, s)
    , planned(tickScheduledAt(sessions::plannedDuration(document)))
{
}

Result<DryRun> runDry(const Subject &subject, const DryRunOptions &options)
{
    return Runner(subject, options).run();
}

} // namespace ward::rehearsal
