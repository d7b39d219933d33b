// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/run_observer.h"

#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::rehearsal {

namespace {

namespace pb = v1::events;

int itemOf(const Inventory &inventory, const std::string &bytes)
{
    const auto id = Id::fromBytes(bytes);
    return id ? inventory.indexOf(*id) : -1;
}

void addOnce(std::vector<int> &items, int item)
{
    if (item >= 0 && std::find(items.begin(), items.end(), item) == items.end())
        items.push_back(item);
}

} // namespace

RunObserver::RunObserver(const Inventory &inventory, DryRun &run, bool details)
    : m_inventory(inventory)
    , m_run(run)
    , m_details(details)
{
    m_run.counts.assign(inventory.items().size(), {});
}

void RunObserver::hit(int item, Tick tick)
{
    if (item < 0)
        return;
    DryRun::Counts &counts = m_run.counts[static_cast<std::size_t>(item)];
    if (counts.hits++ == 0)
        counts.first = tick;
}

void RunObserver::event(const pb::Payload &payload, Tick tick)
{
    ++m_run.events;
    switch (payload.kind_case()) {
    case pb::Payload::kRuleFired: {
        const int item = itemOf(m_inventory, payload.rule_fired().rule());
        hit(item, tick);
        if (m_details && item >= 0)
            m_run.fires.push_back({item, tick});
        break;
    }
    case pb::Payload::kPhaseChanged: {
        const int item = itemOf(m_inventory, payload.phase_changed().phase());
        hit(item, tick);
        m_run.lastPhase = item;
        if (m_details && item >= 0)
            m_run.entered.push_back({item, tick});
        break;
    }
    case pb::Payload::kRuleLoop:
        for (const std::string &rule : payload.rule_loop().rules())
            addOnce(m_run.looping, itemOf(m_inventory, rule));
        break;
    case pb::Payload::kScriptFault: {
        const int item = itemOf(m_inventory, payload.script_fault().script());
        addOnce(m_run.faulty, item);
        if (item >= 0)
            ++m_run.counts[static_cast<std::size_t>(item)].misses;
        break;
    }
    case pb::Payload::kScored:
        m_run.score = payload.scored().total();
        break;
    case pb::Payload::kActionRejected: {
        const pb::ActionRejected &rejected = payload.action_rejected();
        ++m_run.refused[{rejected.action(), rejected.code()}];
        break;
    }
    default:
        break;
    }
}

void RunObserver::triggerMet(const Id &trigger)
{
    if (m_listens)
        hit(m_inventory.indexOf(trigger), m_now);
}

void RunObserver::conditionAsked(const Id &condition, bool holds)
{
    if (!m_listens)
        return;
    const int item = m_inventory.indexOf(condition);
    if (item < 0)
        return;
    if (holds)
        hit(item, m_now);
    else
        ++m_run.counts[static_cast<std::size_t>(item)].misses;
}

void RunObserver::scriptCalled(const Id &script)
{
    hit(m_inventory.indexOf(script), m_now);
}

void RunObserver::carriedOut(const Id &record)
{
    hit(m_inventory.indexOf(record), m_now);
}

} // namespace ward::rehearsal
