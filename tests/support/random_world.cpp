// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_world.h"

#include "core/base/file.h"

#include <algorithm>

namespace ward::test {

using namespace ward::world;

std::shared_ptr<const Layout> shippedLayout()
{
    static const auto layout =
        std::make_shared<const Layout>(Layout::fromSchema(content::Schema::shipped()));
    return layout;
}

std::shared_ptr<const Layout> goldenLayout()
{
    const auto bytes = readFile(WARD_SOURCE_DIR "/tests/golden/recording/layout-1.0.bin");
    return std::make_shared<const Layout>(Layout::parse(bytes.value()).value());
}

namespace {

std::int32_t randomSlot(World &world, Dice &dice, const FieldLayout &field)
{
    if (dice.oneIn(12))
        return kUnset;
    switch (field.type) {
    case SlotType::Text:
        return world.intern("text " + std::to_string(dice.roll(40)));
    case SlotType::Flag:
        return dice.roll(2);
    case SlotType::Enum:
        return dice.roll(static_cast<int>(field.values.size()));
    case SlotType::Ref:
        return static_cast<std::int32_t>(
            world.entities()[static_cast<std::size_t>(dice.roll(int(world.entities().size())))]);
    default:
        return dice.oneIn(20) ? static_cast<std::int32_t>(dice.bits() | 1) : dice.roll(2000) - 1000;
    }
}

void randomise(World &world, Dice &dice, Handle handle, int component)
{
    const ComponentLayout &layout = world.layout().components()[std::size_t(component)];
    std::vector<std::int32_t> row(layout.slots);
    for (std::size_t slot = 0; slot < row.size(); ++slot)
        row[slot] = randomSlot(world, dice, layout.fields[layout.fieldOfSlot[slot]]);
    world.setSlots(handle, component, row);
}

Handle anyEntity(const World &world, Dice &dice)
{
    return world.entities()[std::size_t(dice.roll(int(world.entities().size())))];
}

void beat(World &world, Dice &dice, Handle handle)
{
    Tracks &tracks = world.editTracks(handle);
    const std::int64_t now = world.tick().time().us;
    std::erase_if(tracks.beats, [&](const Beat &b) { return b.onsetUs < now - kTrackSpanUs; });
    std::erase_if(tracks.breaths, [&](const Breath &b) { return b.onsetUs < now - kTrackSpanUs; });
    const std::int64_t last = tracks.beats.empty() ? now : tracks.beats.back().onsetUs;
    tracks.beats.push_back({last + 400'000 + dice.roll(600'000), BeatKind(dice.roll(12)),
                            std::uint16_t(dice.roll(1200)), std::uint16_t(dice.roll(1200))});
    if (!dice.oneIn(3)) {
        const auto figure = [&](int from, int below) {
            return static_cast<std::int16_t>(from + dice.roll(below));
        };
        tracks.beats.back().pressures = {figure(0, 300), figure(-10, 200), figure(0, 90),
                                         figure(-32768, 90), figure(0, 1001)};
    }
    if (dice.oneIn(4)) {
        tracks.breaths.push_back(
            {now, 1'500'000 + dice.roll(100'000), 4'000'000, BreathKind(dice.roll(4)), 1000, 990});
    }
    if (dice.oneIn(9) && !tracks.beats.empty())
        tracks.beats.pop_back(); // a beat planned ahead is taken back
}

} // namespace

World randomWorld(Dice &dice, int entities)
{
    World world(shippedLayout());
    const int components = int(world.layout().components().size());
    for (int i = 0; i < entities; ++i) {
        const Handle handle = world.createEntity(Id(dice.bits(), dice.bits()));
        randomise(world, dice, handle, 0);
        for (int c = 1; c < components; ++c) {
            if (dice.oneIn(3)) {
                world.addComponent(handle, c);
                randomise(world, dice, handle, c);
            }
        }
        if (dice.oneIn(4))
            beat(world, dice, handle);
    }
    return world;
}

void mutate(World &world, Dice &dice, int busy)
{
    const int components = int(world.layout().components().size());
    for (int i = 0; i < busy; ++i) {
        if (world.entities().empty()) {
            world.createEntity(Id(dice.bits(), dice.bits()));
            continue;
        }
        const Handle handle = anyEntity(world, dice);
        const int component = dice.roll(components);
        switch (dice.roll(12)) {
        case 0: {
            const Handle made = world.createEntity(Id(dice.bits(), dice.bits()));
            randomise(world, dice, made, 0);
            break;
        }
        case 1:
            if (dice.oneIn(3))
                world.destroyEntity(handle);
            break;
        case 2:
            world.addComponent(handle, component);
            randomise(world, dice, handle, component);
            break;
        case 3:
            if (component > 0)
                world.removeComponent(handle, component);
            break;
        case 4:
        case 5:
            beat(world, dice, handle);
            break;
        default:
            if (world.hasComponent(handle, component)) {
                const ComponentLayout &layout = world.layout().components()[std::size_t(component)];
                const int slot = dice.roll(layout.slots);
                const auto &field = layout.fields[layout.fieldOfSlot[std::size_t(slot)]];
                world.setRaw(handle, FieldRef{std::uint16_t(component), std::uint16_t(slot)},
                             randomSlot(world, dice, field));
            }
        }
    }
}

World ward(int count, int patients, std::shared_ptr<const Layout> shared)
{
    World world(std::move(shared));
    const Layout &layout = world.layout();
    const int transform = layout.componentIndex("transform");
    for (int i = 0; i < count; ++i) {
        const Handle handle = world.createEntity(
            Id(0x0192f0c17a007000, 0x8000000000000000u + std::uint64_t(i) * 977));
        world.setText(handle, layout.find("entity.name"), "Entity " + std::to_string(i % 60));
        world.setText(handle, layout.find("entity.prefab"),
                      "ward.icu@1.0.0#prefab-" + std::to_string(i % 20));
        if (handle > 1)
            world.setParent(handle, 1);
        world.addComponent(handle, transform);
        world.setVec3(handle, layout.find("transform.position"), {i * 0.1, 0, i * 0.05});
        world.setQuat(handle, layout.find("transform.rotation"), {1, 0, 0, 0});
        if (i >= patients)
            continue;
        for (const char *component : {"vitals", "numerics", "rhythm", "circulation", "alarms"}) {
            const int index = layout.componentIndex(component);
            world.addComponent(handle, index);
            for (const FieldLayout &field : layout.components()[std::size_t(index)].fields)
                world.setRaw(handle, FieldRef{std::uint16_t(index), field.slot}, 1 + i % 3);
        }
        world.editTracks(handle);
    }
    return world;
}

void step(World &world, Dice &dice, int moving)
{
    world.setTick(world.tick() + 1);
    const Layout &layout = world.layout();
    const FieldRef position = layout.find("transform.position");
    const int count = int(world.entities().size());
    for (int i = 0; i < moving; ++i) {
        const Handle handle = world.entities()[std::size_t(count - 1 - i % count)];
        if (!world.hasComponent(handle, position.component))
            continue;
        world.setRaw(handle, position, world.raw(handle, position) + dice.roll(31) - 15, 0);
        world.setRaw(handle, position, world.raw(handle, position, 2) + dice.roll(31) - 15, 2);
    }
    const FieldRef numerics[] = {layout.find("numerics.hr"), layout.find("numerics.spo2"),
                                 layout.find("numerics.abp_s"), layout.find("numerics.abp_d"),
                                 layout.find("numerics.etco2")};
    for (const Handle handle : world.having(layout.componentIndex("numerics"))) {
        if (dice.oneIn(24))
            beat(world, dice, handle);
        if (world.tick().n % 30 == handle % 30) {
            for (const FieldRef field : numerics)
                world.setRaw(handle, field, 60 + dice.roll(60));
        }
    }
}

} // namespace ward::test
