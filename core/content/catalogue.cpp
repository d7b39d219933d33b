// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"

#include "core/base/hash.h"
#include "core/content/cell_read.h"
#include "core/content/json_util.h"
#include "core/content/looks_parse.h"
#include "core/content/nearest.h"
#include "core/content/schema.h"
#include "resources/resources.h"

#include <QtGlobal>

#include <algorithm>

namespace ward::content {

namespace {

using rapidjson::Value;

auto malformed(std::string where, std::string what)
{
    return failure("content.catalogue.malformed",
                   {{"where", std::move(where)}, {"what", std::move(what)}});
}

RawValue rawOf(const Value &value)
{
    RawValue raw;
    if (value.IsBool()) {
        raw.type = RawValue::Type::Bool;
        raw.flag = value.GetBool();
    } else if (value.IsInt64()) {
        raw.type = RawValue::Type::Integer;
        raw.integer = value.GetInt64();
        raw.number = static_cast<double>(raw.integer);
    } else if (value.IsNumber()) {
        raw.type = RawValue::Type::Double;
        raw.number = value.GetDouble();
    } else if (value.IsString()) {
        raw.type = RawValue::Type::String;
        raw.text.assign(value.GetString(), value.GetStringLength());
    } else if (value.IsArray()) {
        raw.type = RawValue::Type::Array;
        for (const Value &item : value.GetArray()) {
            if (item.IsArray() || item.IsObject())
                continue; // no default is a list of lists
            raw.items.push_back(rawOf(item));
        }
    } else if (value.IsObject()) {
        raw.type = RawValue::Type::Object;
    }
    return raw;
}

std::optional<Vec3> vec3(const Value &object, const char *key)
{
    if (!object.HasMember(key))
        return Vec3{};
    const auto n = json::numbers(object[key]);
    if (!n || n->size() != 3)
        return std::nullopt;
    return Vec3{(*n)[0], (*n)[1], (*n)[2]};
}

std::optional<Pose> pose(const Value &object)
{
    const auto position = vec3(object, "position");
    if (!position)
        return std::nullopt;
    Pose result{*position, {}};
    if (object.HasMember("rotation")) {
        const auto n = json::numbers(object["rotation"]);
        if (!n || n->size() != 4)
            return std::nullopt;
        result.rotation = {(*n)[0], (*n)[1], (*n)[2], (*n)[3]};
    }
    return result;
}

Result<> readComponents(const Value &object, Prefab &prefab, const Schema &schema)
{
    if (!object.HasMember("components"))
        return {};
    const Value &components = object["components"];
    if (!components.IsObject())
        return malformed(prefab.id, "components");
    Result<> outcome;
    json::forEachMember(components, [&](const std::string &kindName, const Value &members) {
        const KindSpec *kind = schema.kind(kindName);
        if (!kind || !kind->component || !kind->authored || !members.IsObject()) {
            outcome = malformed(prefab.id, kindName);
            return;
        }
        Cells &cells = prefab.components[kindName];
        json::forEachMember(members, [&](const std::string &name, const Value &member) {
            const FieldSpec *field = kind->field(name);
            if (!field || field->type == FieldType::Ref ||
                (!field->authored && field->importance == Importance::Derived)) {
                outcome = malformed(prefab.id, kindName + '.' + name);
                return;
            }
            Result<CellValue> value = readCell(schema, *field, rawOf(member));
            if (value) {
                cells.emplace(name, *std::move(value));
                return;
            }
            const std::string where = prefab.id + ": " + kindName + '.' + name;
            outcome =
                failure(std::move(value.error())
                            .within(Message("content.catalogue.default", {{"where", where}})));
        });
    });
    return outcome;
}

Result<Prefab> readPrefab(const Value &object, const Schema &schema)
{
    if (!object.IsObject())
        return malformed("prefabs", "id");
    Prefab prefab;
    prefab.id = json::text(object, "id");
    if (prefab.id.empty())
        return malformed("prefabs", "id");
    prefab.name = json::text(object, "name", prefab.id.c_str());
    prefab.kind = json::text(object, "kind");
    prefab.category = json::text(object, "category");
    prefab.model = json::text(object, "model");
    prefab.thumbnail = json::text(object, "thumbnail");
    prefab.synonyms = json::texts(object, "synonyms");
    prefab.capabilities = json::texts(object, "capabilities");
    const auto size = vec3(object, "size");
    if (!size)
        return malformed(prefab.id, "size");
    prefab.size = *size;
    auto sockets = parseSockets(object);
    if (!sockets)
        return malformed(prefab.id, "sockets");
    prefab.sockets = *std::move(sockets);
    for (const Value &member : json::array(object, "children").GetArray()) {
        const auto place = member.IsObject() ? pose(member) : std::nullopt;
        if (!place)
            return malformed(prefab.id, "children");
        prefab.children.push_back({json::text(member, "id"), json::text(member, "prefab"),
                                   json::text(member, "socket"), *place});
    }
    if (Result<> read = readComponents(object, prefab, schema); !read)
        return failure(std::move(read.error()));
    Result<Looks> looks = parseLooks(object, prefab.id, prefab.sockets, schema);
    if (!looks)
        return failure(std::move(looks.error()));
    prefab.looks = *std::move(looks);
    return prefab;
}

} // namespace

const Socket *Prefab::socket(std::string_view socketName) const
{
    for (const Socket &s : sockets) {
        if (s.name == socketName)
            return &s;
    }
    return nullptr;
}

bool Prefab::has(std::string_view capability) const
{
    return std::find(capabilities.begin(), capabilities.end(), capability) != capabilities.end();
}

Result<Catalogue> Catalogue::parse(std::string_view bytes, const Schema &schema)
{
    rapidjson::Document root;
    root.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag>(bytes.data(),
                                                                                    bytes.size());
    if (root.HasParseError() || !root.IsObject())
        return malformed("offset " + std::to_string(root.GetErrorOffset()), "JSON");
    Catalogue catalogue;
    catalogue.m_package = json::text(root, "package");
    catalogue.m_version = json::text(root, "version");
    catalogue.m_hash = hash64(bytes);
    catalogue.m_bytes = std::string(bytes);
    if (catalogue.m_package.empty() || catalogue.m_version.empty())
        return malformed("header", "package");
    for (const Value &member : json::array(root, "prefabs").GetArray()) {
        Result<Prefab> prefab = readPrefab(member, schema);
        if (!prefab)
            return failure(std::move(prefab.error()));
        if (catalogue.prefab(prefab->id))
            return malformed(prefab->id, "id");
        catalogue.m_prefabs.push_back(*std::move(prefab));
    }
    for (const Prefab &prefab : catalogue.m_prefabs) {
        for (const PrefabChild &child : prefab.children) {
            if (child.id.empty() || !catalogue.prefab(child.prefab))
                return malformed(prefab.id, "children");
        }
    }
    return catalogue;
}

void Catalogue::translatePrefabs(const std::function<void(Prefab &)> &translate)
{
    for (Prefab &prefab : m_prefabs)
        translate(prefab);
}

const Catalogue &Catalogue::shipped()
{
    static const Catalogue catalogue = [] {
        Result<Catalogue> parsed =
            parse(resources::file("catalogue/ward.icu-1.0.json"), Schema::shipped());
        if (!parsed) {
            const MessageArg *where = parsed.error().message.arg("where");
            qFatal("the shipped catalogue is broken: %s (%s)", parsed.error().code().c_str(),
                   where ? std::get<std::string>(*where).c_str() : "");
        }
        return *std::move(parsed);
    }();
    return catalogue;
}

const Prefab *Catalogue::prefab(std::string_view reference) const
{
    std::string_view id = reference;
    if (const std::size_t hash = reference.find('#'); hash != std::string_view::npos) {
        const std::string_view package = reference.substr(0, hash);
        if (package != m_package + '@' + m_version)
            return nullptr;
        id = reference.substr(hash + 1);
    }
    for (const Prefab &p : m_prefabs) {
        if (p.id == id)
            return &p;
    }
    return nullptr;
}

std::string Catalogue::reference(const Prefab &prefab) const
{
    return m_package + '@' + m_version + '#' + prefab.id;
}

} // namespace ward::content
