// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/qml/start_view_model.h"

#include <QCoreApplication>

namespace ward::studio {

QString StartViewModel::version() const
{
    return QCoreApplication::applicationVersion();
}

void StartViewModel::setState(const StartState &state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT changed();
}

} // namespace ward::studio
