// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"

namespace ward::v1::events {
class Payload;
}

namespace ward::kernel {

/// Hears what happens in a simulation while it happens, on its thread: what dry runs count, without
/// an event being serialised or kept. Records are named by their ids in the document. It must not
/// call the simulation.
class Observer
{
public:
    virtual ~Observer() = default;
    /// Every event, as it would be recorded.
    virtual void event(const v1::events::Payload &payload, Tick tick) = 0;
    /// A trigger of an active rule is met; its rule may still be held back by its conditions.
    virtual void triggerMet(const Id &trigger) = 0;
    /// A condition was looked at; those behind the first that decides are not.
    virtual void conditionAsked(const Id &condition, bool holds) = 0;
    /// A scheduled event falls due, or a step of a rule or scheduled event is carried out.
    virtual void carriedOut(const Id &record) = 0;
    /// A script is called; whether it acted or failed is an event.
    virtual void scriptCalled(const Id &script) = 0;

protected:
    Observer() = default;
    Observer(const Observer &) = default;
    Observer &operator=(const Observer &) = default;
};

} // namespace ward::kernel
