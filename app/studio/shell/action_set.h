// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QColor>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace ward::studio {

/// How an action is made known.
struct ActionSpec
{
    QString id;       ///< stable, e.g. "file.save"; the QAction's objectName
    QString category; ///< what the command palette puts before the text: "File"
    QString text;
    QList<QKeySequence> shortcuts = {};
    QString iconName = {};
    bool checkable = false;
};

/// Every command of the program as a QAction with a stable objectName: menus, toolbar, palette,
/// shortcuts and tests all use the same one. GUI thread.
class ActionSet : public QObject
{
    Q_OBJECT

public:
    explicit ActionSet(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    QAction *add(const ActionSpec &spec, std::function<void()> triggered);
    /// nullptr when there is none of this id.
    [[nodiscard]] QAction *find(const QString &id) const;
    /// The action of an id that was added; an unknown one is a programming error.
    [[nodiscard]] QAction *action(const QString &id) const;
    [[nodiscard]] const QList<QAction *> &all() const { return m_actions; }
    [[nodiscard]] static QString category(const QAction *action);
    /// Called before an action does what it is for, if set.
    std::function<void()> prepare;
    /// Draws every action's icon in one colour: after a change of the theme.
    void paintIcons(const QColor &ink);

private:
    QList<QAction *> m_actions;
    QHash<QString, QAction *> m_byId;
};

} // namespace ward::studio
