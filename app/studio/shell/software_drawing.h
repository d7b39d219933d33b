// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ward::studio {

/// Where Mesa draws with the processor (no graphics card, no driver, a virtual display), it does so
/// in the thread that asks and not in threads of its own: docs/adr/0014. A person who has set
/// LP_NUM_THREADS is left alone; drivers of graphics cards do not read it. Call before the first
/// OpenGL context and before other threads, GUI thread.
void drawSteadilyInSoftware();

} // namespace ward::studio
