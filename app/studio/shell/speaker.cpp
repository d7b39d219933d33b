// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/speaker.h"

#include <QCoreApplication>
#include <QLibrary>

#include <utility>

namespace ward::studio {

void Speaker::play(viewport::AlarmLevel level)
{
    if (!std::exchange(m_sought, true)) {
        // Stays loaded when the QLibrary goes.
        QLibrary library(QCoreApplication::applicationDirPath() + QStringLiteral("/ward-sound"));
        const auto make =
            reinterpret_cast<viewport::ToneOutput *(*)()>(library.resolve("wardMakeLoudspeaker"));
        if (make != nullptr)
            m_output.reset(make());
    }
    if (m_output)
        m_output->play(level);
}

void Speaker::stop()
{
    if (m_output)
        m_output->stop();
}

} // namespace ward::studio
