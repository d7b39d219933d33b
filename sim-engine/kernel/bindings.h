// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/schema.h"
#include "core/world/layout.h"
#include "sim-engine/kernel/patient/rhythm_table.h"

#include <array>
#include <optional>
#include <vector>

namespace ward::kernel {

/// The vitals the engine drives, each with an authored base and what physiology adds to it.
enum class Channel : std::uint8_t {
    Hr,
    Spo2,
    Sbp,
    Dbp,
    Map,
    Rr,
    Etco2,
    Temp,
    Cvp,
    PapS,
    PapD,
    Icp,
    Co,
    St,
    Glucose,
    Lactate,
    Ph,
    Potassium,
    Hb,
    Gcs,
    PupilL,
    PupilR,
    Urine,
    BloodLoss,
    Pcwp,
    Paco2,
    Pao2,
    Hco3,
    Sodium,
    Calcium,
    Qtc,
};
inline constexpr std::size_t kChannels = 31;

enum class AirwayDevice : std::uint8_t {
    None,
    NasalCannula,
    SimpleMask,
    NonRebreather,
    Bvm,
    Supraglottic,
    Ett,
    Oesophageal,
};
enum class VentMode : std::uint8_t { Off, VcCmv, VcAc, PcCmv, PcAc, Cpap, Psv };
enum class RespPattern : std::uint8_t {
    Regular,
    Agonal,
    Apnoea,
    Apneustic,
    Ataxic,
    Biot,
    CheyneStokes,
    Kussmaul,
};
enum class AlarmState : std::uint8_t { Inactive, Delay, Active, Acknowledged, Latched };
enum class AlarmPriority : std::uint8_t { None, Low, Medium, High };
enum class CapnoShape : std::uint8_t { Normal, Obstructed, Oesophageal, Disconnected, CurareCleft };
enum class PlethQuality : std::uint8_t { Good, Poor, None };
enum class ArtLine : std::uint8_t { Normal, Damped, UnderDamped, Flush };

/// What a monitor can raise, each a pair of fields of the component `alarms`.
enum class Alarm : std::uint8_t {
    Vfib,
    Vtach,
    Asystole,
    Apnoea,
    Brady, ///< far below the limit of the heart rate
    Tachy, ///< far above it
    Hr,
    Pulse, ///< where no ECG is attached
    Spo2,
    Abp, ///< mean and systolic, of the line or the cuff
    Pap,
    Cvp,
    Icp,
    Rr,
    Etco2,
    Temp,
    Leads,  ///< technical from here on
    Probe,  ///< SpO2 probe off
    Signal, ///< SpO2 probe on, nothing to measure
    Line,   ///< CO2 line off
    Zero,   ///< a transducer that has no zero
};
inline constexpr std::size_t kAlarms = 21;

/// What has alarm limits, each one or two fields of the component `limits`.
enum class Limited : std::uint8_t { Hr, Pulse, Spo2, Map, Sbp, Rr, Etco2, Temp, Cvp, Pap, Icp };
inline constexpr std::size_t kLimited = 11;

/// What a blood gas analyser reports, each a field of the component `labs`.
enum class Analyte : std::uint8_t {
    Ph,
    Paco2,
    Pao2,
    Hco3,
    BaseExcess,
    Sao2,
    Lactate,
    Sodium,
    Potassium,
    Calcium,
    Glucose,
    Hb,
};
inline constexpr std::size_t kAnalysed = 12;

/// What a pump does.
enum class PumpStage : std::uint8_t { Stopped, Infusing, NearEnd, Complete, KeepOpen };

/// Rounding and hard range of a vital, in its unit.
struct ChannelRange
{
    double step = 1;
    double low = 0;
    double high = 0;
};

/// Every component and field the engine reads or writes, found once by name. That the schema means
/// what the engine means (type, unit, enum values) is checked here, so that a schema edited apart
/// from the engine stops the start with the field's name instead of moving the wrong number.
struct Bindings
{
    /// Codes `kernel.schema.missing-field|type|unit|enum|rhythm`, argument `field`.
    [[nodiscard]] static Result<Bindings> bind(const world::Layout &layout,
                                               const content::Schema &schema);

    int session = -1;
    int patient = -1;
    int vitals = -1;
    int rhythm = -1;
    int circulation = -1;
    int airway = -1;
    int sensors = -1;
    int numerics = -1;
    int alarms = -1;
    int limits = -1;
    int monitor = -1;
    int defibrillator = -1;
    int infusion = -1;
    int bag = -1;
    int labs = -1;
    int actor = -1;
    int drugLevel = -1;

    world::FieldRef phase, score, said;
    world::FieldRef weight, age, coupling;
    std::array<world::FieldRef, kChannels> channels;
    std::array<ChannelRange, kChannels> ranges;
    world::FieldRef position; ///< of any entity that has a place
    world::FieldRef rotation;
    world::FieldRef pose, role, attends; ///< of people
    world::FieldRef ecg, respiration;
    world::FieldRef pulse, cpr, cprRate, cprDepth;
    world::FieldRef device, fio2, o2Flow, obstruction, ventilated, ventMode, ventRate, vt, peep,
        compliance, ppeak;
    world::FieldRef sensorEcg, sensorSpo2, sensorNibp, nibpEvery, sensorAbp, abpZeroed, sensorCo2,
        sensorTemp, sensorCvp, cvpZeroed, sensorPap, papZeroed, sensorIcp, icpZeroed, iv, pads,
        artLine, capno, pleth;
    world::FieldRef numHr, numPulse, numSpo2, numAbpS, numAbpD, numAbpM, numNibpS, numNibpD,
        numNibpM, numNibpAt, numRr, numEtco2, numTemp, numCvp, numPapS, numPapD, numPapM, numIcp,
        numCpp, numPcwp, numQt, numQtcB, numQtcF;
    world::FieldRef baseExcess;
    std::array<world::FieldRef, kAnalysed> analysed; ///< of the component labs
    world::FieldRef drawn;
    std::array<world::FieldRef, kAlarms> alarmState, alarmPriority;
    world::FieldRef audioPaused;
    std::array<world::FieldRef, kLimited> limitLow, limitHigh; ///< invalid where there is none
    std::array<double, kLimited> usualLow{}, usualHigh{};      ///< where an entity has no limits
    world::FieldRef monitorPatient, monitorPower;
    world::FieldRef energy, charging, charged, sync, shocks;
    world::FieldRef devicePower;
    world::FieldRef infusionDrug, infusionRate, infusionRunning, infusionPatient, infusionFlow,
        infusionConcentration, infusionVolume, infusionInfused, infusionState, infusionBag,
        infusionVtbi, infusionKvo;
    world::FieldRef bagLevel, bagVolume, bagContents;
    world::FieldRef says;
    world::FieldRef lastDrug, drugCount;

    /// By the index of the enum ecg_rhythm.
    std::vector<RhythmSpec> rhythms;
    [[nodiscard]] int rhythmIndex(std::string_view name) const; ///< −1 when there is none
    [[nodiscard]] std::optional<Channel> channelOf(world::FieldRef field) const;
    [[nodiscard]] world::FieldRef channel(Channel c) const
    {
        return channels[static_cast<std::size_t>(c)];
    }
};

/// Name of an alarm's field, "vfib".
[[nodiscard]] std::string_view alarmName(Alarm alarm);
/// Name of what is analysed, "paco2".
[[nodiscard]] std::string_view analyteName(Analyte analyte);
/// Name of what is limited, "etco2".
[[nodiscard]] std::string_view limitedName(Limited parameter);

} // namespace ward::kernel
