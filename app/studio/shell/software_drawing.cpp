// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/software_drawing.h"

#include <QByteArray>

namespace ward::studio {

void drawSteadilyInSoftware()
{
    constexpr char kThreads[] = "LP_NUM_THREADS";
    if (!qEnvironmentVariableIsSet(kThreads))
        qputenv(kThreads, QByteArrayLiteral("0"));
}

} // namespace ward::studio
