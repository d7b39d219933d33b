// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/document.h"

#include <cstdint>

namespace ward::kernel {

/// Hash of a rule's records and their cells (rule, triggers, conditions, actions, by id): traces
/// carry it, so that what they say is read beside the rule as it was then. Never 0.
[[nodiscard]] std::uint64_t ruleRevision(const content::Document &document, const Id &rule);

} // namespace ward::kernel
