// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/actions/expected_doses.h"

#include "core/content/units.h"

#include <algorithm>

namespace ward::editor {

namespace {

std::string textOf(const content::Record &record, std::string_view cell)
{
    const auto *text = std::get_if<std::string>(&record.cell(cell));
    return text != nullptr ? *text : std::string();
}

/// The usual bolus that this amount is; without an amount the first that is the same for everybody.
const content::DrugDose *usualDose(const content::DrugSpec &drug, const content::Quantity *amount)
{
    for (const content::DrugDose &dose : drug.doses) {
        if (dose.infusion)
            continue;
        if (amount == nullptr) {
            if (content::convert(1, dose.low.unit, "mg"))
                return &dose;
            continue;
        }
        const auto given = content::convert(amount->value, amount->unit, dose.low.unit);
        const auto most = content::convert(dose.high.value, dose.high.unit, dose.low.unit);
        constexpr double kRounding = 1e-9;
        if (given && most && *given >= dose.low.value - kRounding && *given <= *most + kRounding)
            return &dose;
    }
    return nullptr;
}

} // namespace

std::vector<ExpectedDose> expectedDoses(const content::Document &document,
                                        const content::Schema &schema)
{
    std::vector<ExpectedDose> found;
    const content::Record *scenario = document.scenario();
    if (scenario == nullptr)
        return found;
    for (const content::Record *rule : document.children(scenario->id, "rule")) {
        for (const content::Record *trigger : document.children(rule->id, "trigger")) {
            const std::string name = textOf(*trigger, "drug");
            if (textOf(*trigger, "type") != "drug" || name.empty())
                continue;
            const auto drug =
                std::find_if(schema.drugs().begin(), schema.drugs().end(),
                             [&](const content::DrugSpec &d) { return d.name == name; });
            if (drug == schema.drugs().end())
                continue;
            const auto *amount = std::get_if<content::Quantity>(&trigger->cell("dose"));
            // Per minute or per kilogram: an infusion, or an amount that depends on who it is for.
            if (amount != nullptr && !content::convert(amount->value, amount->unit, "mg"))
                continue;
            const content::DrugDose *usual = usualDose(*drug, amount);
            if (amount == nullptr && usual == nullptr)
                continue;
            ExpectedDose dose{name, content::formatQuantity(amount ? *amount : usual->low),
                              textOf(*trigger, "route")};
            if (dose.route.empty())
                dose.route = usual ? usual->route : "iv";
            if (std::find(found.begin(), found.end(), dose) == found.end())
                found.push_back(std::move(dose));
        }
    }
    return found;
}

} // namespace ward::editor
