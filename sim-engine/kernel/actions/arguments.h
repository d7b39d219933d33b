// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/record.h"
#include "core/content/schema.h"

#include <string_view>

namespace ward::kernel {

/// The arguments of one action, checked against its description: every one present (given, or its
/// default), of its type, within its range; drugs by their canonical name. Doses and rates keep the
/// unit they were given in. Codes `kernel.argument.*`, with `action` and `argument`.
[[nodiscard]] Result<content::Cells> resolveArguments(const content::Schema &schema,
                                                      const content::ActionSpec &action,
                                                      const content::Cells &given);
/// "key=value; key=value", as a scenario's action records hold it, into texts. Code
/// `kernel.argument.malformed`.
[[nodiscard]] Result<content::Cells> parseArguments(std::string_view text);

/// A resolved quantity in `unit`; 0 when it cannot be converted.
[[nodiscard]] double argumentIn(const content::Cells &args, std::string_view name,
                                std::string_view unit);
[[nodiscard]] std::string argumentText(const content::Cells &args, std::string_view name);

} // namespace ward::kernel
