// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scenario_builder.h"

#include "core/content/cell_text.h"
#include "sim-engine/kernel/actions/arguments.h"

#include <QtGlobal>

namespace ward::test {

namespace {

std::string explain(const Error &error)
{
    std::string text = error.code();
    for (const auto &[name, value] : error.message.args) {
        if (const auto *s = std::get_if<std::string>(&value))
            text += ' ' + name + '=' + *s;
    }
    return text;
}

content::Cells cellsOf(const std::string &kind, Texts texts)
{
    content::Cells cells;
    const content::Schema &schema = content::Schema::shipped();
    for (const auto &[name, text] : texts) {
        const content::FieldSpec *spec = schema.field(kind, name);
        if (!spec)
            qFatal("no field %s.%s", kind.c_str(), name.c_str());
        auto value = content::cellFromText(schema, *spec, text);
        if (!value)
            qFatal("%s.%s = %s: %s", kind.c_str(), name.c_str(), text.c_str(),
                   explain(value.error()).c_str());
        cells[name] = std::move(*value);
    }
    return cells;
}

} // namespace

ScenarioBuilder::ScenarioBuilder()
{
    m_scenario = add("scenario", Id(), {{"name", "Test"}, {"package", "ward.icu@1.0.0"}});
    m_room = entity("Room", "room-shell", m_scenario);
    m_patient = entity("Patient", "patient", m_room);
    patient("patient", {{"weight", "75 kg"}, {"age", "58"}});
    patient("sensors", {{"abp", "true"}, {"abp_zeroed", "true"}, {"co2", "true"}, {"cvp", "true"}});
}

Id ScenarioBuilder::add(const std::string &kind, const Id &parent, Texts cells)
{
    content::Record record;
    record.id = nextId();
    record.kind = kind;
    record.parent = parent;
    // Two letters are enough for 676 records in order.
    record.rank = {static_cast<char>('A' + m_rank / 26 % 26), static_cast<char>('A' + m_rank % 26),
                   'V'};
    ++m_rank;
    record.cells = cellsOf(kind, cells);
    const Id id = record.id;
    if (auto added = m_document.add(std::move(record)); !added)
        qFatal("%s", explain(added.error()).c_str());
    return id;
}

void ScenarioBuilder::set(const Id &record, const std::string &cell, const std::string &value)
{
    for (const auto &[name, cells] : cellsOf(m_document.find(record)->kind, {{cell, value}})) {
        if (auto done = m_document.set(record, name, cells); !done)
            qFatal("%s", explain(done.error()).c_str());
    }
}

Id ScenarioBuilder::rule(const std::string &name, Texts more)
{
    const Id id = add("rule", m_scenario, more);
    if (auto done = m_document.set(id, "name", name); !done)
        qFatal("name");
    return id;
}

Id ScenarioBuilder::event(const std::string &name, const std::string &at)
{
    return add("event", m_scenario, {{"name", name}, {"at", at}});
}

Id ScenarioBuilder::entity(const std::string &name, const std::string &prefab, const Id &parent)
{
    return add("entity", parent, {{"name", name}, {"prefab", "ward.icu@1.0.0#" + prefab}});
}

void ScenarioBuilder::patient(const std::string &component, Texts cells)
{
    if (const content::Record *record = m_document.component(m_patient, component)) {
        const Id id = record->id;
        for (const auto &[name, value] : cellsOf(component, cells)) {
            if (auto done = m_document.set(id, name, value); !done)
                qFatal("%s", explain(done.error()).c_str());
        }
        return;
    }
    add(component, m_patient, cells);
}

Run::Run(const content::Document &document, std::uint64_t seed)
{
    kernel::SimulationOptions options;
    options.sessionId = Id(0x1111, 0x2222);
    options.seed = seed;
    auto made = kernel::Simulation::create(document, content::Schema::shipped(),
                                           content::Catalogue::shipped(), options);
    if (!made)
        qFatal("%s", explain(made.error()).c_str());
    m_simulation = std::move(*made);
    const int vitals = world().layout().componentIndex("vitals");
    m_patient = world().having(vitals).front();
    take(m_simulation->lastEvents());
}

void Run::take(std::span<const recording::Event> events)
{
    m_events.insert(m_events.end(), events.begin(), events.end());
}

void Run::step()
{
    take(m_simulation->step());
}

void Run::subStep()
{
    take(m_simulation->subStep());
}

void Run::until(double seconds)
{
    const auto last = static_cast<std::int64_t>(seconds * kTicksPerSecond + 0.5);
    while (world().tick().n < last)
        step();
}

std::string Run::submit(kernel::Input input)
{
    input.commandId = Id(0xc0ffee, ++m_command);
    auto receipt = m_simulation->submit(std::move(input));
    return receipt ? std::string() : receipt.error().code();
}

std::string Run::act(const std::string &action, const std::string &arguments,
                     const std::string &actor)
{
    auto args = kernel::parseArguments(arguments);
    if (!args)
        return args.error().code();
    return submit({Id(), actor, kernel::LearnerAction{action, world().id(m_patient), *args}});
}

std::string Run::untilCharged(double seconds, const std::string &energy)
{
    until(seconds - 10);
    std::string error = act("defib.charge", "energy=" + energy);
    until(seconds);
    return error;
}

std::string Run::set(const Id &entity, const std::string &path, const content::CellValue &value,
                     const std::string &actor)
{
    content::ChangeSet change;
    change.id = Id(0xabc, ++m_command);
    change.intent = "edit.set";
    change.actor = actor;
    change.scope = content::Scope::Session;
    const world::Handle handle = world().find(entity);
    change.ops.push_back(
        content::SetOp{entity, path, world().value(handle, world().layout().find(path)), value});
    return submit({Id(), actor, change});
}

std::string Run::undo(const std::string &actor)
{
    return submit({Id(), actor, kernel::UndoInput{}});
}

std::string Run::redo(const std::string &actor)
{
    return submit({Id(), actor, kernel::UndoInput{kernel::UndoInput::Direction::Redo}});
}

double Run::value(std::string_view path) const
{
    const world::FieldRef field = world().layout().find(path);
    if (!field.isValid())
        qFatal("no field %s", std::string(path).c_str());
    if (world().layout().field(field).type == world::SlotType::Integer)
        return world().raw(m_patient, field);
    return world().quantity(m_patient, field).value_or(-1);
}

std::string Run::text(std::string_view path) const
{
    const world::FieldRef field = world().layout().find(path);
    if (world().layout().field(field).type == world::SlotType::Enum)
        return std::string(world().enumValue(m_patient, field));
    return std::string(world().text(m_patient, field));
}

bool Run::flag(std::string_view path) const
{
    return world().flag(m_patient, world().layout().find(path));
}

std::vector<recording::Event> Run::of(std::string_view type) const
{
    std::vector<recording::Event> out;
    for (const recording::Event &event : m_events) {
        if (event.type == type)
            out.push_back(event);
    }
    return out;
}

int Run::count(std::string_view type) const
{
    return static_cast<int>(of(type).size());
}

v1::events::Payload Run::payload(const recording::Event &event) const
{
    return recording::payloadOf(event).value();
}

double Run::firstAt(std::string_view type) const
{
    const auto events = of(type);
    return events.empty() ? -1 : static_cast<double>(events.front().tick.n) / kTicksPerSecond;
}

} // namespace ward::test
