// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/qml/top_bar_view_model.h"

namespace ward::studio {

TopBarViewModel::TopBarViewModel(const Actions &actions, const QStringList &workspaces,
                                 QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_workspaces(workspaces)
{
}

void TopBarViewModel::setState(const TopBarState &state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT changed();
}

} // namespace ward::studio
