// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ward {

/// Makes a file that may not grow any more (a limit of the user or the system) an error of the
/// write, as a full disk is, instead of the end of the program. Once, first thing in `main`.
void tellFileSizeLimitsAsErrors();

/// The calling thread works in the background: when it wakes it does not push a thread aside that
/// is in the middle of its work. Without effect where the system has no such class of threads.
void beBackgroundThread();

/// Numbers are written and read with a point whatever the system's language: QCoreApplication takes
/// over the language of the user also for `printf`. Once, behind the application's constructor.
void keepNumbersPlain();

/// Whether what is written to standard error is read by a person at once.
[[nodiscard]] bool isStandardErrorATerminal();

} // namespace ward
