// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content: the looks of a prefab from its entry in the manifest.

#include "core/content/looks.h"

#include <rapidjson/document.h>

namespace ward::content {

/// `sockets` are the prefab's. Codes `content.looks.*`; their argument `where` is the place within
/// the manifest ("icu-bed: joints[1].field").
[[nodiscard]] Result<Looks> parseLooks(const rapidjson::Value &prefab, const std::string &id,
                                       const std::vector<Socket> &sockets, const Schema &schema);

/// The sockets of a prefab or of a variant. Nothing when one is not as it must be.
[[nodiscard]] std::optional<std::vector<Socket>> parseSockets(const rapidjson::Value &object);

} // namespace ward::content
