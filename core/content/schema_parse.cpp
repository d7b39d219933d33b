// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/cell_text.h"
#include "core/content/json_util.h"
#include "core/content/nearest.h"
#include "core/content/schema.h"
#include "core/content/units.h"
#include "resources/resources.h"

#include <QtGlobal>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace ward::content {

namespace {

using rapidjson::Value;

constexpr std::pair<const char *, FieldType> kTypes[] = {
    {"quantity", FieldType::Quantity}, {"int", FieldType::Integer}, {"number", FieldType::Number},
    {"bool", FieldType::Flag},         {"enum", FieldType::Enum},   {"string", FieldType::String},
    {"text", FieldType::Text},         {"ref", FieldType::Ref},     {"vec3", FieldType::Vec3},
    {"quat", FieldType::Quat},         {"set", FieldType::Set},     {"curve", FieldType::Curve}};

auto malformed(std::string where, std::string what)
{
    return failure("content.schema.malformed",
                   {{"where", std::move(where)}, {"what", std::move(what)}});
}

/// The work that is a role's own is done in a pose.
Result<> checkTasks(const Schema &schema)
{
    std::vector<std::string> poses;
    for (const EnumValue &pose : schema.enumValues("actor_pose"))
        poses.push_back(pose.value);
    for (const EnumValue &role : schema.enumValues("role")) {
        if (!role.task.empty() && std::find(poses.begin(), poses.end(), role.task) == poses.end())
            return failure("content.schema.task", {{"role", role.label},
                                                   {"task", role.task},
                                                   {"nearest", nearestName(role.task, poses)}});
    }
    return {};
}

Result<std::optional<Range>> readRange(const Value &object, const char *key,
                                       const std::string &where)
{
    if (!object.HasMember(key))
        return std::optional<Range>();
    const auto numbers = json::numbers(object[key]);
    if (!numbers || numbers->size() != 2 || (*numbers)[0] > (*numbers)[1])
        return malformed(where, key);
    return std::optional<Range>(Range{(*numbers)[0], (*numbers)[1]});
}

Result<CellValue> readDefault(const Schema &schema, const FieldSpec &field, const Value &value)
{
    CellValue result;
    if (value.IsString())
        return cellFromText(schema, field, {value.GetString(), value.GetStringLength()});
    if (value.IsBool())
        result = value.GetBool();
    else if (value.IsInt64() && field.type != FieldType::Number)
        result = static_cast<std::int64_t>(value.GetInt64());
    else if (value.IsNumber())
        result = value.GetDouble();
    else if (const auto n = json::numbers(value); n && n->size() == 3)
        result = Vec3{(*n)[0], (*n)[1], (*n)[2]};
    else if (n && n->size() == 4)
        result = Quat{(*n)[0], (*n)[1], (*n)[2], (*n)[3]};
    if (auto message = checkValue(schema, field, result))
        return failure(Error(*std::move(message)));
    return result;
}

template <typename E>
bool readNamed(const Value &object, const char *key, E &out,
               std::initializer_list<std::pair<std::string_view, E>> names)
{
    const std::string text = json::text(object, key);
    if (text.empty())
        return true;
    for (const auto &[name, value] : names) {
        if (name == text) {
            out = value;
            return true;
        }
    }
    return false;
}

Result<FieldSpec> readField(const Schema &schema, const Value &object, const std::string &kind)
{
    FieldSpec field;
    field.name = json::text(object, "name");
    const std::string where = kind + '.' + field.name;
    if (field.name.empty())
        return malformed(kind, "name");
    field.label = json::text(object, "label", field.name.c_str());
    field.docs = json::text(object, "docs");
    field.unit = json::text(object, "unit");
    field.enumName = json::text(object, "enum");
    field.refKind = json::text(object, "ref");
    field.coupled = json::text(object, "coupled");
    field.code = json::text(object, "code");
    field.widget = json::text(object, "widget");
    field.phrase = json::text(object, "phrase");
    field.step = json::number(object, "step", 0);
    field.localizable = json::flag(object, "localizable", false);
    field.recorded = json::flag(object, "recorded", false);
    field.authored = json::flag(object, "authored", true);
    bool typeKnown = false;
    for (const auto &[name, type] : kTypes) {
        if (json::text(object, "type") == name) {
            field.type = type;
            typeKnown = true;
        }
    }
    if (!typeKnown)
        return malformed(where, "type");
    if (field.type == FieldType::Quantity && field.unit != "*" && !isKnownUnit(field.unit))
        return malformed(where, "unit");
    if (field.type == FieldType::Enum && schema.enumValues(field.enumName).empty())
        return malformed(where, "enum");
    if (!readNamed(object, "importance", field.importance,
                   {{"clinical", Importance::Clinical},
                    {"structural", Importance::Structural},
                    {"cosmetic", Importance::Cosmetic},
                    {"derived", Importance::Derived}}))
        return malformed(where, "importance");
    if (!readNamed(object, "visibility", field.visibility,
                   {{"all", Visibility::All},
                    {"staff", Visibility::Staff},
                    {"author", Visibility::Author}}))
        return malformed(where, "visibility");
    auto hard = readRange(object, "hard", where);
    auto plausible = readRange(object, "plausible", where);
    if (!hard || !plausible)
        return failure(std::move(!hard ? hard.error() : plausible.error()));
    field.hard = *hard;
    field.plausible = *plausible;
    if (object.HasMember("default")) {
        Result<CellValue> value = readDefault(schema, field, object["default"]);
        if (!value)
            return failure(std::move(value.error())
                               .within(Message("content.schema.default", {{"where", where}})));
        field.defaultValue = *std::move(value);
    }
    return field;
}

Result<KindSpec> readKind(const Schema &schema, const Value &object)
{
    KindSpec kind;
    kind.name = json::text(object, "kind");
    if (kind.name.empty())
        return malformed("kinds", "kind");
    kind.label = json::text(object, "label", kind.name.c_str());
    kind.docs = json::text(object, "docs");
    kind.parents = json::texts(object, "parents");
    kind.component = json::flag(object, "component", false);
    kind.clinical = json::flag(object, "clinical", false);
    kind.authored = json::flag(object, "authored", true);
    if (!readNamed(
            object, "list", kind.list,
            {{"set", ListKind::Set}, {"soft", ListKind::Soft}, {"strict", ListKind::Strict}}))
        return malformed(kind.name, "list");
    for (const Value &member : json::array(object, "fields").GetArray()) {
        Result<FieldSpec> field = readField(schema, member, kind.name);
        if (!field)
            return failure(std::move(field.error()));
        if (kind.field(field->name))
            return malformed(kind.name + '.' + field->name, "name");
        kind.fields.push_back(*std::move(field));
    }
    return kind;
}

Result<ActionSpec> readAction(const Value &object)
{
    ActionSpec action;
    action.name = json::text(object, "action");
    if (action.name.empty())
        return malformed("actions", "action");
    action.label = json::text(object, "label", action.name.c_str());
    action.docs = json::text(object, "docs");
    action.target = json::text(object, "target", "any");
    for (const Value &member : json::array(object, "args").GetArray()) {
        ActionArg arg;
        arg.name = json::text(member, "name");
        arg.type = json::text(member, "type", "string");
        arg.unit = json::text(member, "unit");
        arg.enumName = json::text(member, "enum");
        arg.defaultText = json::text(member, "default");
        auto hard = readRange(member, "hard", action.name + '.' + arg.name);
        if (!hard)
            return failure(std::move(hard.error()));
        arg.hard = *hard;
        if (arg.type == "quantity" && !isKnownUnit(arg.unit))
            return malformed(action.name + '.' + arg.name, "unit");
        action.args.push_back(std::move(arg));
    }
    return action;
}

Result<double> readSeconds(const Value &object, const char *name, const std::string &drug)
{
    const std::string text = json::text(object, name);
    if (text.empty())
        return 0.0;
    const auto quantity = parseQuantity(text, "s");
    if (!quantity)
        return malformed(drug, name);
    const auto seconds = convert(quantity->value, quantity->unit, "s");
    if (!seconds || *seconds <= 0)
        return malformed(drug, name);
    return *seconds;
}

Result<DrugSpec> readDrug(const Value &object)
{
    DrugSpec drug;
    drug.name = json::text(object, "drug");
    drug.label = json::text(object, "label", drug.name.c_str());
    drug.synonyms = json::texts(object, "synonyms");
    drug.group = json::text(object, "group");
    drug.acts = json::flag(object, "acts", true);
    drug.routes = json::texts(object, "routes");
    for (const Value &member : json::array(object, "doses").GetArray()) {
        DrugDose dose;
        dose.use = json::text(member, "use");
        dose.route = json::text(member, "route", "iv");
        dose.infusion = json::text(member, "mode") == "infusion";
        const auto low = parseQuantity(json::text(member, "low"), "mg");
        const auto high = parseQuantity(json::text(member, "high"), "mg");
        if (!low || !high || !sameDimension(low->unit, high->unit) ||
            convert(low->value, low->unit, high->unit).value_or(0) > high->value * (1 + 1e-9))
            return malformed(drug.name, "doses");
        dose.low = *low;
        dose.high = *high;
        drug.doses.push_back(std::move(dose));
    }
    const std::pair<const char *, double DrugSpec::*> times[] = {
        {"onset", &DrugSpec::onset}, {"peak", &DrugSpec::peak}, {"duration", &DrugSpec::duration}};
    for (const auto &[name, member] : times) {
        const auto seconds = readSeconds(object, name, drug.name);
        if (!seconds)
            return failure(seconds.error());
        drug.*member = *seconds;
    }
    drug.source = json::text(object, "source");
    drug.reviewedBy = json::text(object, "reviewed_by");
    drug.checked = json::texts(object, "checked");
    if (const std::string text = json::text(object, "strength"); !text.empty()) {
        const auto strength = parseQuantity(text, "mg/mL");
        if (!strength || strength->value <= 0 ||
            (!sameDimension(strength->unit, "mg/mL") && !sameDimension(strength->unit, "[iU]/mL")))
            return malformed(drug.name, "strength");
        drug.strength = *strength;
    }
    return drug;
}

} // namespace

