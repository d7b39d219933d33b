// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content: reading Ward's own data files (schema, catalogue) through rapidjson.

#include "core/base/geometry.h"

#include <rapidjson/document.h>

#include <optional>
#include <string>
#include <vector>

namespace ward::content::json {

inline std::string text(const rapidjson::Value &object, const char *key, const char *fallback = "")
{
    const auto it = object.FindMember(key);
    return it != object.MemberEnd() && it->value.IsString()
               ? std::string(it->value.GetString(), it->value.GetStringLength())
               : std::string(fallback);
}

inline bool flag(const rapidjson::Value &object, const char *key, bool fallback)
{
    const auto it = object.FindMember(key);
    if (it == object.MemberEnd())
        return fallback;
    if (it->value.IsBool())
        return it->value.GetBool();
    return it->value.IsInt() ? it->value.GetInt() != 0 : fallback;
}

inline double number(const rapidjson::Value &object, const char *key, double fallback)
{
    const auto it = object.FindMember(key);
    return it != object.MemberEnd() && it->value.IsNumber() ? it->value.GetDouble() : fallback;
}

/// The array member called `key`, or an empty one.
inline const rapidjson::Value &array(const rapidjson::Value &object, const char *key)
{
    static const rapidjson::Value empty(rapidjson::kArrayType);
    const auto it = object.FindMember(key);
    return it != object.MemberEnd() && it->value.IsArray() ? it->value : empty;
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
