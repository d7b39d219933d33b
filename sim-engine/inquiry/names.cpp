// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/inquiry/names.h"

#include "core/content/nearest.h"

#include <algorithm>
#include <map>

namespace ward::inquiry {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

constexpr std::pair<std::string_view, std::string_view> kWords[] = {
    {"abp", "vitals.map"},
    {"bp", "vitals.map"},
    {"pressure", "vitals.map"},
    {"blood pressure", "vitals.map"},
    {"sats", "vitals.spo2"},
    {"oxygen saturation", "vitals.spo2"},
    {"pulse", "vitals.hr"},
    {"heart rate", "vitals.hr"},
    {"respiratory rate", "vitals.rr"},
    {"temperature", "vitals.temp"},
    {"capno", "vitals.etco2"},
    {"co2", "vitals.etco2"},
};

Result<world::Handle> patientNamed(const History &history, std::string_view entity)
{
    const world::World &world = history.world();
    const int vitals = world.layout().componentIndex("vitals");
    const auto having = world.having(vitals);
    if (const auto id = Id::parse(entity)) {
        const world::Handle handle = world.find(*id);
        if (handle == world::kNoHandle || !world.hasComponent(handle, vitals))
            return failure("inquiry.no-patient");
        return handle;
    }
    if (!entity.empty()) {
        std::vector<std::string> names;
        for (const world::Handle handle : having) {
            names.emplace_back(world.name(handle));
            if (same(names.back(), entity))
                return handle;
        }
        for (const world::Handle handle : world.entities()) {
            if (same(world.name(handle), entity))
                return failure("inquiry.not-a-patient", {{"name", std::string(entity)}});
        }
        return failure("inquiry.unknown-entity",
                       {{"name", std::string(entity)},
                        {"nearest", content::nearestName(std::string(entity), names)}});
    }
    if (having.empty())
        return failure("inquiry.no-patient");
    if (having.size() == 1)
        return having.front();
    auto activity = history.source().activity(
        Tick{0}, history.at() + 1,
        static_cast<int>(std::min<std::int64_t>(history.at().n + 1, INT32_MAX)));
    if (!activity)
        return failure(std::move(activity.error()));
    std::map<world::Handle, std::uint64_t> counts;
    for (const recording::Activity &each : *activity) {
        for (const std::uint32_t count : each.counts)
            counts[each.aggregate] += count;
    }
    return *std::max_element(having.begin(), having.end(), [&](world::Handle a, world::Handle b) {
        return counts[a] < counts[b];
    });
}

} // namespace

Result<const content::Record *> ruleNamed(const History &history, std::string_view name)
{
    if (const auto id = Id::parse(name)) {
        const content::Record *record = history.document().find(*id);
        if (record == nullptr || record->kind != "rule")
            return failure("inquiry.rule.gone");
        return record;
    }
    std::vector<std::string> names;
    for (const content::Record *record : history.document().ofKind("rule")) {
        const auto *own = std::get_if<std::string>(&record->cell("name"));
        if (!own)
            continue;
        if (same(*own, name))
            return record;
        names.push_back(*own);
    }
    return failure(
        "inquiry.unknown-rule",
        {{"name", std::string(name)}, {"nearest", content::nearestName(std::string(name), names)}});
}

Result<Vital> vitalNamed(const History &history, std::string_view vital, std::string_view entity)
{
    const content::KindSpec *kind = history.schema().kind("vitals");
    std::string wanted(vital);
    for (const auto &[word, path] : kWords) {
        if (same(word, vital))
            wanted = path;
    }
    Vital out;
    std::vector<std::string> known;
    std::string labels;
    for (std::size_t i = 0; kind && i < kind->fields.size(); ++i) {
        const content::FieldSpec &field = kind->fields[i];
        const std::string path = "vitals." + field.name;
        const world::FieldRef ref = history.world().layout().find(path);
        if (!ref.isValid() || (field.type != content::FieldType::Quantity &&
                               field.type != content::FieldType::Integer))
            continue;
        if (same(field.name, wanted) || same(path, wanted) || same(field.label, wanted))
            out = {world::kNoHandle, ref, &field, path};
        known.push_back(field.label);
        labels += (labels.empty() ? "" : "; ") + field.label; // a label may hold a comma
        known.push_back(field.name);
    }
    if (!out.spec)
        return failure("inquiry.unknown-vital", {{"name", std::string(vital)},
                                                 {"nearest", content::nearestName(wanted, known)},
                                                 {"known", labels}});
    auto handle = patientNamed(history, entity);
    if (!handle)
        return failure(std::move(handle.error()));
    out.handle = *handle;
    return out;
}

} // namespace ward::inquiry
