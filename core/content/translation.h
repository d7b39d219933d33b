// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/schema.h"

#include <string>
#include <string_view>
#include <vector>

namespace ward::content {

/// Names of schema and catalogue in other languages are data beside them:
/// `schema/ward-1.0.<language>.json` and `catalogue/<package>-1.0.<language>.json` below
/// resources/. A label is translated by its English text, so that a changed label is seen to lack
/// one; where one English word needs two, `at` names the field ("patient.height") or enum value.
/// Names alone differ: types, ranges, values, hashes and what is stored are the same. Any thread.

/// The shipped schema as people of this locale ("de_DE") read it; English where there is no
/// translation. Lives as long as the program.
[[nodiscard]] const Schema &shippedSchema(std::string_view locale);
/// The same of the shipped catalogue. The English names stay among the synonyms, so that they are
/// found too.
[[nodiscard]] const Catalogue &shippedCatalogue(std::string_view locale);

/// With the names of a translation; what it lacks stays and is put into `missing` ("vitals.hr:
/// HR"), what it has too much into `unused`. Codes `content.schema.malformed`,
/// `content.catalogue.malformed`.
[[nodiscard]] Result<Schema> translated(const Schema &schema, std::string_view bytes,
                                        std::vector<std::string> *missing = nullptr,
                                        std::vector<std::string> *unused = nullptr);
[[nodiscard]] Result<Catalogue> translated(const Catalogue &catalogue, std::string_view bytes,
                                           std::vector<std::string> *missing = nullptr,
                                           std::vector<std::string> *unused = nullptr);

} // namespace ward::content
