// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/viewport/monitor_fixture.h"

#include "core/content/schema.h"

#include <algorithm>

namespace ward::test {

using signals::Rhythm;
using signals::TypicalTracks;

MonitorFixture::MonitorFixture()
    : m_world(
          std::make_shared<world::Layout>(world::Layout::fromSchema(content::Schema::shipped())))
{
    const world::Layout &layout = m_world.layout();
    m_patient = m_world.createEntity(Id(0x0192f0c17a007000ULL, 1));
    m_monitor = m_world.createEntity(Id(0x0192f0c17a007000ULL, 2));
    for (const char *component :
         {"vitals", "rhythm", "sensors", "numerics", "alarms", "limits", "airway"})
        m_world.addComponent(m_patient, layout.componentIndex(component));
    m_world.addComponent(m_monitor, layout.componentIndex("monitor"));
    m_world.setText(m_patient, layout.find("entity.name"), "Patient, Mr Okafor");
    m_world.setRaw(m_monitor, layout.find("monitor.patient"), static_cast<std::int32_t>(m_patient));
    m_world.setRaw(m_monitor, layout.find("monitor.power"), 1);
    for (const char *sensor : {"ecg", "spo2", "nibp", "temp", "abp", "abp_zeroed", "co2"})
        set(std::string("sensors.") + sensor, true);
    set("vitals.sbp", 118.0)
        .set("vitals.dbp", 72.0)
        .set("vitals.etco2", 38.0)
        .set("vitals.cvp", 6.0);
    set("vitals.hr", 76.0).set("vitals.rr", 14.0).set("vitals.spo2", 98.0).set("vitals.temp", 37.1);
    set("vitals.map", 87.0);
    set("numerics.hr", 76.0).set("numerics.pulse", 76.0).set("numerics.spo2", 98.0);
    set("numerics.abp_s", 118.0).set("numerics.abp_d", 72.0).set("numerics.abp_m", 87.0);
    set("numerics.rr", 14.0).set("numerics.etco2", 38.0).set("numerics.temp", 37.1);
    set("numerics.nibp_s", 121.0).set("numerics.nibp_d", 74.0).set("numerics.nibp_m", 90.0);
    set("numerics.nibp_at", 12.0);
    for (const content::FieldSpec &limit : content::Schema::shipped().kind("limits")->fields) {
        if (const auto *usual = std::get_if<content::Quantity>(&limit.defaultValue))
            set("limits." + limit.name, usual->value);
    }
    set("rhythm.ecg", "sinus");
    at(SimTime::fromSeconds(60));
    tracks({});
}

MonitorFixture &MonitorFixture::set(std::string_view path, double value)
{
    m_world.setQuantity(m_patient, m_world.layout().find(path), value);
    return *this;
}

MonitorFixture &MonitorFixture::set(std::string_view path, bool value)
{
    m_world.setRaw(m_patient, m_world.layout().find(path), value ? 1 : 0);
    return *this;
}

MonitorFixture &MonitorFixture::set(std::string_view path, std::string_view text)
{
    const world::FieldRef field = m_world.layout().find(path);
    const auto &values = m_world.layout().field(field).values;
    const auto found = std::find(values.begin(), values.end(), text);
    m_world.setRaw(m_patient, field, static_cast<std::int32_t>(found - values.begin()));
    return *this;
}

MonitorFixture &MonitorFixture::clear(std::string_view path)
{
    m_world.setRaw(m_patient, m_world.layout().find(path), world::kUnset);
    return *this;
}

MonitorFixture &MonitorFixture::alarm(const std::string &name, std::string_view state,
                                      std::string_view priority)
{
    return set("alarms." + name, state).set("alarms." + name + "_priority", priority);
}

MonitorFixture &MonitorFixture::tracks(TypicalTracks tracks)
{
    const std::int64_t now = m_world.tick().time().us;
    tracks.fromUs = now - world::kTrackSpanUs;
    tracks.toUs = now;
    m_world.editTracks(m_patient) = tracks.make();
    return *this;
}

MonitorFixture &MonitorFixture::setTracks(world::Tracks tracks)
{
    m_world.editTracks(m_patient) = std::move(tracks);
    return *this;
}

MonitorFixture &MonitorFixture::addBeat(const world::Beat &beat)
{
    auto &beats = m_world.editTracks(m_patient).beats;
    const auto place = std::find_if(beats.begin(), beats.end(),
                                    [&](const world::Beat &b) { return b.onsetUs > beat.onsetUs; });
    beats.insert(place, beat);
    return *this;
}

MonitorFixture &MonitorFixture::at(SimTime time)
{
    m_world.setTick(tickShownAt(time));
    return *this;
}

std::shared_ptr<const world::World> MonitorFixture::world() const
{
    return std::make_shared<const world::World>(m_world);
}

std::vector<MonitorScene> monitorScenes()
{
    std::vector<MonitorScene> scenes;
    const auto add = [&](const char *name, const MonitorFixture &fixture) {
        scenes.push_back({name, fixture.world()});
    };
    const auto vitals = [](MonitorFixture f, double hr, double s, double d, double m, double spo2,
                           double rr, double co2) {
        f.set("numerics.hr", hr).set("numerics.pulse", hr).set("numerics.spo2", spo2);
        f.set("numerics.abp_s", s).set("numerics.abp_d", d).set("numerics.abp_m", m);
        f.set("numerics.rr", rr).set("numerics.etco2", co2);
        f.set("vitals.sbp", s).set("vitals.dbp", d).set("vitals.etco2", co2);
        return f;
    };
    const MonitorFixture base;
    add("sinus-110", vitals(base, 110, 96, 58, 71, 94, 22, 38)
                         .set("rhythm.ecg", "sinus-tachycardia")
                         .set("numerics.temp", 38.4)
                         .tracks({Rhythm::SinusTachycardia, 110, 22}));
    add("atrial-fibrillation", vitals(base, 104, 124, 78, 93, 96, 16, 36)
                                   .set("rhythm.ecg", "atrial-fibrillation")
                                   .set("sensors.cvp", true)
                                   .set("numerics.cvp", 9.0)
                                   .set("vitals.cvp", 9.0)
                                   .tracks({Rhythm::AtrialFibrillation, 104, 16}));
    add("vf-with-compressions",
        vitals(base, 0, 50, 25, 33, 0, 10, 14)
            .set("rhythm.ecg", "vf-coarse")
            .clear("numerics.hr")
            .clear("numerics.pulse")
            .clear("numerics.spo2")
            .alarm("vfib", "active", "high")
            .alarm("abp", "active", "high")
            .tracks({Rhythm::VfCoarse, 0, 10, 110, world::BreathKind::Bag}));
    add("vf-onset", vitals(base, 0, 30, 24, 26, 0, 14, 30)
                        .set("rhythm.ecg", "vf-coarse")
                        .clear("numerics.hr")
                        .clear("numerics.pulse")
                        .clear("numerics.spo2")
                        .set("vitals.sbp", 118.0)
                        .set("vitals.dbp", 72.0)
                        .tracks({Rhythm::Sinus, 92, 14})
                        .addBeat({57'600'000, world::BeatKind::RhythmChange,
                                  static_cast<std::uint16_t>(Rhythm::VfCoarse),
                                  static_cast<std::uint16_t>(Rhythm::Sinus)}));
    add("asystole", vitals(base, 0, 14, 12, 13, 0, 0, 8)
                        .set("rhythm.ecg", "asystole")
                        .clear("numerics.pulse")
                        .clear("numerics.spo2")
                        .alarm("asystole", "active", "high")
                        .alarm("apnoea", "active", "high")
                        .tracks({Rhythm::Asystole, 0, 0}));
    add("leads-off", MonitorFixture(base)
                         .set("sensors.ecg", false)
                         .clear("numerics.hr")
                         .alarm("leads", "active", "low"));
    add("anaphylaxis", vitals(base, 138, 68, 34, 45, 84, 30, 52)
                           .set("rhythm.ecg", "sinus-tachycardia")
                           .set("sensors.capno", "obstructed")
                           .alarm("spo2", "active", "high")
                           .alarm("abp", "active", "high")
                           .alarm("hr", "active", "medium")
                           .tracks({Rhythm::SinusTachycardia, 138, 30}));
    add("zero-transducer", MonitorFixture(base)
                               .set("sensors.abp_zeroed", false)
                               .clear("numerics.abp_s")
                               .clear("numerics.abp_d")
                               .clear("numerics.abp_m"));
    add("haemorrhage",
        vitals(base, 128, 84, 62, 69, 95, 26, 29)
            .set("rhythm.ecg", "sinus-tachycardia")
            .set("vitals.blood_loss", 1800.0)
            .alarm("hr", "acknowledged", "medium")
            .tracks({Rhythm::SinusTachycardia, 128, 26, 0, world::BreathKind::Ventilator}));
    add("shock-delivered",
        vitals(base, 0, 22, 18, 20, 0, 10, 12)
            .set("rhythm.ecg", "sinus-tachycardia")
            .clear("numerics.hr")
            .clear("numerics.pulse")
            .clear("numerics.spo2")
            .set("vitals.sbp", 92.0)
            .set("vitals.dbp", 54.0)
            .tracks({Rhythm::SinusTachycardia, 112, 10, 0, world::BreathKind::Bag})
            .addBeat({56'900'000, world::BeatKind::RhythmChange,
                      static_cast<std::uint16_t>(Rhythm::SinusTachycardia),
                      static_cast<std::uint16_t>(Rhythm::VfCoarse)})
            .addBeat({56'900'000, world::BeatKind::Shock, 200, 0}));
    add("ventricular-tachycardia", vitals(base, 176, 82, 48, 59, 90, 20, 30)
                                       .set("rhythm.ecg", "vt-monomorphic")
                                       .alarm("hr", "active", "high")
                                       .tracks({Rhythm::VtMonomorphic, 176, 20}));
    add("paced", vitals(base, 70, 110, 64, 79, 97, 12, 36)
                     .set("rhythm.ecg", "paced-ddd")
                     .tracks({Rhythm::PacedDdd, 70, 12, 0, world::BreathKind::Ventilator}));
    MonitorFixture draft;
    for (const char *numeric : {"hr", "pulse", "spo2", "abp_s", "abp_d", "abp_m", "rr", "etco2",
                                "temp", "nibp_s", "nibp_d", "nibp_m", "nibp_at"})
        draft.clear(std::string("numerics.") + numeric);
    draft.at({}).set("vitals.hr", 92.0);
    draft.tracks({Rhythm::Sinus, 0, 0});
    add("draft", draft);
    MonitorFixture plain;
    for (const char *sensor : {"abp", "abp_zeroed", "co2", "temp", "spo2", "ecg"})
        plain.set(std::string("sensors.") + sensor, false);
    for (const char *numeric :
         {"hr", "pulse", "spo2", "abp_s", "abp_d", "abp_m", "rr", "etco2", "temp"})
        plain.clear(std::string("numerics.") + numeric);
    add("nothing-attached", plain);
    return scenes;
}

} // namespace ward::test
