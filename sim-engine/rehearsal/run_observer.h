// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/observer.h"
#include "sim-engine/rehearsal/dry_run.h"

namespace ward::rehearsal {

/// Counts what happens in one simulation into a DryRun.
class RunObserver final : public kernel::Observer
{
public:
    RunObserver(const Inventory &inventory, DryRun &run, bool details);

    /// What a learner asks about between ticks is no part of the run.
    void listen(bool on) { m_listens = on; }
    /// The tick that is about to run; what comes without one belongs to it.
    void at(Tick tick) { m_now = tick; }

    void event(const v1::events::Payload &payload, Tick tick) override;
    void triggerMet(const Id &trigger) override;
    void conditionAsked(const Id &condition, bool holds) override;
    void carriedOut(const Id &record) override;
    void scriptCalled(const Id &script) override;

private:
    void hit(int item, Tick tick);

    const Inventory &m_inventory;
    DryRun &m_run;
    const bool m_details;
    bool m_listens = true;
    Tick m_now;
};

} // namespace ward::rehearsal
