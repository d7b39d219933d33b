// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

namespace ward::studio {

/// Writes down where the named controls are on the screen and what they say, for tests that drive
/// the program from outside through mouse and keys. Looks only; runs when WARD_UI_MAP names a file.
class UiMap : public QObject
{
    Q_OBJECT

public:
    explicit UiMap(QString file, QObject *parent = nullptr);

private:
    void write();

    QString m_file;
    QByteArray m_last;
    QTimer m_timer;
};

} // namespace ward::studio
