// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/process.h"

#include <clocale>
#include <csignal>
#include <unistd.h>

#ifdef __linux__
#include <pthread.h>
#include <sched.h>
#endif

namespace ward {

void tellFileSizeLimitsAsErrors()
{
#ifdef SIGXFSZ
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

void keepNumbersPlain()
{
    std::setlocale(LC_NUMERIC, "C");
}

void beBackgroundThread()
{
#ifdef __linux__
    const sched_param none{};
    (void)pthread_setschedparam(pthread_self(), SCHED_BATCH, &none);
#endif
}

bool isStandardErrorATerminal()
{
    return isatty(STDERR_FILENO) == 1;
}

} // namespace ward
