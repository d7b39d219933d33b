// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/script_view.h"

#include "core/base/hash.h"
#include "core/content/nearest.h"

#include <algorithm>
#include <type_traits>
#include <vector>

namespace ward::kernel {

using scripts::Question;
using scripts::Table;
using scripts::Value;

namespace {

constexpr std::size_t kMostEntities = 200; ///< in one answer
constexpr std::int64_t kPlainCost = 20;
constexpr std::int64_t kEntitiesPerInstruction = 4;

tl::unexpected<Error> complain(std::string text)
{
    return failure("kernel.script.view", {{"text", std::move(text)}});
}

const std::string *textAt(std::span<const Value> arguments, std::size_t at)
{
    return at < arguments.size() ? arguments[at].text() : nullptr;
}

} // namespace

Value plain(const content::CellValue &value)
{
    return std::visit(
        [](const auto &held) -> Value {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::int64_t> ||
                          std::is_same_v<T, double> || std::is_same_v<T, std::string>)
                return held;
            else if constexpr (std::is_same_v<T, content::Quantity>)
                return held.value;
            else if constexpr (std::is_same_v<T, Id>)
                return held.toString();
            else if constexpr (std::is_same_v<T, Vec3>)
                return Table{{std::string("x"), held.x},
                             {std::string("y"), held.y},
                             {std::string("z"), held.z}};
            else
                return {};
        },
        value);
}

world::Handle entityNamed(const world::World &world, std::string_view name)
{
    if (const auto id = Id::parse(name))
        return world.find(*id);
    for (const world::Handle handle : world.entities()) {
        if (world.name(handle) == name)
            return handle;
    }
    return world::kNoHandle;
}

Table describe(const world::World &world, world::Handle handle)
{
    Table out{{std::string("id"), world.id(handle).toString()},
              {std::string("name"), world.name(handle)},
              {std::string("prefab"), world.prefab(handle)}};
    if (const world::Handle parent = world.parent(handle); parent != world::kNoHandle)
        out.insert_or_assign(std::string("parent"), world.name(parent));
    if (!world.socket(handle).empty())
        out.insert_or_assign(std::string("socket"), world.socket(handle));
    return out;
}

ScriptView::ScriptView(const WorldSnapshot &snapshot, const Bindings &bindings, std::uint64_t seed,
                       std::uint64_t random, world::Handle context)
    : m_snapshot(snapshot)
    , m_bindings(bindings)
    , m_seed(seed)
    , m_random(random)
    , m_context(context)
{
}

Table ScriptView::facts() const
{
    const world::World &world = m_snapshot.world;
    const std::int32_t score = world.raw(1, m_bindings.score);
    const auto seconds = [](Tick tick) { return static_cast<double>(tick.time().us) / 1e6; };
    Table out{{std::string("tick"), world.tick().n},
              {std::string("time"), seconds(world.tick())},
              {std::string("phase"), m_snapshot.phase},
              {std::string("phase_time"), seconds(world.tick()) - seconds(m_snapshot.phaseSince)},
              {std::string("score"), std::int64_t{score == world::kUnset ? 0 : score}}};
    if (m_context != world::kNoHandle && world.isAlive(m_context))
        out.insert_or_assign(std::string("subject"), world.name(m_context));
    return out;
}

Result<Value> ScriptView::answer(Question question, std::span<const Value> arguments)
{
    switch (question) {
    case Question::Value:
        return valueOf(arguments);
    case Question::Vitals:
        return vitalsOf(arguments);
    case Question::Entity:
        return entityOf(arguments);
    case Question::Entities:
        return entitiesOf(arguments);
    case Question::Variable:
        return variableOf(arguments);
    case Question::Random:
        return random(arguments);
    }
    return Value();
}

std::int64_t ScriptView::cost(Question question) const
{
    const auto entities = static_cast<std::int64_t>(m_snapshot.world.entities().size());
    const bool all = question == Question::Entities || !m_byName;
    return kPlainCost + (all ? entities / kEntitiesPerInstruction : 0);
}

