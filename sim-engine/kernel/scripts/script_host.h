// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/document.h"
#include "core/content/schema.h"
#include "core/world/world.h"
#include "sim-engine/kernel/scripts/program.h"
#include "sim-engine/kernel/scripts/sandbox.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ward::kernel {

/// One enabled script of a scenario, ready to be called.
struct Script
{
    Id id;
    std::string name;
    std::vector<std::string> hears; ///< event types, and names of emitted events
    scripts::Program program;
    [[nodiscard]] bool hearsAnyOf(std::string_view type, std::string_view emitted) const;
};

/// The world as it was before any action of the present microstep: what rules' conditions and
/// scripts look at.
struct WorldSnapshot
{
    world::World world;
    std::string phase;
    Tick phaseSince;
    std::map<std::string, double> variables;
};

/// A scenario's scripts and where they run. No state between calls: that is `ScriptState`.
class ScriptHost
{
public:
    ScriptHost() = default;
    /// Codes `kernel.script.*` with `name`, `record` and `field` of the script at fault.
    [[nodiscard]] static Result<ScriptHost> create(const content::Document &document,
                                                   const content::Schema &schema);

    /// The other's scripts instead of these; they run where these ran.
    void take(ScriptHost other) { m_scripts = std::move(other.m_scripts); }

    [[nodiscard]] const std::vector<Script> &scripts() const { return m_scripts; } ///< in order
    [[nodiscard]] const Script *find(const Id &id) const;
    /// Event types that some script hears, ascending.
    [[nodiscard]] std::vector<std::string> heardTypes() const;
    /// Made when the first script is called.
    [[nodiscard]] scripts::Sandbox &sandbox();

    std::optional<WorldSnapshot> snapshot; ///< of the present microstep; unset outside

private:
    std::vector<Script> m_scripts;
    std::unique_ptr<scripts::Sandbox> m_sandbox;
};

} // namespace ward::kernel
