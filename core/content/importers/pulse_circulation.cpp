// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/pulse_meaning.h"
#include "core/content/units.h"

#include <array>
#include <cmath>
#include <utility>

namespace ward::content::importers {

namespace {

struct Rhythm
{
    std::string_view pulse;
    std::string_view ward;
    std::string_view text;
};

/// Pulse's ten rhythms. Both of its tachycardias with a pulse are one wide regular rhythm and
/// differ in what they do to the pressure, which the engine works out itself: both are monomorphic
/// here, and the text says which one it was.
constexpr std::array<Rhythm, 10> kRhythms = {{
    {"NormalSinus", "sinus", ""},
    {"SinusBradycardia", "sinus-bradycardia", ""},
    {"SinusTachycardia", "sinus-tachycardia", ""},
    {"SinusPulselessElectricalActivity", "pea", ""},
    {"Asystole", "asystole", ""},
    {"CoarseVentricularFibrillation", "vf-coarse", ""},
    {"FineVentricularFibrillation", "vf-fine", ""},
    {"StableVentricularTachycardia", "vt-monomorphic", "Stable ventricular tachycardia"},
    {"UnstableVentricularTachycardia", "vt-monomorphic", "Unstable ventricular tachycardia"},
    {"PulselessVentricularTachycardia", "vt-pulseless", ""},
}};

/// Stiffness of an adult chest, from force to depth. The human sternum follows
/// F = 54.9 N/cm · D + 10.8 N/cm² · D² (Tsitlik JE et al., Crit Care Med 1983;11:685–692,
/// doi:10.1097/00003246-198309000-00003, mean of 10 adults): 100 N/cm at the 4.2 cm in between the
/// depths that matter, where this straight line is off by less than half a centimetre.
constexpr double kNewtonPerCentimetre = 100;

struct Stroke
{
    double depth = 0; ///< cm
    std::string text; ///< how it was worked out
};

/// Depth of a compression that is given as depth or as force; 0 = released.
std::optional<Stroke> stroke(const Json &body, PulseReader &reader)
{
    if (const auto depth = reader.scalar(body, "Depth")) {
        const auto value = depth->isZero() && depth->unit.empty() ? 0.0 : inUnit(*depth, "cm");
        return value ? std::optional<Stroke>({*value, {}}) : std::nullopt;
    }
    if (const auto force = reader.scalar(body, "Force")) {
        const auto value = force->isZero() && force->unit.empty() ? 0.0 : inUnit(*force, "N");
        if (!value)
            return std::nullopt;
        return Stroke{*value / kNewtonPerCentimetre,
                      "Force " + formatQuantity({*value, "N"}) + " at 100 N/cm"};
    }
    return Stroke{};
}

std::string centimetres(double depth)
{
    return formatQuantity({std::round(depth * 1000) / 1000, "cm"});
}

} // namespace

Meaning arrhythmia(const Json &body, PulseContext &context)
{
    std::string name = context.reader.text(body, "Rhythm");
    if (name.empty())
        name = "NormalSinus"; // Protobuf leaves the first value of an enum out
    for (const Rhythm &rhythm : kRhythms) {
        if (rhythm.pulse == name) {
            return acts("phys.arrhythmia", {{"rhythm", std::string(rhythm.ward)}},
                        std::string(rhythm.text));
        }
    }
    return noted("importers.pulse.unknown-value", {{"parameter", "Rhythm"}, {"value", name}});
}

Meaning chestCompression(const Json &body, PulseContext &context)
{
    const auto compression = stroke(body, context.reader);
    if (!compression || compression->depth <= 0)
        return notedFor("Depth");
    return acts("cpr.compress", {{"depth", centimetres(compression->depth)}}, compression->text);
}

/// A stroke is written sample by sample: a value while the chest is pushed down, then zeros, often
/// several. The engine models the whole stroke, so that only the edge acts; the first zero is
/// shown, the others say nothing new.
Meaning chestCompressionInstantaneous(const Json &body, PulseContext &context)
{
    const auto compression = stroke(body, context.reader);
    if (!compression)
        return notedFor("Force");
    const bool down = compression->depth > 0;
    const bool wasDown = std::exchange(context.chestDown, down);
    Meaning meaning;
    meaning.kind = Meaning::Kind::Silent;
    if (down && !wasDown) {
        return acts("cpr.compress", {{"depth", centimetres(compression->depth)}},
                    compression->text);
    }
    if (!down && wasDown) {
        meaning.kind = Meaning::Kind::Annotates;
        meaning.text = "Compression released";
    }
    return meaning;
}

Meaning chestCompressionAutomated(const Json &body, PulseContext &context)
{
    const auto compression = stroke(body, context.reader);
    if (!compression)
        return notedFor("Depth");
    if (compression->depth <= 0)
        return acts("cpr.stop");
    Meaning::Args args;
    if (const auto rate = context.reader.scalar(body, "CompressionFrequency")) {
        const auto text = quantityText(*rate, "/min");
        if (!text || !inUnit(*rate, "/min"))
            return notedFor("CompressionFrequency");
        args.emplace_back("rate", *text);
    }
    args.emplace_back("depth", centimetres(compression->depth));
    return acts("cpr.start", std::move(args), compression->text);
}

Meaning haemorrhage(const Json &body, PulseContext &context)
{
    const auto rate = context.reader.scalar(body, "FlowRate");
    const auto severity = context.reader.scalar(body, "Severity");
    if (!rate && severity && !severity->isZero())
        return notedFor("FlowRate"); // a severity is a flow only by Pulse's own model
    const auto flow = !rate || rate->isZero() ? std::optional(0.0) : inUnit(*rate, "mL/min");
    if (!flow)
        return notedFor("FlowRate");
    const std::string site = singleLine(spacedWords(context.reader.text(body, "Compartment")));
    context.bleeding[site] = *flow;
    double total = 0;
    for (const auto &[where, millilitres] : context.bleeding)
        total += millilitres;
    Meaning::Args args = {{"rate", formatQuantity({sixDigits(total), "mL/min"})}};
    if (!site.empty())
        args.emplace_back("site", site);
    std::string text;
    if (total != *flow)
        text = site + ' ' + formatQuantity({sixDigits(*flow), "mL/min"}) + ", the rate is of all";
    return acts("phys.haemorrhage", std::move(args), std::move(text));
}

Meaning pericardialEffusion(const Json &body, PulseContext &context)
{
    const auto rate = context.reader.scalar(body, "EffusionRate");
    const auto value = rate ? inUnit(*rate, "mL/min") : std::nullopt;
    if (!value && !(rate && rate->isZero()))
        return notedFor("EffusionRate");
    return acts("phys.tamponade",
                {{"rate", formatQuantity({sixDigits(value.value_or(0)), "mL/min"})}});
}

Meaning substanceBolus(const Json &body, PulseContext &context)
{
    const std::string substance = context.reader.text(body, "Substance");
    const DrugSpec *drug = context.schema.drug(substance);
    const auto concentration = context.reader.scalar(body, "Concentration");
    const auto volume = context.reader.scalar(body, "Dose");
    if (!drug)
        return noted("importers.pulse.unknown-drug", {{"drug", substance}});
    auto mass = concentration && volume ? micrograms(*concentration, *volume) : std::nullopt;
    if (!mass || mass->digits <= 0)
        return notedFor("Dose");
    mass->exponent -= 3;
    Meaning::Args args = {{"drug", drug->name}, {"dose", formatQuantity({mass->value(), "mg"})}};
    const std::string route = context.reader.text(body, "AdministrationRoute");
    if (route == "Intramuscular")
        args.emplace_back("route", "im");
    else if (!route.empty() && route != "Intravenous")
        return noted("importers.pulse.unknown-value",
                     {{"parameter", "AdministrationRoute"}, {"value", route}});
    return acts("drug.bolus", std::move(args),
                substance + ", " + quantityText(*volume, "mL").value_or("") + " of " +
                    quantityText(*concentration, "ug/mL").value_or(""));
}

Meaning substanceInfusion(const Json &body, PulseContext &context)
{
    const std::string substance = context.reader.text(body, "Substance");
    const DrugSpec *drug = context.schema.drug(substance);
    const auto concentration = context.reader.scalar(body, "Concentration");
    const auto rate = context.reader.scalar(body, "Rate");
    if (!drug)
        return noted("importers.pulse.unknown-drug", {{"drug", substance}});
    if (rate && rate->isZero())
        return acts("drug.stop", {{"drug", drug->name}});
    const auto mass =
        concentration && rate ? microgramsPerMinute(*concentration, *rate) : std::nullopt;
    if (!mass || *mass <= 0)
        return notedFor("Rate");
    return acts("drug.infusion",
                {{"drug", drug->name},
                 {"rate", formatQuantity({sixDigits(*mass / context.weight), "ug/kg/min"})}},
                substance + ", " + formatQuantity({sixDigits(*mass), "ug/min"}) + " at " +
                    formatQuantity({context.weight, "kg"}));
}

Meaning substanceCompoundInfusion(const Json &body, PulseContext &context)
{
    const std::string compound = context.reader.text(body, "SubstanceCompound");
    const DrugSpec *drug = context.schema.drug(compound);
    const auto volume = context.reader.scalar(body, "BagVolume");
    const auto rate = context.reader.scalar(body, "Rate");
    if (!drug)
        return noted("importers.pulse.unknown-drug", {{"drug", compound}});
    const double millilitres = volume ? inUnit(*volume, "mL").value_or(0) : 0;
    const double perSecond = rate ? inUnit(*rate, "mL/s").value_or(0) : 0;
    if (millilitres <= 0)
        return notedFor("BagVolume");
    if (perSecond <= 0)
        return notedFor("Rate");
    return acts("fluid.bolus",
                {{"drug", drug->name},
                 {"volume", quantityText(*volume, "mL").value_or("")},
                 {"over", formatQuantity({sixDigits(millilitres / perSecond), "s"})}},
                compound + " at " + quantityText(*rate, "mL/min").value_or(""));
}

} // namespace ward::content::importers
