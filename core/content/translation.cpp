// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/translation.h"

#include "core/content/json_util.h"
#include "resources/resources.h"

#include <QtGlobal>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

namespace ward::content {

namespace {

using rapidjson::Value;
using Texts = std::map<std::string, std::string, std::less<>>;

std::string languageOf(std::string_view locale)
{
    return std::string(locale.substr(0, locale.find_first_of("_-.@")));
}

Texts textsOf(const Value &object, const char *key)
{
    Texts texts;
    if (const Value *member = json::find(object, key); member && member->IsObject()) {
        json::forEachMember(*member, [&](const std::string &name, const Value &value) {
            if (value.IsString())
                texts.emplace(name, std::string(value.GetString(), value.GetStringLength()));
        });
    }
    return texts;
}

/// Looks names up and remembers which were found, and which not.
class Names
{
public:
    Names(Texts labels, Texts exceptions)
        : m_labels(std::move(labels))
        , m_exceptions(std::move(exceptions))
    {
    }

    void translate(std::string &label, const std::string &path)
    {
        if (const auto own = m_exceptions.find(path); own != m_exceptions.end()) {
            m_used.insert(own->first);
            m_used.insert(label);
            label = own->second;
        } else if (const auto known = m_labels.find(label); known != m_labels.end()) {
            m_used.insert(known->first);
            label = known->second;
        } else {
            m_missing.push_back(path + ": " + label);
        }
    }

    void report(std::vector<std::string> *missing, std::vector<std::string> *unused) const
    {
        if (missing)
            *missing = m_missing;
        if (!unused)
            return;
        for (const Texts *texts : {&m_labels, &m_exceptions}) {
            for (const auto &[name, text] : *texts) {
                if (!m_used.contains(name))
                    unused->push_back(name);
            }
        }
    }

private:
    Texts m_labels;
    Texts m_exceptions;
    std::set<std::string> m_used;
    std::vector<std::string> m_missing;
};

template <typename T>
const T &shippedIn(std::string_view locale, const T &english, std::string_view stem)
{
    static std::mutex mutex;
    static std::map<std::string, T> known;
    const std::string language = languageOf(locale);
    const std::string path = std::string(stem) + '.' + language + ".json";
    const std::string_view bytes = resources::file(path);
    if (language.empty() || bytes.empty())
        return english;
    const std::lock_guard lock(mutex);
    const auto found = known.find(language);
    if (found != known.end())
        return found->second;
    Result<T> named = translated(english, bytes);
    if (!named)
        qFatal("the shipped translation %s is broken", path.c_str());
    return known.emplace(language, *std::move(named)).first->second;
}

} // namespace

Result<Schema> translated(const Schema &schema, std::string_view bytes,
                          std::vector<std::string> *missing, std::vector<std::string> *unused)
{
    rapidjson::Document root;
    root.Parse<rapidjson::kParseIterativeFlag>(bytes.data(), bytes.size());
    if (root.HasParseError() || !root.IsObject())
        return failure("content.schema.malformed",
                       {{"where", "offset " + std::to_string(root.GetErrorOffset())},
                        {"what", std::string("JSON")}});
    Names names(textsOf(root, "labels"), textsOf(root, "at"));
    Schema out = schema;
    out.translateLabels(
        [&](std::string &label, const std::string &path) { names.translate(label, path); });
    names.report(missing, unused);
    return out;
}

Result<Catalogue> translated(const Catalogue &catalogue, std::string_view bytes,
                             std::vector<std::string> *missing, std::vector<std::string> *unused)
{
    rapidjson::Document root;
    root.Parse<rapidjson::kParseIterativeFlag>(bytes.data(), bytes.size());
    if (root.HasParseError() || !root.IsObject() ||
        json::text(root, "package") != catalogue.package())
        return failure("content.catalogue.malformed",
                       {{"where", "offset " + std::to_string(root.GetErrorOffset())},
                        {"what", std::string("JSON")}});
    Names categories(textsOf(root, "categories"), {});
    const Value *prefabs = json::find(root, "prefabs");
    std::set<std::string> named;
    std::vector<std::string> lacking;
    Catalogue out = catalogue;
    out.translatePrefabs([&](Prefab &prefab) {
        categories.translate(prefab.category, prefab.id);
        const Value *own = prefabs ? json::find(*prefabs, prefab.id.c_str()) : nullptr;
        const std::string name = own ? json::text(*own, "name") : std::string();
        if (name.empty()) {
            lacking.push_back(prefab.id + ": " + prefab.name);
            return;
        }
        named.insert(prefab.id);
        std::vector<std::string> synonyms = json::texts(*own, "synonyms");
        if (name != prefab.name)
            synonyms.push_back(prefab.name);
        for (std::string &english : prefab.synonyms) {
            if (std::find(synonyms.begin(), synonyms.end(), english) == synonyms.end())
                synonyms.push_back(std::move(english));
        }
        prefab.name = name;
        prefab.synonyms = std::move(synonyms);
    });
    categories.report(missing, unused);
    if (missing)
        missing->insert(missing->end(), lacking.begin(), lacking.end());
    if (unused && prefabs && prefabs->IsObject()) {
        json::forEachMember(*prefabs, [&](const std::string &id, const Value &) {
            if (!named.contains(id))
                unused->push_back(id);
        });
    }
    return out;
}

const Schema &shippedSchema(std::string_view locale)
{
    return shippedIn(locale, Schema::shipped(), "schema/ward-1.0");
}

const Catalogue &shippedCatalogue(std::string_view locale)
{
    return shippedIn(locale, Catalogue::shipped(), "catalogue/ward.icu-1.0");
}

} // namespace ward::content