world::Handle ScriptView::handleOf(const std::string &name)
{
    const world::World &world = m_snapshot.world;
    if (const auto id = Id::parse(name))
        return world.find(*id);
    if (!m_byName) {
        m_byName.emplace();
        for (const world::Handle handle : world.entities())
            m_byName->try_emplace(world.name(handle), handle); // the first of that name
    }
    const auto it = m_byName->find(name);
    return it == m_byName->end() ? world::kNoHandle : it->second;
}

Result<world::Handle> ScriptView::subject(const Value *argument)
{
    if (!argument || argument->isNil()) {
        if (m_context == world::kNoHandle)
            return complain("of whom? Name an entity");
        return m_context;
    }
    const std::string *name = argument->text();
    if (!name)
        return complain("an entity is named by a text");
    const world::Handle handle = handleOf(*name);
    if (handle == world::kNoHandle)
        return complain("there is no entity '" + *name + "'");
    return handle;
}

Result<Value> ScriptView::valueOf(std::span<const Value> arguments)
{
    const bool named = arguments.size() > 1;
    const std::string *path = textAt(arguments, named ? 1 : 0);
    if (!path)
        return complain("which value? Give a text such as 'vitals.hr'");
    const auto handle = subject(named ? &arguments.front() : nullptr);
    if (!handle)
        return failure(handle.error());
    const world::FieldRef field = m_snapshot.world.layout().find(*path);
    if (!field.isValid()) {
        std::vector<std::string> known;
        for (const auto &component : m_snapshot.world.layout().components()) {
            for (const auto &slot : component.fields)
                known.push_back(component.name + "." + slot.name);
        }
        const std::string nearest = content::nearestName(*path, known);
        return complain("there is no value '" + *path + "'" +
                        (nearest.empty() ? "" : "; did you mean '" + nearest + "'?"));
    }
    return plain(m_snapshot.world.value(*handle, field));
}

Result<Value> ScriptView::vitalsOf(std::span<const Value> arguments)
{
    const auto handle = subject(arguments.empty() ? nullptr : &arguments.front());
    if (!handle)
        return failure(handle.error());
    Table out;
    const auto &component =
        m_snapshot.world.layout().components()[static_cast<std::size_t>(m_bindings.vitals)];
    for (const world::FieldLayout &field : component.fields) {
        Value value = plain(m_snapshot.world.value(
            *handle, {static_cast<std::uint16_t>(m_bindings.vitals), field.slot}));
        if (!value.isNil())
            out.insert_or_assign(field.name, std::move(value));
    }
    return Value(std::move(out));
}

Result<Value> ScriptView::entityOf(std::span<const Value> arguments)
{
    const std::string *name = textAt(arguments, 0);
    if (!name)
        return complain("which entity? Give its name or id");
    const world::Handle handle = handleOf(*name);
    if (handle == world::kNoHandle)
        return Value();
    return Value(describe(m_snapshot.world, handle));
}

Result<Value> ScriptView::entitiesOf(std::span<const Value> arguments)
{
    const std::string *prefab = textAt(arguments, 0);
    Table out;
    for (const world::Handle handle : m_snapshot.world.entities()) {
        if (out.size() == kMostEntities)
            break;
        if (!prefab || m_snapshot.world.prefab(handle) == *prefab)
            out.insert_or_assign(static_cast<std::int64_t>(out.size() + 1),
                                 describe(m_snapshot.world, handle));
    }
    return Value(std::move(out));
}

Result<Value> ScriptView::variableOf(std::span<const Value> arguments) const
{
    const std::string *name = textAt(arguments, 0);
    if (!name)
        return complain("which variable?");
    const auto it = m_snapshot.variables.find(*name);
    return Value(it == m_snapshot.variables.end() ? 0.0 : it->second);
}

Result<Value> ScriptView::random(std::span<const Value> arguments)
{
    const std::uint64_t ordinal = m_drawn++;
    if (arguments.empty() || arguments.front().isNil())
        return Value(randomUnit(m_seed, m_random, ordinal));
    const auto *most = std::get_if<std::int64_t>(&arguments.front().data);
    if (!most || *most < 1)
        return complain("random(n) gives a whole number from 1 to n");
    return Value(static_cast<std::int64_t>(randomBits(m_seed, m_random, ordinal) %
                                           static_cast<std::uint64_t>(*most)) +
                 1);
}

} // namespace ward::kernel
