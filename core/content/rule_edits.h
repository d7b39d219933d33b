// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/change_set.h"
#include "core/content/document.h"

#include <string>

namespace ward::content {

/// The kind of the record an op is about; empty when the document has none.
[[nodiscard]] std::string kindOf(const Document &document, const Op &op);

/// Whether every op is about what a session takes while it runs: phases, rules with what is in
/// them, scheduled events, scripts. False for no ops.
[[nodiscard]] bool concernsOnlyRules(const Document &document, const ChangeSet &change);

} // namespace ward::content
