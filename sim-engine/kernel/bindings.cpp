// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/bindings.h"

#include <algorithm>

namespace ward::kernel {

namespace {

using world::FieldRef;
using world::SlotType;

constexpr std::array<std::string_view, kChannels> kChannelPaths = {
    "vitals.hr",      "vitals.spo2",    "vitals.sbp",       "vitals.dbp",        "vitals.map",
    "vitals.rr",      "vitals.etco2",   "vitals.temp",      "vitals.cvp",        "vitals.pap_s",
    "vitals.pap_d",   "vitals.icp",     "vitals.co",        "vitals.st",         "vitals.glucose",
    "vitals.lactate", "vitals.ph",      "vitals.potassium", "vitals.hb",         "vitals.gcs",
    "vitals.pupil_l", "vitals.pupil_r", "vitals.urine",     "vitals.blood_loss", "vitals.pcwp",
    "vitals.paco2",   "vitals.pao2",    "vitals.hco3",      "vitals.sodium",     "vitals.calcium",
    "vitals.qtc",
};
constexpr std::array<std::string_view, kChannels> kChannelUnits = {
    "/min",   "%",      "mm[Hg]", "mm[Hg]", "mm[Hg]", "/min",   "mm[Hg]", "Cel",
    "mm[Hg]", "mm[Hg]", "mm[Hg]", "mm[Hg]", "L/min",  "mV",     "mmol/L", "mmol/L",
    "1",      "mmol/L", "g/L",    "",       "mm",     "mm",     "mL/h",   "mL",
    "mm[Hg]", "mm[Hg]", "mm[Hg]", "mmol/L", "mmol/L", "mmol/L", "ms",
};
constexpr std::array<std::string_view, kAlarms> kAlarmNames = {
    "vfib",  "vtach", "asystole", "apnoea", "brady",  "tachy", "hr",
    "pulse", "spo2",  "abp",      "pap",    "cvp",    "icp",   "rr",
    "etco2", "temp",  "leads",    "probe",  "signal", "line",  "zero",
};
constexpr std::array<std::string_view, kLimited> kLimitedNames = {
    "hr", "pulse", "spo2", "map", "sbp", "rr", "etco2", "temp", "cvp", "pap", "icp",
};
constexpr std::array<std::string_view, kLimited> kLimitedUnits = {
    "/min", "/min", "%", "mm[Hg]", "mm[Hg]", "/min", "mm[Hg]", "Cel", "mm[Hg]", "mm[Hg]", "mm[Hg]",
};
constexpr std::array<std::string_view, kAnalysed> kAnalytes = {
    "ph",      "paco2",  "pao2",      "hco3",    "be",      "sao2",
    "lactate", "sodium", "potassium", "calcium", "glucose", "hb",
};
constexpr std::array<std::string_view, kAnalysed> kAnalyteUnits = {
    "1",      "mm[Hg]", "mm[Hg]", "mmol/L", "mmol/L", "%",
    "mmol/L", "mmol/L", "mmol/L", "mmol/L", "mmol/L", "g/L",
};
constexpr double kNoLimit = 1e9;

struct FieldRow
{
    FieldRef Bindings::*member;
    std::string_view path;
    SlotType type;
    std::string_view unit;
};

constexpr FieldRow kFields[] = {
    {&Bindings::phase, "session.phase", SlotType::Text, ""},
    {&Bindings::score, "session.score", SlotType::Integer, ""},
    {&Bindings::said, "session.said", SlotType::Text, ""},
    {&Bindings::weight, "patient.weight", SlotType::Quantity, "kg"},
    {&Bindings::age, "patient.age", SlotType::Integer, ""},
    {&Bindings::coupling, "patient.coupling", SlotType::Flag, ""},
    {&Bindings::position, "transform.position", SlotType::Vec3, "m"},
    {&Bindings::rotation, "transform.rotation", SlotType::Quat, ""},
    {&Bindings::pose, "actor.pose", SlotType::Enum, ""},
    {&Bindings::role, "actor.role", SlotType::Enum, ""},
    {&Bindings::attends, "actor.attends", SlotType::Ref, ""},
    {&Bindings::ecg, "rhythm.ecg", SlotType::Enum, ""},
    {&Bindings::respiration, "rhythm.respiration", SlotType::Enum, ""},
    {&Bindings::pulse, "circulation.pulse", SlotType::Flag, ""},
    {&Bindings::cpr, "circulation.cpr", SlotType::Flag, ""},
    {&Bindings::cprRate, "circulation.cpr_rate", SlotType::Quantity, "/min"},
    {&Bindings::cprDepth, "circulation.cpr_depth", SlotType::Quantity, "cm"},
    {&Bindings::device, "airway.device", SlotType::Enum, ""},
    {&Bindings::fio2, "airway.fio2", SlotType::Quantity, "1"},
    {&Bindings::o2Flow, "airway.o2_flow", SlotType::Quantity, "L/min"},
    {&Bindings::obstruction, "airway.obstruction", SlotType::Quantity, "%"},
    {&Bindings::ventilated, "airway.ventilated", SlotType::Flag, ""},
    {&Bindings::ventMode, "airway.vent_mode", SlotType::Enum, ""},
    {&Bindings::ventRate, "airway.vent_rate", SlotType::Quantity, "/min"},
    {&Bindings::vt, "airway.vt", SlotType::Quantity, "mL"},
    {&Bindings::peep, "airway.peep", SlotType::Quantity, "cm[H2O]"},
    {&Bindings::compliance, "airway.compliance", SlotType::Quantity, "mL/cm[H2O]"},
    {&Bindings::ppeak, "airway.ppeak", SlotType::Quantity, "cm[H2O]"},
    {&Bindings::sensorEcg, "sensors.ecg", SlotType::Flag, ""},
    {&Bindings::sensorSpo2, "sensors.spo2", SlotType::Flag, ""},
    {&Bindings::sensorNibp, "sensors.nibp", SlotType::Flag, ""},
    {&Bindings::nibpEvery, "sensors.nibp_every", SlotType::Quantity, "s"},
    {&Bindings::sensorAbp, "sensors.abp", SlotType::Flag, ""},
    {&Bindings::abpZeroed, "sensors.abp_zeroed", SlotType::Flag, ""},
    {&Bindings::sensorCo2, "sensors.co2", SlotType::Flag, ""},
    {&Bindings::sensorTemp, "sensors.temp", SlotType::Flag, ""},
    {&Bindings::sensorCvp, "sensors.cvp", SlotType::Flag, ""},
    {&Bindings::cvpZeroed, "sensors.cvp_zeroed", SlotType::Flag, ""},
    {&Bindings::sensorPap, "sensors.pap", SlotType::Flag, ""},
    {&Bindings::papZeroed, "sensors.pap_zeroed", SlotType::Flag, ""},
    {&Bindings::sensorIcp, "sensors.icp", SlotType::Flag, ""},
    {&Bindings::icpZeroed, "sensors.icp_zeroed", SlotType::Flag, ""},
    {&Bindings::iv, "sensors.iv", SlotType::Flag, ""},
    {&Bindings::pads, "sensors.pads", SlotType::Flag, ""},
    {&Bindings::artLine, "sensors.art_line", SlotType::Enum, ""},
    {&Bindings::capno, "sensors.capno", SlotType::Enum, ""},
    {&Bindings::pleth, "sensors.pleth", SlotType::Enum, ""},
    {&Bindings::numHr, "numerics.hr", SlotType::Quantity, "/min"},
    {&Bindings::numPulse, "numerics.pulse", SlotType::Quantity, "/min"},
    {&Bindings::numSpo2, "numerics.spo2", SlotType::Quantity, "%"},
    {&Bindings::numAbpS, "numerics.abp_s", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numAbpD, "numerics.abp_d", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numAbpM, "numerics.abp_m", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numNibpS, "numerics.nibp_s", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numNibpD, "numerics.nibp_d", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numNibpM, "numerics.nibp_m", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numNibpAt, "numerics.nibp_at", SlotType::Quantity, "s"},
    {&Bindings::numRr, "numerics.rr", SlotType::Quantity, "/min"},
    {&Bindings::numEtco2, "numerics.etco2", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numTemp, "numerics.temp", SlotType::Quantity, "Cel"},
    {&Bindings::numCvp, "numerics.cvp", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numPapS, "numerics.pap_s", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numPapD, "numerics.pap_d", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numPapM, "numerics.pap_m", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numIcp, "numerics.icp", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numCpp, "numerics.cpp", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numPcwp, "numerics.pcwp", SlotType::Quantity, "mm[Hg]"},
    {&Bindings::numQt, "numerics.qt", SlotType::Quantity, "ms"},
    {&Bindings::numQtcB, "numerics.qtc_b", SlotType::Quantity, "ms"},
    {&Bindings::numQtcF, "numerics.qtc_f", SlotType::Quantity, "ms"},
    {&Bindings::baseExcess, "vitals.be", SlotType::Quantity, "mmol/L"},
    {&Bindings::drawn, "labs.drawn", SlotType::Quantity, "s"},
    {&Bindings::devicePower, "device.power", SlotType::Flag, ""},
    {&Bindings::audioPaused, "alarms.audio_paused", SlotType::Flag, ""},
    {&Bindings::monitorPatient, "monitor.patient", SlotType::Ref, ""},
    {&Bindings::monitorPower, "monitor.power", SlotType::Flag, ""},
    {&Bindings::energy, "defibrillator.energy", SlotType::Quantity, "J"},
    {&Bindings::charging, "defibrillator.charging", SlotType::Flag, ""},
    {&Bindings::charged, "defibrillator.charged", SlotType::Flag, ""},
    {&Bindings::sync, "defibrillator.sync", SlotType::Flag, ""},
    {&Bindings::shocks, "defibrillator.shocks", SlotType::Integer, ""},
    {&Bindings::infusionDrug, "infusion.drug", SlotType::Text, ""},
    {&Bindings::infusionRate, "infusion.rate", SlotType::Quantity, "ug/kg/min"},
    {&Bindings::infusionRunning, "infusion.running", SlotType::Flag, ""},
    {&Bindings::infusionPatient, "infusion.patient", SlotType::Ref, ""},
    {&Bindings::infusionFlow, "infusion.flow", SlotType::Quantity, "mL/h"},
    {&Bindings::infusionConcentration, "infusion.concentration", SlotType::Quantity, "mg/mL"},
    {&Bindings::infusionVolume, "infusion.volume", SlotType::Quantity, "mL"},
    {&Bindings::infusionInfused, "infusion.infused", SlotType::Quantity, "mL"},
    {&Bindings::infusionVtbi, "infusion.vtbi", SlotType::Quantity, "mL"},
    {&Bindings::infusionKvo, "infusion.kvo", SlotType::Quantity, "mL/h"},
    {&Bindings::infusionState, "infusion.state", SlotType::Enum, ""},
    {&Bindings::infusionBag, "infusion.bag", SlotType::Ref, ""},
    {&Bindings::bagLevel, "bag.level", SlotType::Quantity, "%"},
    {&Bindings::bagVolume, "bag.volume", SlotType::Quantity, "mL"},
    {&Bindings::bagContents, "bag.contents", SlotType::Text, ""},
    {&Bindings::says, "actor.says", SlotType::Text, ""},
    {&Bindings::lastDrug, "drug_level.last", SlotType::Text, ""},
    {&Bindings::drugCount, "drug_level.count", SlotType::Integer, ""},
};

struct EnumRow
{
    std::string_view path;
    std::vector<std::string_view> values;
};

const std::vector<EnumRow> &enumRows()
{
    static const std::vector<EnumRow> rows = {
        {"airway.device",
         {"none", "nasal-cannula", "simple-mask", "non-rebreather", "bvm", "supraglottic", "ett",
          "oesophageal"}},
        {"airway.vent_mode", {"off", "vc-cmv", "vc-ac", "pc-cmv", "pc-ac", "cpap", "psv"}},
        {"rhythm.respiration",
         {"regular", "agonal", "apnoea", "apneustic", "ataxic", "biot", "cheyne-stokes",
          "kussmaul"}},
        {"sensors.capno", {"normal", "obstructed", "oesophageal", "disconnected", "curare-cleft"}},
        {"sensors.pleth", {"good", "poor", "none"}},
        {"sensors.art_line", {"normal", "damped", "under-damped", "flush"}},
        {"infusion.state", {"stopped", "infusing", "near-end", "complete", "kvo"}},
        {"alarms.hr", {"inactive", "delay", "active", "acknowledged", "latched"}},
        {"alarms.hr_priority", {"none", "low", "medium", "high"}},
    };
    return rows;
}

/// Finds fields and collects the first thing that does not fit.
class Binder
{
public:
    Binder(const world::Layout &layout, const content::Schema &schema)
        : m_layout(layout)
        , m_schema(schema)
    {
    }

