// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/world/signals/intracranial.h"
#include "core/world/signals/parameters.h"
#include "core/world/signals/ventilation.h"
#include "core/world/signals/waves.h"
#include "core/world/world.h"
#include "viewport/monitor/channel.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace ward::viewport {

/// One point of a trace. Gap: nothing is known of that time. Dashed: the sensor is off.
struct TraceSample
{
    enum class Kind : std::uint8_t { Gap, Line, Dashed };
    float value = 0;
    Kind kind = Kind::Gap;
};

/// Which sensors are on the patient.
struct SensorState
{
    bool ecg = false;
    bool spo2 = false;
    bool nibp = false;
    bool abp = false;
    bool abpZeroed = false;
    bool co2 = false;
    bool temp = false;
    bool cvp = false;
    bool cvpZeroed = false;
    bool pap = false;
    bool papZeroed = false;
    bool icp = false;
    bool icpZeroed = false;
    bool pads = false;
    bool operator==(const SensorState &) const = default;
};

/// The signals of one patient as a monitor shows them, out of one world: needs no engine. What
/// lies further back than the world's tracks, or under other vitals, is read from past worlds when
/// somebody gives them. A draft at tick 0 has no beats yet: it is shown with typical ones. One
/// thread.
class PatientSignals
{
public:
    /// The world at a tick, or nullptr when it cannot be had at once.
    using History = std::function<std::shared_ptr<const world::World>(Tick)>;

    void setWorld(std::shared_ptr<const world::World> world, world::Handle patient);
    void setHistory(History history);
    /// Forgets what was kept of past worlds: another session, another recording.
    void forget();

    [[nodiscard]] const std::shared_ptr<const world::World> &world() const { return m_world; }
    [[nodiscard]] world::Handle patient() const { return m_patient; }
    [[nodiscard]] const SensorState &sensors() const { return m_now.sensors; }
    [[nodiscard]] const signals::SignalParameters &parameters() const { return m_parameters; }
    /// nullptr without a patient.
    [[nodiscard]] const signals::Waves *waves() const
    {
        return m_now.waves ? &*m_now.waves : nullptr;
    }
    [[nodiscard]] const world::Tracks &tracks() const;
    /// The beats are made up, because the world has none yet.
    [[nodiscard]] bool isPreview() const { return m_preview; }
    /// Latest time that can be drawn without being changed by later beats.
    [[nodiscard]] std::int64_t drawableUntilUs() const;

    [[nodiscard]] TraceSample sample(Channel channel, std::int64_t us) const;

private:
    struct Moment
    {
        SensorState sensors;
        signals::SignalParameters parameters;
        std::optional<signals::Waves> waves;
        std::optional<signals::Ventilation> ventilation; ///< nothing: no ventilator works
        std::optional<signals::IntracranialWave> icp;    ///< nothing: no probe
    };
    [[nodiscard]] static Moment makeMoment(const world::World &world, world::Handle patient,
                                           const world::Tracks &tracks,
                                           const signals::SignalParameters &parameters);
    [[nodiscard]] static SensorState readSensors(const world::World &world, world::Handle patient);
    [[nodiscard]] static TraceSample sampleOf(const Moment &moment, Channel channel,
                                              std::int64_t us);
    /// Between two moments' values, so that a vital that moves bends a wave and never breaks it.
    [[nodiscard]] static TraceSample between(const Moment &from, const Moment &to, double share,
                                             Channel channel, std::int64_t us);
    [[nodiscard]] static std::int64_t secondFor(std::int64_t us);
    [[nodiscard]] const Moment *momentOf(std::int64_t second) const;
    void keep(std::int64_t second, Moment moment) const;
    void makePreview();

    std::shared_ptr<const world::World> m_world;
    world::Handle m_patient = world::kNoHandle;
    signals::SignalParameters m_parameters;
    Moment m_now;
    /// The present beats under the vitals of the world before: a fast run brings few worlds, and
    /// what lies between two of them moves from one to the other.
    std::optional<Moment> m_before;
    std::int64_t m_beforeUs = 0; ///< what that world could draw
    world::Tracks m_previewTracks;
    bool m_preview = false;
    History m_history;
    mutable std::map<std::int64_t, Moment> m_moments; ///< by second
};

} // namespace ward::viewport
