// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QtQml/qqml.h>

namespace ward::studio {

/// Lets QML bind to the program's actions: text, enabled, checked, trigger().
struct ActionType
{
    Q_GADGET
    QML_FOREIGN(QAction)
    QML_NAMED_ELEMENT(Action)
    QML_UNCREATABLE("Actions are made by the program.")
};

} // namespace ward::studio
