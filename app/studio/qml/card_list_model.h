// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace ward::studio {

/// One thing that can be opened or set down: a scenario, a recording, a prefab.
struct CardItem
{
    QString key; ///< what opening it needs: a file, a recording's id, a prefab reference
    QString title;
    QString detail;
    QString note;
    QUrl picture;
    QString iconName;
    bool operator==(const CardItem &) const = default;
};

/// A short list of cards. GUI thread.
class CardListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program fills it.")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        KeyRole = Qt::UserRole + 1,
        TitleRole,
        DetailRole,
        NoteRole,
        PictureRole,
        IconRole
    };

    explicit CardListModel(QObject *parent = nullptr)
        : QAbstractListModel(parent)
    {
    }

    void setItems(const QList<CardItem> &items);
    [[nodiscard]] const QList<CardItem> &items() const { return m_items; }
    [[nodiscard]] int count() const { return int(m_items.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    QList<CardItem> m_items;
};

} // namespace ward::studio
