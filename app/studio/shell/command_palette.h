// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/shell/palette_popup.h"

#include <QAbstractListModel>
#include <QPointer>

class QAction;

namespace ward::studio {

class ActionSet;

/// The actions that answer what was typed, best first; unavailable ones last.
class CommandPaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        ShortcutRole = Qt::UserRole + 1, ///< QString, native text
        CategoryRole,                    ///< QString
        PositionsRole,                   ///< QList<int> of matched characters of the display text
    };

    explicit CommandPaletteModel(const ActionSet &actions, QObject *parent = nullptr);

    void setTyped(const QString &typed);
    [[nodiscard]] QAction *actionAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct Entry
    {
        QPointer<QAction> action;
        int score = 0;
        QList<int> positions;
    };

    void refill();
    /// One row says so, which cannot be taken.
    [[nodiscard]] bool nothingFound() const { return m_entries.isEmpty(); }

    const ActionSet &m_actions;
    QString m_typed;
    QList<Entry> m_entries;
};

/// Ctrl+K: a line to type in over the list of actions, as a popup window near the top of the main
/// one. Deletes itself when it closes.
class CommandPalette : public PalettePopup
{
    Q_OBJECT

public:
    CommandPalette(const ActionSet &actions, QWidget *window);

    void popup();

protected:
    void take(int row) override;

private:
    CommandPalette(CommandPaletteModel *model, QWidget *window);

    CommandPaletteModel *m_model;
};

} // namespace ward::studio
