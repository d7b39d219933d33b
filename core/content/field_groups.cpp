// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/field_groups.h"

#include "core/content/json_util.h"
#include "resources/resources.h"

#include <QtGlobal>

#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace ward::content {

namespace {

using rapidjson::Value;

auto malformed(std::string where, std::string what)
{
    return failure("content.schema.malformed",
                   {{"where", std::move(where)}, {"what", std::move(what)}});
}

/// The kind of "vitals.*", which stands for what of it no group names; else null.
const KindSpec *restOf(const Schema &schema, const std::string &path)
{
    return path.ends_with(".*") ? schema.kind(path.substr(0, path.size() - 2)) : nullptr;
}

Result<std::vector<FieldGroup>> readGroups(const Schema &schema, const Value &array)
{
    std::vector<FieldGroup> groups;
    std::set<std::string> named;
    for (const Value &member : array.GetArray()) {
        FieldGroup group{json::text(member, "group"), json::text(member, "label"),
                         json::texts(member, "fields")};
        if (group.name.empty() || group.label.empty())
            return malformed("groups", "label");
        for (const std::string &path : group.fields) {
            const bool known = restOf(schema, path) || schema.field(path);
            if (!known || !named.insert(path).second)
                return malformed("groups." + group.name, path);
        }
        groups.push_back(std::move(group));
    }
    for (FieldGroup &group : groups) {
        std::vector<std::string> fields;
        for (const std::string &path : group.fields) {
            const KindSpec *kind = restOf(schema, path);
            if (!kind) {
                fields.push_back(path);
                continue;
            }
            for (const FieldSpec &field : kind->fields) {
                if (std::string one = kind->name + '.' + field.name; !named.contains(one))
                    fields.push_back(std::move(one));
            }
        }
        group.fields = std::move(fields);
    }
    return groups;
}

bool parseInto(rapidjson::Document &root, std::string_view bytes)
{
    root.Parse<rapidjson::kParseIterativeFlag>(bytes.data(), bytes.size());
    return !root.HasParseError() && root.IsObject();
}

} // namespace

Result<FieldGroups> FieldGroups::parse(const Schema &schema, std::string_view bytes,
                                       std::string_view translation,
                                       std::vector<std::string> *missing)
{
    rapidjson::Document root;
    rapidjson::Document words;
    if (!parseInto(root, bytes) || (!translation.empty() && !parseInto(words, translation)))
        return malformed("groups", "JSON");
    const Value *headings = translation.empty() ? nullptr : json::find(words, "headings");
    const auto translate = [&](const std::string &name, std::string &label) {
        const std::string word = headings ? json::text(*headings, name.c_str()) : std::string();
        if (!word.empty())
            label = word;
        else if (missing)
            missing->push_back(name);
    };
    FieldGroups out;
    auto groups = readGroups(schema, json::array(root, "groups"));
    if (!groups)
        return failure(std::move(groups.error()));
    out.m_patient = *std::move(groups);
    for (FieldGroup &group : out.m_patient)
        translate(group.name, group.label);
    for (const Value &member : json::array(root, "coupled").GetArray()) {
        Coupled coupled{json::text(member, "coupled"), json::text(member, "label")};
        if (coupled.name.empty() || coupled.label.empty())
            return malformed("coupled", "label");
        translate(coupled.name, coupled.label);
        out.m_coupled.push_back(std::move(coupled));
    }
    return out;
}

const FieldGroups &FieldGroups::shipped(std::string_view locale)
{
    static std::mutex mutex;
    static std::map<std::string, FieldGroups, std::less<>> known;
    const std::string language(locale.substr(0, locale.find_first_of("_-.@")));
    const std::lock_guard lock(mutex);
    if (const auto found = known.find(language); found != known.end())
        return found->second;
    const std::string_view words = language.empty()
                                       ? std::string_view()
                                       : resources::file("schema/ward-1.0." + language + ".json");
    Result<FieldGroups> parsed =
        parse(Schema::shipped(), resources::file("schema/ward-1.0.schema.json"), words);
    if (!parsed)
        qFatal("the headings of the shipped schema are broken");
    return known.emplace(language, *std::move(parsed)).first->second;
}

std::string FieldGroups::labelOf(std::string_view coupled) const
{
    for (const Coupled &one : m_coupled) {
        if (one.name == coupled)
            return one.label;
    }
    return {};
}

std::vector<const FieldSpec *> FieldGroups::together(const KindSpec &kind,
                                                     const FieldSpec &field) const
{
    if (labelOf(field.coupled).empty())
        return {&field};
    std::vector<const FieldSpec *> fields;
    for (const FieldSpec &other : kind.fields) {
        if (other.coupled == field.coupled)
            fields.push_back(&other);
    }
    return fields;
}

} // namespace ward::content
