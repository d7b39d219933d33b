// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The files Ward carries inside its programs: schema, prefab catalogue, shipped scenarios (library
/// ward_resources). Models and thumbnails are in ward_models, which only the Studio links.
/// Any thread.
namespace ward::resources {

/// The bytes of `path` below resources/ ("schema/ward-1.0.schema.json"), valid for the life of the
/// program; empty when there is no such file.
[[nodiscard]] std::string_view file(std::string_view path);
/// File names in `folder` below resources/, sorted: "scenarios" → "anaphylaxis.ward.json", …
[[nodiscard]] std::vector<std::string> list(std::string_view folder);

} // namespace ward::resources
