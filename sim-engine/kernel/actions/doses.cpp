// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/actions/doses.h"

#include "core/content/units.h"
#include "sim-engine/kernel/actions/arguments.h"

#include <algorithm>

namespace ward::kernel {

namespace {

std::optional<double> converted(const content::Quantity &quantity, std::string_view unit)
{
    const auto value = content::convert(quantity.value, quantity.unit, unit);
    return value ? std::optional(*value) : std::nullopt;
}

/// What people write, the schema's word for it, and how it enters.
struct RouteWord
{
    std::string_view word;
    std::string_view canonical;
    Route route;
};
constexpr RouteWord kRoutes[] = {
    {"iv", "iv", Route::Iv},
    {"io", "io", Route::Iv},
    {"central", "iv", Route::Iv},
    {"im", "im", Route::Im},
    {"sc", "sc", Route::Subcutaneous},
    {"inhaled", "inhaled", Route::Inhaled},
    {"nebulised", "inhaled", Route::Inhaled},
    {"neb", "inhaled", Route::Inhaled},
    {"nasal", "nasal", Route::Nasal},
    {"tracheal", "tracheal", Route::Tracheal},
    {"po", "po", Route::Oral},
    {"oral", "po", Route::Oral},
    {"sl", "sl", Route::Oral},
    {"ng", "ng", Route::Oral},
};

const RouteWord *wordOf(std::string_view word)
{
    for (const RouteWord &known : kRoutes) {
        if (known.word == word)
            return &known;
    }
    return nullptr;
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
    const RouteWord *word = wordOf(route);
    if (route.empty())
        return Route::Iv;
    return word ? std::optional(word->route) : std::nullopt;
}

/// A drug that the schema gives by some routes is given by no other.
static Result<> checkRoute(const content::DrugSpec *drug, const std::string &label,
                           const std::string &route)
{
    const RouteWord *word = wordOf(route.empty() ? "iv" : std::string_view(route));
    if (!word)
        return failure("kernel.argument.route", {{"action", label}, {"value", route}});
    if (!drug || drug->routes.empty() ||
        std::find(drug->routes.begin(), drug->routes.end(), word->canonical) != drug->routes.end())
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
