// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "core/world/world.h"
#include "sim-engine/kernel/bindings.h"
#include "sim-engine/kernel/rules/definition.h"
#include "sim-engine/kernel/scripts/script_host.h"
#include "sim-engine/kernel/simulation.h"
#include "sim-engine/kernel/state/event_sink.h"
#include "sim-engine/kernel/state/field_writer.h"
#include "sim-engine/kernel/state/private_state.h"

namespace ward::kernel {

/// Who wrote a target in this tick; later writers of the same target are shadowed.
struct Claim
{
    Id rule; ///< null: a person or the schedule
    bool person = false;
    bool operator==(const Claim &) const = default;
};

/// What the parts of one simulation share. The parts are free functions, one concept a file; each
/// gets the core and says in its header what it reads and writes.
struct Core
{
    Core(const content::Schema &s, const content::Catalogue &c, SimulationOptions o, world::World w,
         Bindings b, content::Document document, Definition d)
        : schema(s)
        , catalogue(c)
        , options(std::move(o))
        , world(std::move(w))
        , bindings(std::move(b))
        , original(std::move(document))
        , document(original)
        , definition(std::move(d))
        , fields(world)
    {
    }
    Core(const Core &) = delete;
    Core &operator=(const Core &) = delete;

    const content::Schema &schema;
    const content::Catalogue catalogue; ///< its own: sessions outlive what they were made of
    const SimulationOptions options;
    world::World world;
    const Bindings bindings;
    const content::Document original; ///< what the definition was made of at the start
    content::Document document;       ///< with what was edited since
    Definition definition;            ///< of `document`

    ScriptHost scripts; ///< of `document`

    PrivateState state;
    EventSink events;
    FieldWriter fields;
    std::map<FieldKey, Claim> claims;         ///< of the present tick
    std::map<std::string, Claim> namedClaims; ///< the same of timers and variables
    std::vector<Timer> dueTriggers;           ///< triggers whose time has come in this tick
    std::vector<int> resumed;                 ///< rules whose queue goes on in this tick
    struct Ending                             ///< asked for in the present tick
    {
        std::string reason;
        std::string actor;
        Id command;
    } ending;

    [[nodiscard]] Tick tick() const { return world.tick(); }
    /// The instant at which the present tick begins.
    [[nodiscard]] SimTime now() const { return world.tick().time(); }
    /// Other scripts, of an edited document.
    void takeScripts(ScriptHost next);
    /// nullptr when the entity is no patient.
    [[nodiscard]] PatientState *patient(world::Handle handle);
    [[nodiscard]] const RhythmSpec &rhythmOf(world::Handle patient) const;
};

/// Handle 1: the scenario's own entity, which carries the component `session`.
inline constexpr world::Handle kSessionHandle = 1;

} // namespace ward::kernel
