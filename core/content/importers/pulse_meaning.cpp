// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/pulse_meaning.h"

#include "core/content/units.h"

#include <QtGlobal>

#include <algorithm>

namespace ward::content::importers {

namespace {

const ActionArg &argOf(const ActionSpec &spec, std::string_view name)
{
    const auto it = std::find_if(spec.args.begin(), spec.args.end(),
                                 [&](const ActionArg &arg) { return arg.name == name; });
    Q_ASSERT(it != spec.args.end());
    return *it;
}

struct Row
{
    std::string_view name;
    Interpreter interpreter;
};

constexpr Row kActions[] = {
    {"EnvironmentAction.ChangeEnvironmentalConditions", environment},
    {"EquipmentAction.AnesthesiaMachineConfiguration", anaesthesiaMachine},
    {"EquipmentAction.BagValveMaskAutomated", bagAutomated},
    {"EquipmentAction.BagValveMaskConfiguration", bagConfiguration},
    {"EquipmentAction.BagValveMaskSqueeze", bagSqueeze},
    {"EquipmentAction.MechanicalVentilatorConfiguration", ventilatorConfiguration},
    {"EquipmentAction.MechanicalVentilatorContinuousPositiveAirwayPressure", continuousPressure},
    {"EquipmentAction.MechanicalVentilatorHold", ventilatorHold},
    {"EquipmentAction.MechanicalVentilatorPressureControl", pressureControl},
    {"EquipmentAction.MechanicalVentilatorVolumeControl", volumeControl},
    {"PatientAction.AcuteRespiratoryDistressSyndromeExacerbation", respiratoryDistress},
    {"PatientAction.AcuteStress", acuteStress},
    {"PatientAction.AirwayObstruction", airwayObstruction},
    {"PatientAction.Arrhythmia", arrhythmia},
    {"PatientAction.AsthmaAttack", asthmaAttack},
    {"PatientAction.BrainInjury", brainInjury},
    {"PatientAction.Bronchoconstriction", bronchoconstriction},
    {"PatientAction.ChestCompression", chestCompression},
    {"PatientAction.ChestCompressionAutomated", chestCompressionAutomated},
    {"PatientAction.ChestCompressionInstantaneous", chestCompressionInstantaneous},
    {"PatientAction.Dyspnea", dyspnoea},
    {"PatientAction.Exercise", exercise},
    {"PatientAction.Hemorrhage", haemorrhage},
    {"PatientAction.ImpairedAlveolarExchangeExacerbation", impairedExchange},
    {"PatientAction.Intubation", intubation},
    {"PatientAction.NeedleDecompression", needleDecompression},
    {"PatientAction.PericardialEffusion", pericardialEffusion},
    {"PatientAction.PneumoniaExacerbation", pneumonia},
    {"PatientAction.PulmonaryShuntExacerbation", pulmonaryShunt},
    {"PatientAction.RespiratoryFatigue", respiratoryFatigue},
    {"PatientAction.SubstanceBolus", substanceBolus},
    {"PatientAction.SubstanceCompoundInfusion", substanceCompoundInfusion},
    {"PatientAction.SubstanceInfusion", substanceInfusion},
    {"PatientAction.SupplementalOxygen", supplementalOxygen},
    {"PatientAction.TensionPneumothorax", tensionPneumothorax},
};

constexpr Row kConditions[] = {
    {"AcuteRespiratoryDistressSyndrome", respiratoryDistress},
    {"ImpairedAlveolarExchange", impairedExchange},
    {"Pneumonia", pneumonia},
    {"PulmonaryShunt", pulmonaryShunt},
};

template <std::size_t N>
Interpreter find(const Row (&table)[N], std::string_view name)
{
    const auto *it = std::find_if(std::begin(table), std::end(table),
                                  [&](const Row &row) { return row.name == name; });
    return it == std::end(table) ? nullptr : it->interpreter;
}

/// Why the schema does not allow the arguments; nothing when it does.
std::optional<Message> objection(const Meaning &meaning, const Schema &schema)
{
    const ActionSpec *spec = schema.action(meaning.action);
    if (!spec)
        return Message("importers.pulse.no-counterpart");
    for (const auto &[name, text] : meaning.args) {
        const ActionArg &arg = argOf(*spec, name);
        if (arg.type == "drug" && !schema.drug(text))
            return Message("importers.pulse.unknown-drug", {{"drug", text}});
        if (arg.type != "quantity")
            continue;
        const Result<Quantity> quantity = parseQuantity(text);
        const auto value =
            quantity ? convert(quantity->value, quantity->unit, arg.unit) : Result<double>(0);
        // What counts of a dose or rate by weight is judged when it is given.
        if (!value || !arg.hard)
            continue;
        if (*value < arg.hard->low || *value > arg.hard->high) {
            return Message("importers.pulse.out-of-range",
                           {{"parameter", name},
                            {"value", MessageQuantity{*value, arg.unit}},
                            {"low", MessageQuantity{arg.hard->low, arg.unit}},
                            {"high", MessageQuantity{arg.hard->high, arg.unit}}});
        }
    }
    return std::nullopt;
}

Meaning judged(Meaning meaning, const Schema &schema)
{
    if (meaning.kind != Meaning::Kind::Acts)
        return meaning;
    if (std::optional<Message> why = objection(meaning, schema)) {
        Meaning note;
        note.reason = *std::move(why);
        return note;
    }
    return meaning;
}

} // namespace

Meaning acts(std::string action, Meaning::Args args, std::string text)
{
    Meaning meaning;
    meaning.kind = Meaning::Kind::Acts;
    meaning.action = std::move(action);
    meaning.args = std::move(args);
    meaning.text = std::move(text);
    return meaning;
}

Meaning noted(std::string code, std::vector<std::pair<std::string, MessageArg>> args)
{
    Meaning meaning;
    meaning.reason = Message(std::move(code), std::move(args));
    return meaning;
}

Meaning notedFor(std::string_view parameter)
{
    return noted("importers.pulse.parameter", {{"parameter", std::string(parameter)}});
}

Interpreter interpreterOf(std::string_view action)
{
    return find(kActions, action);
}

Interpreter conditionInterpreterOf(std::string_view condition)
{
    return find(kConditions, condition);
}

std::string titleOf(const Meaning &meaning, const Schema &schema)
{
    const ActionSpec *spec = schema.action(meaning.action);
    if (!spec)
        return {};
    std::string said;
    for (std::size_t i = 0; i < std::min<std::size_t>(meaning.args.size(), 2); ++i) {
        const auto &[name, text] = meaning.args[i];
        const ActionArg &arg = argOf(*spec, name);
        std::string value = text;
        if (const EnumValue *label = schema.enumValue(arg.enumName, text))
            value = label->label;
        else if (const DrugSpec *drug = arg.type == "drug" ? schema.drug(text) : nullptr)
            value = drug->label;
        else if (const Result<Quantity> quantity = parseQuantity(text); quantity)
            value = formatNumber(quantity->value) + ' ' + displayUnit(quantity->unit);
        while (value.ends_with(' '))
            value.pop_back();
        said += (i == 0 ? ": " : " ") + value;
        if (arg.type != "drug")
            break; // a drug needs its dose beside it
    }
    return spec->label + said;
}

Meaning meaningOf(std::string_view action, const Json &body, PulseContext &context)
{
    const Interpreter interpreter = interpreterOf(action);
    if (!interpreter)
        return noted("importers.pulse.no-counterpart");
    return judged(interpreter(body, context), context.schema);
}

Meaning conditionMeaning(std::string_view condition, const Json &body, PulseContext &context)
{
    const Interpreter interpreter = conditionInterpreterOf(condition);
    if (!interpreter)
        return noted("importers.pulse.no-counterpart");
    return judged(interpreter(body, context), context.schema);
}

} // namespace ward::content::importers
