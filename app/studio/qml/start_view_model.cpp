// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/qml/start_view_model.h"

#include <QCoreApplication>

namespace ward::studio {

QString StartViewModel::version() const
{
    return QCoreApplication::applicationVersion();
}

void StartViewModel::setEngine(const QString &text, int level)
{
    if (m_engineText == text && m_engineLevel == level)
        return;
    m_engineText = text;
    m_engineLevel = level;
    Q_EMIT engineChanged();
}

} // namespace ward::studio
