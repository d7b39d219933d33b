// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// The first tick behind the present one at which, without a body and without inputs, something can
/// happen that rules could see: a timer is due, a trend arrives, or moves a watched field to
/// another recorded value. Never too late; a tick too early costs a step and changes nothing.
[[nodiscard]] Tick nextChange(const Core &core);

} // namespace ward::kernel
