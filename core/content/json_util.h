// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content: reading Ward's own data files (schema, catalogue) through rapidjson.

#include "core/base/geometry.h"

#include <rapidjson/document.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ward::content::json {

// (Members are never iterated with rapidjson's own iterators: their operator!= is ambiguous in
// C++20.)

/// The member called `key`, or nullptr.
inline const rapidjson::Value *find(const rapidjson::Value &object, const char *key)
{
    return object.IsObject() && object.HasMember(key) ? &object[key] : nullptr;
}

/// Calls `visit(name, value)` for each member in the order of the text.
template <typename Visit>
void forEachMember(const rapidjson::Value &object, Visit visit)
{
    for (rapidjson::SizeType i = 0; i < object.MemberCount(); ++i) {
        const auto &member = *(object.MemberBegin() + static_cast<std::ptrdiff_t>(i));
        visit(std::string(member.name.GetString(), member.name.GetStringLength()), member.value);
    }
}

inline std::string text(const rapidjson::Value &object, const char *key, const char *fallback = "")
{
    const rapidjson::Value *value = find(object, key);
    return value && value->IsString() ? std::string(value->GetString(), value->GetStringLength())
                                      : std::string(fallback);
}

inline bool flag(const rapidjson::Value &object, const char *key, bool fallback)
{
    const rapidjson::Value *value = find(object, key);
    if (value && value->IsBool())
        return value->GetBool();
    return value && value->IsInt() ? value->GetInt() != 0 : fallback;
}

inline double number(const rapidjson::Value &object, const char *key, double fallback)
{
    const rapidjson::Value *value = find(object, key);
    return value && value->IsNumber() ? value->GetDouble() : fallback;
}

/// The array member called `key`, or an empty one.
inline const rapidjson::Value &array(const rapidjson::Value &object, const char *key)
{
    static const rapidjson::Value empty(rapidjson::kArrayType);
    const rapidjson::Value *value = find(object, key);
    return value && value->IsArray() ? *value : empty;
}

inline std::vector<std::string> texts(const rapidjson::Value &object, const char *key)
{
    std::vector<std::string> result;
    for (const rapidjson::Value &item : array(object, key).GetArray()) {
        if (item.IsString())
            result.emplace_back(item.GetString(), item.GetStringLength());
    }
    return result;
}

/// The numbers of an array member; nothing when it is absent or holds anything else.
inline std::optional<std::vector<double>> numbers(const rapidjson::Value &value)
{
    if (!value.IsArray())
        return std::nullopt;
    std::vector<double> result;
    for (const rapidjson::Value &item : value.GetArray()) {
        if (!item.IsNumber())
            return std::nullopt;
        result.push_back(item.GetDouble());
    }
    return result;
}

} // namespace ward::content::json
