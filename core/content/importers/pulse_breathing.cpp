// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/pulse_meaning.h"
#include "core/content/units.h"

#include <array>
#include <utility>

namespace ward::content::importers {

namespace {

struct Pair
{
    std::string_view pulse;
    std::string_view ward;
};

constexpr std::array<Pair, 4> kTubes = {{
    {"Tracheal", "trachea"},
    {"Esophageal", "oesophagus"},
    {"RightMainstem", "right-bronchus"},
    {"LeftMainstem", "left-bronchus"},
}};

/// Devices, and the flow Pulse takes when a scenario gives none.
struct Mask
{
    std::string_view pulse;
    std::string_view ward;
    std::string_view usualFlow;
};
constexpr std::array<Mask, 4> kMasks = {{
    {"None", "none", "0 L/min"},
    {"NasalCannula", "nasal-cannula", "3.5 L/min"},
    {"SimpleMask", "simple-mask", "7.5 L/min"},
    {"NonRebreatherMask", "non-rebreather", "10 L/min"},
}};

/// "left" or "right"; left is the first value of Pulse's enum, which Protobuf leaves out.
std::optional<std::string> side(const Json &body, PulseReader &reader)
{
    const std::string name = reader.text(body, "Side");
    if (name.empty() || name == "Left")
        return "left";
    return name == "Right" ? std::optional<std::string>("right") : std::nullopt;
}

Meaning unknown(std::string_view parameter, const std::string &value)
{
    return noted("importers.pulse.unknown-value",
                 {{"parameter", std::string(parameter)}, {"value", value}});
}

/// Configuration may stand in a member of that name or, when it is in a file, not be here at all.
const Json *configuration(const Json &body, PulseReader &reader)
{
    return reader.object(body, "Configuration");
}

} // namespace

Meaning intubation(const Json &body, PulseContext &context)
{
    const std::string type = context.reader.text(body, "Type");
    if (type.empty() || type == "Off")
        return acts("airway.extubate");
    for (const Pair &tube : kTubes) {
        if (tube.pulse == type)
            return acts("airway.intubate", {{"position", std::string(tube.ward)}});
    }
    return unknown("Type", type);
}

Meaning supplementalOxygen(const Json &body, PulseContext &context)
{
    std::string device = context.reader.text(body, "Device");
    if (device.empty())
        device = "None";
    const auto flow = context.reader.scalar(body, "Flow");
    for (const Mask &mask : kMasks) {
        if (mask.pulse != device)
            continue;
        std::string rate(mask.usualFlow);
        std::string text;
        if (flow && !flow->isZero()) {
            const auto given = quantityText(*flow, "L/min");
            if (!given || !inUnit(*flow, "L/min"))
                return notedFor("Flow");
            rate = *given;
        } else if (device != "None") {
            text = "No flow given: Pulse's usual one";
        }
        return acts("oxygen.set", {{"device", std::string(mask.ward)}, {"flow", rate}}, text);
    }
    return unknown("Device", device);
}

/// Without oxygen connected a bag gives the air of the room, in Pulse as at the bedside.
Meaning bagConfiguration(const Json &body, PulseContext &context)
{
    const Json *settings = configuration(body, context.reader);
    if (!settings)
        return notedFor("Configuration");
    const std::string connection = context.reader.text(*settings, "Connection");
    if (connection.empty() || connection == "Off") {
        if (std::exchange(context.bagging, false))
            return acts("bvm.stop");
        return acts("oxygen.set", {{"device", "none"}, {"flow", "0 L/min"}});
    }
    if (connection != "On" && connection != "Mask" && connection != "Tube")
        return unknown("Connection", connection);
    const bool oxygen = settings->find("FractionInspiredGas") != nullptr;
    return acts("oxygen.set", {{"device", "bvm"}, {"flow", oxygen ? "15 L/min" : "0 L/min"}},
                oxygen ? "" : "Room air");
}

Meaning bagSqueeze(const Json &body, PulseContext &context)
{
    const auto volume = context.reader.scalar(body, "SqueezeVolume");
    if (!volume || volume->isZero())
        return acts("bvm.squeeze");
    const auto text = quantityText(*volume, "mL");
    if (!text || !inUnit(*volume, "mL"))
        return notedFor("SqueezeVolume");
    return acts("bvm.squeeze", {{"volume", *text}});
}

Meaning bagAutomated(const Json &body, PulseContext &context)
{
    const auto rate = context.reader.scalar(body, "BreathFrequency");
    context.bagging = !rate || !rate->isZero();
    if (!context.bagging)
        return acts("bvm.stop");
    if (!rate)
        return acts("bvm.start");
    const auto text = quantityText(*rate, "/min");
    if (!text || !inUnit(*rate, "/min"))
        return notedFor("BreathFrequency");
    return acts("bvm.start", {{"rate", *text}});
}

Meaning tensionPneumothorax(const Json &body, PulseContext &context)
{
    const auto which = side(body, context.reader);
    const auto severity = context.reader.scalar(body, "Severity");
    const auto value = severity ? inUnit(*severity, "1") : std::optional(0.0);
    if (!which)
        return unknown("Side", context.reader.text(body, "Side"));
    if (!value)
        return notedFor("Severity");
    const std::string type = context.reader.text(body, "Type");
    return acts("phys.pneumothorax",
                {{"severity", formatQuantity({*value, "1"})}, {"side", *which}},
                type == "Open" ? "Open pneumothorax" : "");
}

Meaning needleDecompression(const Json &body, PulseContext &context)
{
    const auto which = side(body, context.reader);
    const std::string state = context.reader.text(body, "State");
    if (!which)
        return unknown("Side", context.reader.text(body, "Side"));
    if (state != "On")
        return unknown("State", state.empty() ? "Off" : state);
    return acts("chest.decompress", {{"side", *which}});
}

} // namespace ward::content::importers
