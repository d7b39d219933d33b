// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/change_set.h"

#include <vector>

namespace ward::editor {

/// A source vouches for the numbers it was written beside, and so does whoever reviewed them. Where
/// the ops change such a number, this adds to them that the source was for the number of before,
/// "… (was for 90 %)", and that nobody has reviewed the one of now; where they bring that number
/// back, the words go again. Ops that write the source themselves are left alone.
[[nodiscard]] std::vector<content::Op> withCitations(const content::Document &document,
                                                     const content::Schema &schema,
                                                     std::vector<content::Op> ops);

} // namespace ward::editor
