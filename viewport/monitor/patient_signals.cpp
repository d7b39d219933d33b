// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/patient_signals.h"

#include "core/world/signals/typical_tracks.h"

#include <algorithm>
#include <iterator>

namespace ward::viewport {

namespace {

using Kind = TraceSample::Kind;

constexpr std::int64_t kSecondUs = 1'000'000;
/// A full screen shows about a minute of breathing.
constexpr std::int64_t kPreviewUs = 90 * kSecondUs;
constexpr std::size_t kKeptMoments = 128; ///< one a second
/// The first beats of a track have no predecessor; what follows them within this is settling.
constexpr std::int64_t kSettlingUs = kSecondUs;
/// Worlds so many ticks apart follow each other without a step that could be seen …
constexpr std::int64_t kDense = 3;
/// … and so many apart have nothing to do with each other: a jump.
constexpr std::int64_t kApart = 10 * kTicksPerSecond;

} // namespace

void PatientSignals::setWorld(std::shared_ptr<const world::World> world, world::Handle patient)
{
    if (patient != m_patient)
        forget();
    const std::int64_t drawnUs = drawableUntilUs();
    const bool followsOn = m_world && world && m_patient == patient && m_now.waves && !m_preview &&
                           world->tick() > m_world->tick() + kDense &&
                           world->tick() < m_world->tick() + kApart;
    const signals::SignalParameters before = m_now.parameters;
    m_world = std::move(world);
    m_patient = m_world && m_world->isAlive(patient) ? patient : world::kNoHandle;
    m_now = {};
    m_before.reset();
    m_preview = false;
    m_previewTracks = {};
    if (m_patient == world::kNoHandle)
        return;
    m_parameters = signals::ParameterReader(m_world->layout()).read(*m_world, m_patient);
    const world::Tracks *tracks = m_world->tracks(m_patient);
    m_preview = m_world->tick().n == 0 &&
                (tracks == nullptr || (tracks->beats.empty() && tracks->breaths.empty()));
    if (m_preview)
        makePreview();
    m_now = makeMoment(*m_world, m_patient, this->tracks(), m_parameters);
    if (followsOn && !m_preview && before != m_parameters) {
        m_before = makeMoment(*m_world, m_patient, this->tracks(), before);
        m_beforeUs = drawnUs;
    }
    // What was live a moment ago can be drawn as it was without asking anybody.
    if (!m_preview && m_world->tick().n % kTicksPerSecond == 0)
        keep(m_world->tick().n / kTicksPerSecond, m_now);
}

void PatientSignals::keep(std::int64_t second, Moment moment) const
{
    if (m_moments.size() >= kKeptMoments)
        m_moments.erase(second > m_moments.begin()->first ? m_moments.begin()
                                                          : std::prev(m_moments.end()));
    m_moments.insert_or_assign(second, std::move(moment));
}

void PatientSignals::makePreview()
{
    const world::Layout &layout = m_world->layout();
    const auto number = [&](std::string_view path, double otherwise) {
        const world::FieldRef field = layout.find(path);
        return field.isValid() ? m_world->quantity(m_patient, field).value_or(otherwise)
                               : otherwise;
    };
    signals::TypicalTracks typical;
    typical.rhythm = m_parameters.rhythm;
    typical.rate = number("vitals.hr", 80);
    typical.breathRate = number("vitals.rr", 16);
    if (const auto field = layout.find("rhythm.respiration");
        field.isValid() && m_world->enumValue(m_patient, field) == "apnoea")
        typical.breathRate = 0;
    if (const auto mode = layout.find("airway.vent_mode"); mode.isValid()) {
        const std::string_view value = m_world->enumValue(m_patient, mode);
        if (!value.empty() && value != "off")
            typical.breathKind = world::BreathKind::Ventilator;
    }
    typical.fromUs = -kPreviewUs;
    typical.toUs = kSecondUs;
    m_previewTracks = typical.make();
}

void PatientSignals::setHistory(History history)
{
    m_history = std::move(history);
    forget();
}

void PatientSignals::forget()
{
    m_moments.clear();
}

const world::Tracks &PatientSignals::tracks() const
{
    static const world::Tracks none;
    if (m_patient == world::kNoHandle)
        return none;
    if (m_preview)
        return m_previewTracks;
    const world::Tracks *tracks = m_world->tracks(m_patient);
    return tracks != nullptr ? *tracks : none;
}

std::int64_t PatientSignals::drawableUntilUs() const
{
    return m_world ? m_world->tick().time().us + kSecondUs / 30 - signals::kDisplayLagUs : 0;
}

SensorState PatientSignals::readSensors(const world::World &world, world::Handle patient)
{
    const world::Layout &layout = world.layout();
    const auto flag = [&](std::string_view path) {
        const world::FieldRef field = layout.find(path);
        return field.isValid() && world.flag(patient, field);
    };
    // Devices come zeroed; a world that does not say so, of an older build, means that too.
    const auto zeroed = [&](std::string_view path) {
        const world::FieldRef field = layout.find(path);
        return !field.isValid() || world.raw(patient, field) == world::kUnset ||
               world.flag(patient, field);
    };
    SensorState s;
    s.ecg = flag("sensors.ecg");
    s.spo2 = flag("sensors.spo2");
    s.nibp = flag("sensors.nibp");
    s.abp = flag("sensors.abp");
    s.abpZeroed = flag("sensors.abp_zeroed");
    s.co2 = flag("sensors.co2");
    s.temp = flag("sensors.temp");
    s.cvp = flag("sensors.cvp");
    s.cvpZeroed = zeroed("sensors.cvp_zeroed");
    s.pap = flag("sensors.pap");
    s.papZeroed = zeroed("sensors.pap_zeroed");
    s.icp = flag("sensors.icp");
    s.icpZeroed = zeroed("sensors.icp_zeroed");
    s.pads = flag("sensors.pads");
    return s;
}

PatientSignals::Moment PatientSignals::makeMoment(const world::World &world, world::Handle patient,
                                                  const world::Tracks &tracks,
                                                  const signals::SignalParameters &parameters)
{
    Moment moment;
    moment.sensors = readSensors(world, patient);
    moment.parameters = parameters;
    moment.waves.emplace(tracks, parameters);
    const signals::VentilatorSettings settings = signals::readVentilator(world, patient);
    if (settings.mode != signals::VentilatorSettings::Mode::Off)
        moment.ventilation.emplace(tracks, parameters, settings);
    const world::FieldRef icp = world.layout().find("vitals.icp");
    if (moment.sensors.icp && icp.isValid())
        moment.icp.emplace(tracks, parameters, world.quantity(patient, icp).value_or(8));
    return moment;
}

TraceSample PatientSignals::sampleOf(const Moment &moment, Channel channel, std::int64_t us)
{
    const signals::Waves &waves = *moment.waves;
    const SensorState &sensors = moment.sensors;
    const auto line = [](double value) {
        return TraceSample{static_cast<float>(value), Kind::Line};
    };
    constexpr TraceSample off{0, Kind::Dashed};
    switch (channel) {
    case Channel::Ecg:
        return sensors.ecg ? line(waves.ecg(signals::Lead::II, us)) : off;
    case Channel::EcgSecond:
        return sensors.ecg ? line(waves.ecg(signals::Lead::V3, us)) : off;
    case Channel::Abp:
        if (!sensors.abp)
            return off;
        // Open to air until it is zeroed: a flat line at no pressure.
        return line(sensors.abpZeroed ? waves.abp(us) : 0.0);
    case Channel::Pleth:
        return sensors.spo2 ? line(waves.pleth(us)) : off;
    case Channel::Cvp:
        return sensors.cvp ? line(sensors.cvpZeroed ? waves.cvp(us) : 0) : off;
    case Channel::Pap:
        return sensors.pap ? line(sensors.papZeroed ? waves.pap(us) : 0) : off;
    case Channel::Icp:
        return moment.icp ? line(sensors.icpZeroed ? moment.icp->value(us) : 0) : off;
    case Channel::Co2:
        return sensors.co2 ? line(waves.co2(us)) : off;
    case Channel::Resp: // impedance is measured through the ECG electrodes
        return sensors.ecg ? line(waves.resp(us)) : off;
    case Channel::Pads:
        return sensors.pads || sensors.ecg ? line(waves.ecg(signals::Lead::II, us)) : off;
    case Channel::AirwayPressure:
        return moment.ventilation ? line(moment.ventilation->pressure(us)) : TraceSample{};
    case Channel::Flow:
        return moment.ventilation ? line(moment.ventilation->flow(us)) : TraceSample{};
    case Channel::Volume:
        return moment.ventilation ? line(moment.ventilation->volume(us)) : TraceSample{};
    default:
        return {};
    }
}

TraceSample PatientSignals::between(const Moment &from, const Moment &to, double share,
                                    Channel channel, std::int64_t us)
{
    const TraceSample first = sampleOf(from, channel, us);
    if (from.parameters == to.parameters || share <= 0)
        return first;
    const TraceSample second = sampleOf(to, channel, us);
    if (first.kind != Kind::Line || second.kind != Kind::Line)
        return first;
    const auto part = static_cast<float>(std::min(share, 1.0));
    return {first.value + (second.value - first.value) * part, Kind::Line};
}

/// The second whose end can already draw `us` with all its beats.
std::int64_t PatientSignals::secondFor(std::int64_t us)
{
    return (us + signals::kDisplayLagUs) / kSecondUs + 1;
}

const PatientSignals::Moment *PatientSignals::momentOf(std::int64_t second) const
{
    if (second * kSecondUs >= m_world->tick().time().us)
        return nullptr;
    if (const auto found = m_moments.find(second); found != m_moments.end())
        return &found->second;
    if (!m_history)
        return nullptr;
    const auto world = m_history(tickScheduledAt(SimTime::fromSeconds(second)));
    if (!world) // not yet: it is asked for again
        return nullptr;
    Moment moment;
    if (world->isAlive(m_patient)) {
        static const world::Tracks none;
        const world::Tracks *tracks = world->tracks(m_patient);
        moment = makeMoment(*world, m_patient, tracks != nullptr ? *tracks : none,
                            signals::ParameterReader(world->layout()).read(*world, m_patient));
    }
    keep(second, std::move(moment));
    return &m_moments.at(second);
}

TraceSample PatientSignals::sample(Channel channel, std::int64_t us) const
{
    if (!m_now.waves)
        return {};
    if (m_preview)
        return us > -kPreviewUs + kSettlingUs ? sampleOf(m_now, channel, us) : TraceSample{};
    if (us < 0)
        return {};
    const std::int64_t second = secondFor(us);
    static_cast<void>(momentOf(second + 1)); // first: keeping a moment may let another go
    if (const Moment *moment = momentOf(second); moment != nullptr && moment->waves) {
        const auto found = m_moments.find(second + 1);
        const Moment *next = found != m_moments.end() ? &found->second : nullptr;
        if ((second + 1) * kSecondUs >= m_world->tick().time().us)
            next = &m_now;
        if (next == nullptr || !next->waves)
            return sampleOf(*moment, channel, us);
        const auto since = us + signals::kDisplayLagUs - (second - 1) * kSecondUs;
        return between(*moment, *next, static_cast<double>(since) / kSecondUs, channel, us);
    }
    const std::int64_t now = m_world->tick().time().us;
    if (now > world::kTrackSpanUs && us < now - world::kTrackSpanUs + kSettlingUs)
        return {};
    if (m_before && us > m_beforeUs && drawableUntilUs() > m_beforeUs) {
        const double share = static_cast<double>(us - m_beforeUs) /
                             static_cast<double>(drawableUntilUs() - m_beforeUs);
        return between(*m_before, m_now, share, channel, us);
    }
    return sampleOf(m_now, channel, us);
}

} // namespace ward::viewport
