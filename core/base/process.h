// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ward {

/// Makes a file that may not grow any more (a limit of the user or the system) an error of the
/// write, as a full disk is, instead of the end of the program. Once, first thing in `main`.
void tellFileSizeLimitsAsErrors();

} // namespace ward
