// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/change_set.h"

#include <set>
#include <vector>

namespace ward::content {

/// The ops that take `records` and everything below them out of a document: first the cells
/// elsewhere that refer to what goes are emptied, then children leave before parents. One
/// change-set with these ops always applies to this document, and its inverse brings everything
/// back, references included.
[[nodiscard]] std::vector<Op> removalOps(const Document &document, const std::vector<Id> &records);

/// The ops that give the records of one kind under `parent` short, even ranks in their present
/// order; for a list one of whose keys has outgrown `kRebalanceRank`.
[[nodiscard]] std::vector<Op> rebalanceOps(const Document &document, const Id &parent,
                                           std::string_view kind);

} // namespace ward::content
