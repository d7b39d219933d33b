// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/inquiry/inquiry.h"

namespace ward::inquiry {

/// Whether a rule fired by the moment: when last and why, with what it compared; else why not.
[[nodiscard]] Result<Answer> whyRule(const History &history, std::string_view name,
                                     const Resimulate &resimulate);

} // namespace ward::inquiry
