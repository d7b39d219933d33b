// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/actions/doses.h"

#include "core/content/drug_routes.h"
#include "core/content/units.h"
#include "sim-engine/kernel/actions/arguments.h"

#include <algorithm>
#include <utility>

namespace ward::kernel {

namespace {

std::optional<double> converted(const content::Quantity &quantity, std::string_view unit)
{
    const auto value = content::convert(quantity.value, quantity.unit, unit);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<Route> entryOf(std::string_view canonical)
{
    constexpr std::pair<std::string_view, Route> routes[] = {
        {"iv", Route::Iv},
        {"io", Route::Iv},
        {"im", Route::Im},
        {"sc", Route::Subcutaneous},
        {"inhaled", Route::Inhaled},
        {"nasal", Route::Nasal},
        {"tracheal", Route::Tracheal},
        {"po", Route::Oral},
        {"sl", Route::Oral},
        {"ng", Route::Oral},
    };
    for (const auto &[name, route] : routes) {
        if (name == canonical)
            return route;
    }
    return std::nullopt;
}

} // namespace

std::optional<double> doseOf(const DrugModel &drug, const content::Quantity &dose, double weight)
{
    std::optional<double> perKg;
    std::optional<double> whole;
    switch (drug.measure) {
    case DrugMeasure::Mass:
        perKg = converted(dose, "ug/kg");
        whole = converted(dose, "ug");
        break;
    case DrugMeasure::Units:
        perKg = converted(dose, "[iU]/kg");
        whole = converted(dose, "[iU]");
        break;
    case DrugMeasure::Amount:
        whole = converted(dose, "mmol");
        break;
    case DrugMeasure::Fluid:
        if (const auto byWeight = converted(dose, "mL/kg"))
            return *byWeight * weight;
        return converted(dose, "mL");
    case DrugMeasure::Inert:
        return std::nullopt;
    }
    if (perKg)
        return perKg;
    return whole ? std::optional(*whole / weight) : std::nullopt;
}

std::optional<double> rateOf(const DrugModel &drug, const content::Quantity &rate, double weight)
{
    std::optional<double> perKg;
    std::optional<double> whole;
    switch (drug.measure) {
    case DrugMeasure::Mass:
        perKg = converted(rate, "ug/kg/min");
        whole = converted(rate, "ug/min");
        break;
    case DrugMeasure::Units:
        perKg = converted(rate, "[iU]/kg/min");
        whole = converted(rate, "[iU]/min");
        break;
    case DrugMeasure::Amount:
        return std::nullopt; // given as doses
    case DrugMeasure::Fluid:
        if (const auto byWeight = converted(rate, "mL/kg/min"))
            return *byWeight * weight / 60;
        return converted(rate, "mL/s");
    case DrugMeasure::Inert:
        return std::nullopt;
    }
    if (perKg)
        return perKg;
    return whole ? std::optional(*whole / weight) : std::nullopt;
}

std::optional<Route> routeOf(std::string_view route)
{
    return route.empty() ? Route::Iv : entryOf(content::routeNamed(route));
}

/// A drug that the schema gives by some routes is given by no other.
static Result<> checkRoute(const content::DrugSpec *drug, const std::string &label,
                           const std::string &route)
{
    const std::string_view named = content::routeNamed(route.empty() ? "iv" : route);
    if (named.empty())
        return failure("kernel.argument.route", {{"action", label}, {"value", route}});
    if (!drug || drug->routes.empty() ||
        std::find(drug->routes.begin(), drug->routes.end(), named) != drug->routes.end())
        return {};
    std::string known;
    for (const std::string &one : drug->routes)
        known += (known.empty() ? "" : ", ") + one;
    return failure("kernel.argument.route-of-drug",
                   {{"drug", drug->label}, {"value", route}, {"routes", known}});
}

Result<> checkDose(const Core &core, const world::World &world, const ResolvedAction &action)
{
    const bool bolus = action.spec->name == "drug.bolus";
    if (!bolus && action.spec->name != "drug.infusion" && action.spec->name != "fluid.bolus")
        return {};
    const std::string drug = argumentText(action.args, "drug");
    if (bolus) {
        if (auto good = checkRoute(core.schema.drug(drug), action.spec->label,
                                   argumentText(action.args, "route"));
            !good)
            return good;
    }
    const int index = drugIndex(drug);
    if (action.spec->name == "fluid.bolus") {
        if (index < 0 || drugTable()[static_cast<std::size_t>(index)].measure != DrugMeasure::Fluid)
            return failure("kernel.argument.not-a-fluid", {{"drug", drug}});
        return {};
    }
    if (index < 0)
        return {}; // recorded; it moves no vitals here
    const DrugModel &model = drugTable()[static_cast<std::size_t>(index)];
    const auto &given =
        std::get<content::Quantity>(action.args.find(bolus ? "dose" : "rate")->second);
    const double weight = world.quantity(action.target, core.bindings.weight).value_or(75);
    const auto counted = bolus ? doseOf(model, given, weight) : rateOf(model, given, weight);
    if (!counted)
        return failure("kernel.argument.dose-unit",
                       {{"drug", drug}, {"value", MessageQuantity{given.value, given.unit}}});
    return {};
}

} // namespace ward::kernel
