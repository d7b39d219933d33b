// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/qml/run_bar_view_model.h"

namespace ward::studio {

RunBarViewModel::RunBarViewModel(const Actions &actions, const QStringList &rates, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_rates(rates)
{
}

void RunBarViewModel::setState(const RunBarState &state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT changed();
}

} // namespace ward::studio
