// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/inquiry/history.h"

namespace ward::inquiry {

/// How near a vital has come to a trigger's threshold so far, and when; nullopt for triggers that
/// compare no vital, and for values that were unknown all the time.
[[nodiscard]] Result<std::optional<Message>> closestApproach(const History &history,
                                                             const content::Record &trigger);

} // namespace ward::inquiry