    FieldRef field(std::string_view path, SlotType type, std::string_view unit)
    {
        const FieldRef ref = m_layout.find(path);
        if (!ref.isValid())
            fail("kernel.schema.missing-field", path);
        else if (const world::FieldLayout &layout = m_layout.field(ref); layout.type != type)
            fail("kernel.schema.type", path);
        else if (!unit.empty() && layout.unit != unit)
            fail("kernel.schema.unit", path);
        return ref;
    }
    int component(std::string_view name)
    {
        const int index = m_layout.componentIndex(name);
        if (index < 0)
            fail("kernel.schema.missing-field", name);
        return index;
    }
    void enumIs(const EnumRow &row)
    {
        const FieldRef ref = m_layout.find(row.path);
        if (!ref.isValid()) {
            fail("kernel.schema.missing-field", row.path);
            return;
        }
        const auto &values = m_layout.field(ref).values;
        if (!std::equal(values.begin(), values.end(), row.values.begin(), row.values.end()))
            fail("kernel.schema.enum", row.path);
    }
    void rhythms(Bindings &out)
    {
        for (const content::EnumValue &value : m_schema.enumValues("ecg_rhythm")) {
            const auto table = rhythmTable();
            const auto row = std::find_if(table.begin(), table.end(), [&](const RhythmSpec &spec) {
                return spec.name == value.value;
            });
            if (row == table.end()) {
                fail("kernel.schema.rhythm", value.value);
                return;
            }
            RhythmSpec spec = *row;
            spec.pulse = value.pulse;
            spec.shockable = value.shockable;
            out.rhythms.push_back(spec);
        }
    }
    void fail(std::string code, std::string_view field)
    {
        if (!m_error)
            m_error = Error(std::move(code), {{"field", std::string(field)}});
    }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    const world::Layout &m_layout;
    const content::Schema &m_schema;
    std::optional<Error> m_error;
};

} // namespace

Result<Bindings> Bindings::bind(const world::Layout &layout, const content::Schema &schema)
{
    Bindings b;
    Binder binder(layout, schema);
    const std::pair<int Bindings::*, std::string_view> components[] = {
        {&Bindings::session, "session"},
        {&Bindings::patient, "patient"},
        {&Bindings::vitals, "vitals"},
        {&Bindings::rhythm, "rhythm"},
        {&Bindings::circulation, "circulation"},
        {&Bindings::airway, "airway"},
        {&Bindings::sensors, "sensors"},
        {&Bindings::numerics, "numerics"},
        {&Bindings::alarms, "alarms"},
        {&Bindings::limits, "limits"},
        {&Bindings::monitor, "monitor"},
        {&Bindings::defibrillator, "defibrillator"},
        {&Bindings::infusion, "infusion"},
        {&Bindings::actor, "actor"},
        {&Bindings::drugLevel, "drug_level"},
        {&Bindings::bag, "bag"},
        {&Bindings::labs, "labs"},
    };
    for (const auto &[member, name] : components)
        b.*member = binder.component(name);
    for (const FieldRow &row : kFields)
        b.*row.member = binder.field(row.path, row.type, row.unit);
    for (std::size_t i = 0; i < kChannels; ++i) {
        const bool integer = static_cast<Channel>(i) == Channel::Gcs;
        b.channels[i] = binder.field(
            kChannelPaths[i], integer ? SlotType::Integer : SlotType::Quantity, kChannelUnits[i]);
    }
    for (std::size_t i = 0; i < kAnalysed; ++i)
        b.analysed[i] =
            binder.field("labs." + std::string(kAnalytes[i]), SlotType::Quantity, kAnalyteUnits[i]);
    for (std::size_t i = 0; i < kAlarms; ++i) {
        const std::string name = "alarms." + std::string(kAlarmNames[i]);
        b.alarmState[i] = binder.field(name, SlotType::Enum, {});
        b.alarmPriority[i] = binder.field(name + "_priority", SlotType::Enum, {});
    }
    for (std::size_t i = 0; i < kLimited; ++i) {
        const auto limit = [&](std::string_view side, FieldRef &into, double otherwise) {
            const std::string path = "limits." + std::string(kLimitedNames[i]) + std::string(side);
            const content::FieldSpec *spec = schema.field(path);
            if (!spec)
                return otherwise; // one-sided
            into = binder.field(path, SlotType::Quantity, kLimitedUnits[i]);
            const auto *usual = std::get_if<content::Quantity>(&spec->defaultValue);
            return usual ? usual->value : otherwise;
        };
        b.usualLow[i] = limit("_low", b.limitLow[i], -kNoLimit);
        b.usualHigh[i] = limit("_high", b.limitHigh[i], kNoLimit);
    }
    for (const EnumRow &row : enumRows())
        binder.enumIs(row);
    for (std::size_t i = 0; i < kChannels && !binder.error(); ++i) {
        const content::FieldSpec *spec = schema.field(kChannelPaths[i]);
        if (!spec || !spec->hard)
            binder.fail("kernel.schema.range", kChannelPaths[i]);
        else
            b.ranges[i] = {layout.field(b.channels[i]).step, spec->hard->low, spec->hard->high};
    }
    binder.rhythms(b);
    if (binder.error())
        return failure(*binder.error());
    return b;
}

int Bindings::rhythmIndex(std::string_view name) const
{
    for (std::size_t i = 0; i < rhythms.size(); ++i) {
        if (rhythms[i].name == name)
            return static_cast<int>(i);
    }
    return -1;
}

std::optional<Channel> Bindings::channelOf(world::FieldRef field) const
{
    if (field.component != vitals)
        return std::nullopt;
    for (std::size_t i = 0; i < kChannels; ++i) {
        if (channels[i] == field)
            return static_cast<Channel>(i);
    }
    return std::nullopt;
}

std::string_view alarmName(Alarm alarm)
{
    return kAlarmNames[static_cast<std::size_t>(alarm)];
}

std::string_view analyteName(Analyte analyte)
{
    return kAnalytes[static_cast<std::size_t>(analyte)];
}

std::string_view limitedName(Limited parameter)
{
    return kLimitedNames[static_cast<std::size_t>(parameter)];
}

} // namespace ward::kernel
