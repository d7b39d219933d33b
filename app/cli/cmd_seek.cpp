// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/json_out.h"
#include "app/cli/recording_file.h"
#include "app/cli/usage.h"
#include "core/base/hash.h"
#include "core/content/nearest.h"
#include "core/content/schema.h"
#include "core/content/units.h"
#include "core/messages/messages.h"

#include <algorithm>
#include <iomanip>

namespace ward::cli {

namespace {

using content::CellValue;
using world::FieldRef;
using world::Handle;
using world::World;

constexpr std::string_view kHelp =
    "usage: ward seek RECORDING --at MM:SS.s [--entity NAME] [--json]\n"
    "\n"
    "Shows the state of a recording at a moment of simulated time: every entity with its\n"
    "components, or the one that is called NAME. The time is MM:SS.s, HH:MM:SS.s or seconds,\n"
    "counted from the start; between two ticks (1/30 s) the earlier one is shown. Alarms that are\n"
    "not active, and what stands where its parent does, are left out. With --json, where nothing\n"
    "is left out, on one line:\n"
    "  {tick, time, phase, hash, session, entities: [{id, name, prefab, parent, components}]}\n"
    "where a value is {value, unit}, and null when it is unset.\n"
    "\n"
    "Exit code: 0 ok, 1 the recording has nothing at that time or nobody of that name, 2 wrong\n"
    "usage, 3 unreadable.\n";

void writeValue(JsonOut &json, const CellValue &value)
{
    struct Visitor
    {
        JsonOut &json;
        void operator()(std::monostate) const { json.null(); }
        void operator()(bool v) const { json.flag(v); }
        void operator()(std::int64_t v) const { json.integer(v); }
        void operator()(double v) const { json.number(v); }
        void operator()(const std::string &v) const { json.text(v); }
        void operator()(const content::Quantity &v) const { json.number(v.value); }
        void operator()(const Vec3 &v) const
        {
            json.beginArray().number(v.x).number(v.y).number(v.z).endArray();
        }
        void operator()(const Quat &v) const
        {
            json.beginArray().number(v.w).number(v.x).number(v.y).number(v.z).endArray();
        }
        void operator()(const Id &v) const { json.text(v.toString()); }
        void operator()(const content::TextSet &) const { json.null(); }
        void operator()(const content::Curve &) const { json.null(); }
    };
    std::visit(Visitor{json}, value);
}

/// What stands at the top of an entity is not repeated below it.
bool isHead(std::size_t component, const world::FieldLayout &field)
{
    return component == 0 &&
           (field.name == "parent" || field.name == "name" || field.name == "prefab");
}

void writeComponent(JsonOut &json, const World &world, Handle handle, std::size_t component)
{
    json.beginObject();
    for (const world::FieldLayout &field : world.layout().components()[component].fields) {
        if (isHead(component, field))
            continue;
        json.key(field.name).beginObject().key("value");
        writeValue(
            json, world.value(handle, FieldRef{static_cast<std::uint16_t>(component), field.slot}));
        if (!field.unit.empty())
            json.key("unit").text(field.unit);
        json.endObject();
    }
    json.endObject();
}

void printJson(const World &world, Handle only, std::ostream &out)
{
    const world::Layout &layout = world.layout();
    const int session = layout.componentIndex("session");
    JsonOut json(out);
    json.beginObject();
    json.key("tick").integer(world.tick().n);
    json.key("time").text(formatTime(world.tick().time()));
    json.key("phase").text(world.text(1, layout.find("session.phase")));
    json.key("hash").text(hexHash(world.stateHash()));
    if (world.hasComponent(1, session)) {
        json.key("session");
        writeComponent(json, world, 1, static_cast<std::size_t>(session));
    }
    json.key("entities").beginArray();
    for (const Handle handle : world.entities()) {
        if (handle == 1 || (only != world::kNoHandle && handle != only))
            continue; // the scenario itself, or somebody else
        const Handle parent = world.parent(handle);
        json.beginObject();
        json.key("id").text(world.id(handle).toString());
        json.key("name").text(world.name(handle));
        json.key("prefab").text(world.prefab(handle));
        json.key("parent");
        if (parent > 1)
            json.text(world.id(parent).toString());
        else
            json.null();
        json.key("components").beginObject();
        for (std::size_t c = 0; c < layout.components().size(); ++c) {
            if (!world.hasComponent(handle, static_cast<int>(c)))
                continue;
            json.key(layout.components()[c].name);
            writeComponent(json, world, handle, c);
        }
        json.endObject().endObject();
    }
    json.endArray().endObject();
    out << '\n';
}

std::string shown(const World &world, const CellValue &value)
{
    struct Visitor
    {
        const World &world;
        std::string operator()(std::monostate) const { return "--"; }
        std::string operator()(bool v) const { return v ? "on" : "off"; }
        std::string operator()(std::int64_t v) const { return std::to_string(v); }
        std::string operator()(double v) const { return content::formatNumber(v); }
        std::string operator()(const std::string &v) const { return v; }
        std::string operator()(const content::Quantity &v) const
        {
            const std::string unit = content::displayUnit(v.unit);
            return content::formatNumber(v.value) + (unit.empty() ? "" : " " + unit);
        }
        std::string operator()(const Vec3 &v) const
        {
            return content::formatNumber(v.x) + " " + content::formatNumber(v.y) + " " +
                   content::formatNumber(v.z);
        }
        std::string operator()(const Quat &v) const
        {
            return content::formatNumber(v.w) + " " + content::formatNumber(v.x) + " " +
                   content::formatNumber(v.y) + " " + content::formatNumber(v.z);
        }
        std::string operator()(const Id &v) const { return std::string(world.name(world.find(v))); }
        std::string operator()(const content::TextSet &) const { return {}; }
        std::string operator()(const content::Curve &) const { return {}; }
    };
    return std::visit(Visitor{world}, value);
}

/// A moment is shown as it stands on the clock, not as a number of seconds.
bool isMoment(std::string_view component, const world::FieldLayout &field)
{
    const content::FieldSpec *spec = content::Schema::shipped().field(component, field.name);
    return spec && !spec->authored && field.unit == "s";
}

/// Says nothing to people: an alarm that is off, and what is not turned or moved against its
/// parent.
bool isIdle(std::string_view component, const CellValue &value)
{
    if (component == "alarms") {
        const auto *text = std::get_if<std::string>(&value);
        return text && (*text == "inactive" || *text == "none");
    }
    if (const auto *position = std::get_if<Vec3>(&value))
        return component == "transform" && *position == Vec3{};
    if (const auto *rotation = std::get_if<Quat>(&value))
        return component == "transform" && *rotation == Quat{};
    return false;
}

void printEntity(const World &world, Handle handle, std::ostream &out)
{
    const world::Layout &layout = world.layout();
    const Handle parent = world.parent(handle);
    out << '\n' << world.name(handle);
    if (parent > 1)
        out << "  on " << world.name(parent);
    out << '\n';
    for (std::size_t c = 1; c < layout.components().size(); ++c) {
        const world::ComponentLayout &component = layout.components()[c];
        if (!world.hasComponent(handle, static_cast<int>(c)))
            continue;
        std::string line;
        for (const world::FieldLayout &field : component.fields) {
            const CellValue value =
                world.value(handle, FieldRef{static_cast<std::uint16_t>(c), field.slot});
            if (content::isAbsent(value) || isIdle(component.name, value))
                continue;
            const auto *quantity = std::get_if<content::Quantity>(&value);
            line += (line.empty() ? "" : " · ") + field.label + ' ' +
                    (quantity && isMoment(component.name, field)
                         ? formatTime(SimTime::fromSeconds(quantity->value))
                         : shown(world, value));
        }
        if (!line.empty())
            out << "  " << std::left << std::setw(14) << component.name << line << '\n';
    }
}

void printTable(const World &world, Handle only, std::ostream &out)
{
    const world::Layout &layout = world.layout();
    const std::string_view phase = world.text(1, layout.find("session.phase"));
    out << formatTime(world.tick().time()) << "  tick " << world.tick().n;
    if (!phase.empty())
        out << "  phase " << phase;
    out << "  hash " << hexHash(world.stateHash()) << '\n';
    for (const Handle handle : world.entities()) {
        if (handle != 1 && (only == world::kNoHandle || handle == only))
            printEntity(world, handle, out);
    }
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The one that is called so, ASCII case ignored; code `cli.seek.unknown-entity`.
Result<Handle> entityNamed(const World &world, std::string_view name)
{
    std::vector<std::string> names;
    for (const Handle handle : world.entities()) {
        if (handle == 1)
            continue;
        names.emplace_back(world.name(handle));
        if (std::equal(name.begin(), name.end(), names.back().begin(), names.back().end(),
                       [](char a, char b) { return lower(a) == lower(b); }))
            return handle;
    }
    return failure("cli.seek.unknown-entity",
                   {{"name", std::string(name)}, {"nearest", content::nearestName(name, names)}});
}

int run(const std::vector<std::string> &words, Streams &streams)
{
    const auto say = [&](const Error &error) {
        streams.err << messages::render(error, "en") << '\n';
    };
    const Result<Arguments> arguments = readArguments(words, {"--json"}, {"--at", "--entity"});
    if (!arguments)
        return refuseUsage(streams, kSeekCommand, arguments.error().message);
    if (arguments->words.size() != 1) {
        return refuseUsage(streams, kSeekCommand,
                           wrongWords("cli.words.recording", arguments->words.size()));
    }
    const Result<SimTime> at = timeOption(*arguments, "--at");
    if (!at)
        return refuseUsage(streams, kSeekCommand, at.error().message);
    auto reader = openRecording(arguments->words[0]);
    if (!reader) {
        say(reader.error());
        return kUnreadable;
    }
    for (const Message &warning : (*reader)->warnings())
        streams.err << messages::render(warning, "en") << '\n';
    const auto world = (*reader)->worldAt(tickShownAt(*at));
    if (!world) {
        if (world.error().code() != "recording.seek.outside") {
            say(world.error());
            streams.err << messages::render(readablePart(**reader), "en") << '\n';
            return kUnreadable;
        }
        const auto info = (*reader)->info();
        say(info ? Error("cli.seek.outside",
                         {{"at", MessageTime{at->us}}, {"end", MessageTime{info->last.time().us}}})
                 : world.error());
        return kFindings;
    }
    Handle only = world::kNoHandle;
    if (arguments->options.contains("--entity")) {
        const auto named = entityNamed(*world, arguments->option("--entity"));
        if (!named) {
            say(named.error());
            return kFindings;
        }
        only = *named;
    }
    if (arguments->has("--json"))
        printJson(*world, only, streams.out);
    else
        printTable(*world, only, streams.out);
    return kOk;
}

} // namespace

const Command kSeekCommand = {"seek", "show the state of a recording at a time", kHelp, run};

} // namespace ward::cli
