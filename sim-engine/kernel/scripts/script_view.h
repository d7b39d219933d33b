// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/schema.h"
#include "sim-engine/kernel/bindings.h"
#include "sim-engine/kernel/scripts/script_host.h"
#include "sim-engine/kernel/scripts/view.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ward::kernel {

/// What the snapshot says, to one call of one script.
class ScriptView : public scripts::View
{
public:
    /// `random` names the stream of this call's random numbers; `context` is whom the event
    /// concerns, or the scenario's only patient.
    ScriptView(const WorldSnapshot &snapshot, const Bindings &bindings, std::uint64_t seed,
               std::uint64_t random, world::Handle context);

    [[nodiscard]] scripts::Table facts() const override;
    [[nodiscard]] Result<scripts::Value> answer(scripts::Question question,
                                                std::span<const scripts::Value> arguments) override;
    [[nodiscard]] std::int64_t cost(scripts::Question question) const override;

private:
    Result<scripts::Value> valueOf(std::span<const scripts::Value> arguments);
    Result<scripts::Value> vitalsOf(std::span<const scripts::Value> arguments);
    Result<scripts::Value> entityOf(std::span<const scripts::Value> arguments);
    Result<scripts::Value> entitiesOf(std::span<const scripts::Value> arguments);
    Result<scripts::Value> variableOf(std::span<const scripts::Value> arguments) const;
    Result<scripts::Value> random(std::span<const scripts::Value> arguments);
    /// By name or id; kNoHandle when there is none.
    world::Handle handleOf(const std::string &name);
    /// The entity an optional first argument names, else the context.
    Result<world::Handle> subject(const scripts::Value *argument);

    const WorldSnapshot &m_snapshot;
    const Bindings &m_bindings;
    std::uint64_t m_seed;
    std::uint64_t m_random;
    std::uint64_t m_drawn = 0;
    world::Handle m_context;
    std::optional<std::map<std::string_view, world::Handle>> m_byName; ///< made when first needed
};

/// The first alive entity of that name or id.
[[nodiscard]] world::Handle entityNamed(const world::World &world, std::string_view name);
/// A cell as plain data: quantities in the schema's unit, references as ids.
[[nodiscard]] scripts::Value plain(const content::CellValue &value);
/// An entity as scripts see it.
[[nodiscard]] scripts::Table describe(const world::World &world, world::Handle handle);

} // namespace ward::kernel
