// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace ward::studio {

/// Space belongs to the button that somebody has gone to by keyboard, whatever the program does
/// with it elsewhere. A button that was only clicked gives it back. Installed on the application.
/// GUI thread.
class ButtonKeys : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace ward::studio
