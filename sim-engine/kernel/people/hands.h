// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <string_view>

namespace ward::kernel {

/// What is done by hand shows in the room: while a chest is compressed or a bag is squeezed, one of
/// the staff stands there in the pose for it, and the bed is flat. It follows from the patient's
/// state alone, whoever or whatever began it.

/// `actor` begins to do it: the person of that name, or of that role, does it where there is one;
/// otherwise who is nearest and free. A bed goes flat for compressions.
void lendHands(Core &core, world::Handle patient, HandsTask task, std::string_view actor,
               Cause cause);
/// Each tick, after motions: people who are there take the pose, and leave it when it is over.
void advanceHands(Core &core);

} // namespace ward::kernel
