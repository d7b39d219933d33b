// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/scene/scene_worlds.h"

#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "core/world/signals/typical_tracks.h"

#include <array>
#include <cmath>
#include <string>

namespace ward::bench {
namespace {

world::World emptyWorld()
{
    world::World world(std::make_shared<const world::Layout>(
        world::Layout::fromSchema(content::Schema::shipped())));
    world.createEntity(Id(1, 1)); // the scenario
    return world;
}

world::Handle addThing(world::World &world, std::string_view prefab, const Pose &pose)
{
    const content::Catalogue &catalogue = content::Catalogue::shipped();
    const world::Layout &layout = world.layout();
    const world::Handle handle = world.createEntity(Id(2, world.nextHandle()));
    world.setParent(handle, world::Handle{1});
    world.setText(handle, layout.find("entity.prefab"),
                  catalogue.reference(*catalogue.prefab(prefab)));
    world.setText(handle, layout.find("entity.name"), std::string(prefab));
    world.addComponent(handle, layout.componentIndex("transform"));
    world.setVec3(handle, layout.find("transform.position"), pose.position);
    world.setQuat(handle, layout.find("transform.rotation"), pose.rotation);
    return handle;
}

Quat turned(double degrees)
{
    const double half = degrees * M_PI / 360;
    return {std::cos(half), 0, std::sin(half), 0};
}

struct Placed
{
    const char *prefab;
    Vec3 position; ///< from the middle of the bed
};

/// Around one bed; its head is at −Z.
constexpr std::array<Placed, 29> kAround{{
    {"icu-bed", {0, 0, 0}},
    {"bedside-monitor", {0.75, 1.45, -1.0}},
    {"ventilator", {-0.95, 0, -0.9}},
    {"iv-pole", {0.85, 0, -0.55}},
    {"syringe-pump", {0.85, 0.95, -0.42}},
    {"syringe-pump", {0.85, 1.15, -0.42}},
    {"infusion-pump", {0.85, 1.35, -0.42}},
    {"iv-bag", {0.7, 1.95, -0.55}},
    {"iv-bag", {1.0, 1.95, -0.55}},
    {"bed-side-table", {0.9, 0, 0.35}},
    {"over-bed-table", {0, 0, 0.75}},
    {"visitor-chair", {-0.95, 0, 0.9}},
    {"stool", {-0.9, 0, 0.2}},
    {"chest-drain", {-0.6, 0, 0.5}},
    {"suction", {1.0, 0, 0.95}},
    {"waste-bin", {-1.1, 0, 1.4}},
    {"oxygen-outlet", {-0.35, 1.4, -1.25}},
    {"oxygen-outlet", {-0.5, 1.4, -1.25}},
    {"air-outlet", {0.3, 1.4, -1.25}},
    {"wall-suction", {0.5, 1.3, -1.25}},
    {"gloves-box", {-0.7, 1.2, -1.25}},
    {"sharps-box", {-0.95, 1.0, -1.25}},
    {"call-bell", {-0.2, 1.1, -1.25}},
    {"phone", {1.1, 1.2, -1.25}},
    {"bag-valve-mask", {0.9, 0.94, 0.35}},
    {"laryngoscope", {0.75, 0.94, 0.25}},
    {"endotracheal-tube", {0.75, 0.94, 0.45}},
    {"nurse", {-0.75, 0, -0.15}},
    {"patient-warmer", {1.2, 0, 1.5}},
}};

constexpr std::array<Placed, 12> kInTheMiddle{{
    {"med-cart", {-1.5, 0, 0}},
    {"defibrillator", {-1.5, 0.98, 0}},
    {"computer-on-wheels", {0, 0, 0.4}},
    {"ultrasound", {1.4, 0, 0}},
    {"crrt", {2.2, 0, -0.3}},
    {"airway-trolley", {-2.3, 0, 0.2}},
    {"physician", {0.5, 0, 0.3}},
    {"family-member", {3.0, 0, 0.4}},
    {"portable-xray", {-3.3, 0, 0}},
    {"sink", {3.9, 0, 0}},
    {"wall-clock", {0, 2.3, -4.4}},
    {"whiteboard", {1.6, 1.6, -4.4}},
}};

} // namespace

BayOfFour::BayOfFour()
    : m_world(emptyWorld())
{
    add("room-bay-4", {});
    for (int bed = 0; bed < 4; ++bed)
        furnish(bed);
    for (const Placed &thing : kInTheMiddle)
        add(thing.prefab, {thing.position, {}});
}

world::Handle BayOfFour::add(std::string_view prefab, const Pose &pose)
{
    ++m_entities;
    return addThing(m_world, prefab, pose);
}

void BayOfFour::furnish(int bed)
{
    const bool far = bed < 2;
    const Pose place{{bed % 2 == 0 ? -2.1 : 2.1, 0, far ? -2.9 : 2.9}, turned(far ? 0 : 180)};
    for (const Placed &thing : kAround) {
        const bool monitor = std::string_view(thing.prefab) == "bedside-monitor";
        // Monitors look towards the camera, whose side of the room it is.
        const Quat turn = monitor && !far ? turned(180) : Quat{};
        const world::Handle handle = add(thing.prefab, place * Pose{thing.position, turn});
        if (!monitor || bed == 3)
            continue;
        const world::Layout &layout = m_world.layout();
        m_world.addComponent(handle, layout.componentIndex("monitor"));
        m_world.setRaw(handle, layout.find("monitor.power"), 1);
        // The patient is the next one that is made.
        m_world.setRaw(handle, layout.find("monitor.patient"), 0);
        m_patients.push_back(handle);
    }
    const world::Handle patient = add("patient", place * Pose{{0, 0.62, 0}, {}});
    if (bed == 3)
        return;
    m_world.setRaw(m_patients.back(), m_world.layout().find("monitor.patient"),
                   static_cast<std::int32_t>(patient));
    m_patients.back() = patient;
    admit(patient, bed);
}

void BayOfFour::admit(world::Handle patient, int bed)
{
    const world::Layout &layout = m_world.layout();
    for (const char *component : {"patient", "vitals", "rhythm", "sensors", "numerics", "alarms",
                                  "limits", "airway", "circulation"})
        m_world.addComponent(patient, layout.componentIndex(component));
    const auto quantity = [&](const char *path, double value) {
        m_world.setQuantity(patient, layout.find(path), value);
    };
    for (const char *sensor : {"ecg", "spo2", "nibp", "abp", "abp_zeroed", "co2", "cvp", "temp"})
        m_world.setRaw(patient, layout.find(std::string("sensors.") + sensor), 1);
    quantity("vitals.sbp", 118 + bed);
    quantity("vitals.dbp", 72);
    quantity("vitals.cvp", 7);
    quantity("vitals.etco2", 38);
    quantity("numerics.hr", 76 + bed);
    quantity("numerics.pulse", 76 + bed);
    quantity("numerics.spo2", 97);
    quantity("numerics.abp_s", 118 + bed);
    quantity("numerics.abp_d", 72);
    quantity("numerics.abp_m", 87);
    quantity("numerics.rr", 14);
    quantity("numerics.etco2", 38);
}

SharedWorld BayOfFour::at(int frame)
{
    const Tick tick{30 + frame};
    m_world.setTick(tick);
    for (std::size_t i = 0; i < m_patients.size(); ++i) {
        signals::TypicalTracks typical;
        typical.rate = 76 + static_cast<double>(i);
        typical.toUs = tick.time().us;
        typical.fromUs = typical.toUs - world::kTrackSpanUs;
        m_world.editTracks(m_patients[i]) = typical.make();
        m_world.setQuantity(m_patients[i], m_world.layout().find("numerics.hr"),
                            76 + static_cast<double>(i) + frame / 30 % 3);
    }
    return std::make_shared<const world::World>(m_world);
}

MovingCrowd::MovingCrowd(int count)
    : m_world(emptyWorld())
{
    // As in a hospital: one in twenty walks by itself, the rest is pushed.
    constexpr std::array<const char *, 20> kKinds{
        "stool",      "syringe-pump",   "iv-pole", "infusion-pump",   "waste-bin",
        "stool",      "syringe-pump",   "iv-bag",  "bedside-monitor", "visitor-chair",
        "gloves-box", "over-bed-table", "iv-bag",  "med-cart",        "suction",
        "stool",      "syringe-pump",   "phone",   "bag-valve-mask",  "nurse"};
    for (int i = 0; i < count; ++i)
        m_things.push_back(
            addThing(m_world, kKinds[static_cast<std::size_t>(i) % kKinds.size()], {}));
}

SharedWorld MovingCrowd::at(int frame)
{
    m_world.setTick(Tick{30 + frame});
    const world::FieldRef position = m_world.layout().find("transform.position");
    const world::FieldRef rotation = m_world.layout().find("transform.rotation");
    const int columns =
        static_cast<int>(std::ceil(std::sqrt(static_cast<double>(m_things.size()))));
    for (std::size_t i = 0; i < m_things.size(); ++i) {
        const double phase = frame * 0.05 + static_cast<double>(i);
        m_world.setVec3(
            m_things[i], position,
            {(static_cast<int>(i) % columns - columns / 2) * 1.0 + 0.3 * std::sin(phase), 0,
             (columns / 2 - static_cast<int>(i) / columns) * 1.0 + 0.3 * std::cos(phase)});
        m_world.setQuat(m_things[i], rotation, turned(phase * 40));
    }
    return std::make_shared<const world::World>(m_world);
}

} // namespace ward::bench
