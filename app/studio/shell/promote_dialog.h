// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QIcon>
#include <QList>
#include <QString>
#include <QStringList>

class QCheckBox;
class QPushButton;

namespace ward::studio {

/// Offers what was spawned during a session for the scenario: everything is chosen at first, what
/// is not wanted is unchecked. Leaving it changes nothing. It does not stop the work in the window
/// below. Knows no session: what is chosen goes out by signal. GUI thread.
class PromoteDialog : public QDialog
{
    Q_OBJECT

public:
    struct Item
    {
        QString key;    ///< given back when chosen
        QString name;   ///< "Defibrillator"
        QString detail; ///< "on Med cart · 01:12"
        QIcon picture;
    };

    PromoteDialog(const QList<Item> &items, QWidget *window);

    [[nodiscard]] QStringList chosen() const;

Q_SIGNALS:
    void promoted(const QStringList &keys);

private:
    void count();

    QList<QCheckBox *> m_boxes;
    QStringList m_keys;
    QPushButton *m_add;
};

} // namespace ward::studio
