// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/pulse_meaning.h"
#include "core/content/units.h"

namespace ward::content::importers {

namespace {

/// Collects the arguments of `vent.set` in the schema's order; what is absent keeps its default.
struct Setting
{
    PulseReader &reader;
    std::string mode;
    std::optional<double> rate; ///< /min
    std::optional<double> tidalVolume;
    std::optional<double> peep;
    std::optional<double> fio2;
    std::optional<double> pressure; ///< above PEEP
    std::string unreadable;         ///< the parameter that has no usable value

    std::optional<double> read(const Json &body, const char *name, const char *unit)
    {
        const auto scalar = reader.scalar(body, name);
        if (!scalar)
            return std::nullopt;
        const auto value = scalar->isZero() && scalar->finite ? 0.0 : inUnit(*scalar, unit);
        if (!value)
            unreadable = name;
        return value;
    }
    /// As above; absent or 0 is of no use either.
    std::optional<double> need(const Json &body, const char *name, const char *unit)
    {
        const auto value = read(body, name, unit);
        if (!value || *value <= 0)
            unreadable = name;
        return value;
    }
    [[nodiscard]] Meaning meaning(std::string text = {}) const
    {
        if (!unreadable.empty())
            return notedFor(unreadable);
        Meaning::Args args = {{"mode", mode}};
        // What Pulse leaves out is nothing above ambient, not Ward's usual setting.
        const auto add = [&](const char *name, std::optional<double> value, const char *unit) {
            if (value)
                args.emplace_back(name, formatQuantity({sixDigits(*value), unit}));
        };
        add("rate", rate, "/min");
        add("vt", tidalVolume, "mL");
        add("peep", peep.value_or(0), "cm[H2O]");
        add("fio2", fio2.value_or(0.21), "1");
        add("pinsp", pressure, "cm[H2O]");
        return acts("vent.set", std::move(args), std::move(text));
    }
};

Meaning disconnected()
{
    return acts("vent.set", {{"mode", "off"}});
}

/// Off is the first value of Pulse's enum, which Protobuf leaves out; "Mask" and "Tube" say how.
bool isConnected(const Json &body, PulseReader &reader)
{
    const std::string connection = reader.text(body, "Connection");
    return !connection.empty() && connection != "Off";
}

/// The connection of a ventilator mode, which Pulse keeps in the mode's base message.
bool modeIsConnected(const Json &body, PulseReader &reader)
{
    const Json *base = reader.object(body, "MechanicalVentilatorMode");
    return base && isConnected(*base, reader);
}

/// "-ac" or "-cmv"; nothing for a name Pulse does not have.
std::optional<std::string> triggering(const Json &body, PulseReader &reader)
{
    const std::string mode = reader.text(body, "Mode");
    if (mode.empty() || mode == "AssistedControl")
        return "-ac";
    return mode == "ContinuousMandatoryVentilation" ? std::optional<std::string>("-cmv")
                                                    : std::nullopt;
}

std::optional<double> oxygenOf(Setting &setting, const Json &settings)
{
    const Json *gases = setting.reader.array(settings, "FractionInspiredGas");
    for (const Json &gas : gases ? gases->items : std::vector<Json>()) {
        if (gas.isObject() && setting.reader.text(gas, "Name") == "Oxygen")
            return setting.read(gas, "Amount", "1");
    }
    return std::nullopt;
}

} // namespace

Meaning volumeControl(const Json &body, PulseContext &context)
{
    if (!modeIsConnected(body, context.reader))
        return disconnected();
    Setting setting{context.reader, {}, {}, {}, {}, {}, {}, {}};
    const auto trigger = triggering(body, context.reader);
    if (!trigger)
        return notedFor("Mode");
    setting.mode = "vc" + *trigger;
    setting.rate = setting.need(body, "RespirationRate", "/min");
    setting.tidalVolume = setting.need(body, "TidalVolume", "mL");
    setting.peep = setting.read(body, "PositiveEndExpiredPressure", "cm[H2O]");
    setting.fio2 = setting.read(body, "FractionInspiredOxygen", "1");
    return setting.meaning();
}

Meaning pressureControl(const Json &body, PulseContext &context)
{
    if (!modeIsConnected(body, context.reader))
        return disconnected();
    Setting setting{context.reader, {}, {}, {}, {}, {}, {}, {}};
    const auto trigger = triggering(body, context.reader);
    if (!trigger)
        return notedFor("Mode");
    setting.mode = "pc" + *trigger;
    setting.rate = setting.need(body, "RespirationRate", "/min");
    setting.peep = setting.read(body, "PositiveEndExpiredPressure", "cm[H2O]");
    setting.fio2 = setting.read(body, "FractionInspiredOxygen", "1");
    // Pulse's inspiratory pressure is the one at the mouth, Ward's the one above PEEP.
    if (const auto peak = setting.need(body, "InspiratoryPressure", "cm[H2O]"))
        setting.pressure = *peak - setting.peep.value_or(0);
    return setting.meaning();
}

Meaning continuousPressure(const Json &body, PulseContext &context)
{
    if (!modeIsConnected(body, context.reader))
        return disconnected();
    Setting setting{context.reader, {}, {}, {}, {}, {}, {}, {}};
    setting.pressure = setting.read(body, "DeltaPressureSupport", "cm[H2O]");
    // With support above the continuous pressure it is pressure support ventilation.
    const bool supported = setting.pressure.value_or(0) > 0;
    setting.mode = supported ? "psv" : "cpap";
    if (!supported)
        setting.pressure.reset();
    setting.peep = setting.read(body, "PositiveEndExpiredPressure", "cm[H2O]");
    setting.fio2 = setting.read(body, "FractionInspiredOxygen", "1");
    return setting.meaning();
}

/// The general form: times, limits and pressures. A tidal volume limit makes it volume, a peak
/// pressure pressure control; a trigger by the patient makes it assisted.
Meaning ventilatorConfiguration(const Json &body, PulseContext &context)
{
    const Json *settings = context.reader.object(body, "Settings");
    if (!settings)
        return notedFor("Settings");
    if (!isConnected(*settings, context.reader))
        return disconnected();
    Setting setting{context.reader, {}, {}, {}, {}, {}, {}, {}};
    const auto expiration = setting.read(*settings, "InspirationMachineTriggerTime", "s");
    const auto inspiration = setting.read(*settings, "ExpirationCycleTime", "s");
    if (!setting.unreadable.empty() || !expiration || !inspiration ||
        *expiration + *inspiration <= 0)
        return notedFor("InspirationMachineTriggerTime");
    setting.rate = 60 / (*expiration + *inspiration);
    bool assisted = false;
    for (const char *trigger :
         {"InspirationPatientTriggerFlow", "InspirationPatientTriggerPressure",
          "InspirationPatientTriggerRespiratoryModel"})
        assisted = assisted || settings->find(trigger);
    setting.peep = setting.read(*settings, "PositiveEndExpiredPressure", "cm[H2O]");
    setting.fio2 = oxygenOf(setting, *settings);
    const auto peak = setting.read(*settings, "PeakInspiratoryPressure", "cm[H2O]");
    setting.tidalVolume = setting.read(*settings, "ExpirationCycleVolume", "mL");
    if (!setting.tidalVolume)
        setting.tidalVolume = setting.read(*settings, "InspirationLimitVolume", "mL");
    if (!peak && !setting.tidalVolume)
        return notedFor("PeakInspiratoryPressure");
    if (peak)
        setting.pressure = *peak - setting.peep.value_or(0);
    setting.mode = std::string(peak ? "pc" : "vc") + (assisted ? "-ac" : "-cmv");
    return setting.meaning();
}

Meaning ventilatorHold(const Json &body, PulseContext &context)
{
    const std::string state = context.reader.text(body, "State");
    if (state.empty() || state == "Off")
        return acts("phys.hold", {{"state", "off"}});
    if (state != "On") {
        return noted("importers.pulse.unknown-value", {{"parameter", "State"}, {"value", state}});
    }
    const std::string cycle = context.reader.text(body, "AppliedRespiratoryCycle");
    return acts("phys.hold", {{"state", "on"}}, cycle.empty() ? "" : "Hold: " + singleLine(cycle));
}

/// An anaesthesia machine ventilates by pressure; with no pressure above PEEP the patient breathes
/// through it on his own.
Meaning anaesthesiaMachine(const Json &body, PulseContext &context)
{
    const Json *settings = context.reader.object(body, "Configuration");
    if (!settings)
        return notedFor("Configuration");
    if (!isConnected(*settings, context.reader))
        return disconnected();
    Setting setting{context.reader, {}, {}, {}, {}, {}, {}, {}};
    setting.rate = setting.read(*settings, "RespiratoryRate", "/min");
    if (!setting.rate || *setting.rate <= 0)
        return notedFor("RespiratoryRate");
    setting.peep = setting.read(*settings, "PositiveEndExpiredPressure", "cm[H2O]");
    setting.fio2 = setting.read(*settings, "OxygenFraction", "1");
    const auto peak = setting.read(*settings, "PeakInspiratoryPressure", "cm[H2O]");
    const double above = peak.value_or(0) - setting.peep.value_or(0);
    setting.mode = above > 0 ? "pc-cmv" : "cpap";
    if (above > 0)
        setting.pressure = above;
    else
        setting.rate.reset();
    return setting.meaning("Anaesthesia machine");
}

} // namespace ward::content::importers