Result<SchemaVersion> parseSchemaVersion(std::string_view text)
{
    const std::string copy(text);
    SchemaVersion version;
    int length = 0;
    if (copy.size() > 9 ||
        std::sscanf(copy.c_str(), "%d.%d%n", &version.major, &version.minor, &length) != 2 ||
        static_cast<std::size_t>(length) != copy.size() || version.major < 0 || version.minor < 0)
        return failure("content.schema.version", {{"text", copy.substr(0, 40)}});
    return version;
}

Result<Schema> Schema::parse(std::string_view bytes)
{
    rapidjson::Document root;
    root.Parse<rapidjson::kParseIterativeFlag>(bytes.data(), bytes.size());
    if (root.HasParseError() || !root.IsObject())
        return malformed("offset " + std::to_string(root.GetErrorOffset()), "JSON");
    Schema schema;
    Result<SchemaVersion> version = parseSchemaVersion(json::text(root, "schema"));
    if (!version)
        return failure(std::move(version.error()));
    schema.m_version = *version;
    if (const Value *enums = json::find(root, "enums"); enums && enums->IsObject()) {
        std::string broken;
        json::forEachMember(*enums, [&](const std::string &name, const Value &values) {
            if (!values.IsArray())
                broken = name;
            for (const Value &item : json::array(*enums, name.c_str()).GetArray()) {
                EnumValue value;
                value.value = json::text(item, "value");
                value.label = json::text(item, "label", value.value.c_str());
                value.pulse = json::flag(item, "pulse", true);
                value.task = json::text(item, "task");
                value.shockable = json::flag(item, "shockable", false);
                schema.m_enums[name].push_back(std::move(value));
            }
        });
        if (!broken.empty())
            return malformed("enums", broken);
    }
    if (auto checked = checkTasks(schema); !checked)
        return failure(std::move(checked.error()));
    for (const Value &member : json::array(root, "kinds").GetArray()) {
        Result<KindSpec> kind = readKind(schema, member);
        if (!kind)
            return failure(std::move(kind.error()));
        if (!schema.m_kindIndex.emplace(kind->name, schema.m_kinds.size()).second)
            return malformed(kind->name, "kind");
        schema.m_kinds.push_back(*std::move(kind));
    }
    for (const Value &member : json::array(root, "drugs").GetArray()) {
        Result<DrugSpec> drug = readDrug(member);
        if (!drug)
            return failure(std::move(drug.error()));
        schema.m_drugs.push_back(*std::move(drug));
    }
    for (const Value &member : json::array(root, "actions").GetArray()) {
        Result<ActionSpec> action = readAction(member);
        if (!action)
            return failure(std::move(action.error()));
        schema.m_actions.push_back(*std::move(action));
    }
    if (schema.m_kinds.empty())
        return malformed("kinds", "kind");
    return schema;
}

const Schema &Schema::shipped()
{
    static const Schema schema = [] {
        Result<Schema> parsed = parse(resources::file("schema/ward-1.0.schema.json"));
        if (!parsed)
            qFatal("the shipped schema is broken: %s", parsed.error().code().c_str());
        return *std::move(parsed);
    }();
    return schema;
}

} // namespace ward::content
