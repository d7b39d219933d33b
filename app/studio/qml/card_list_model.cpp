// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/qml/card_list_model.h"

namespace ward::studio {

void CardListModel::setItems(const QList<CardItem> &items)
{
    if (items == m_items)
        return;
    const bool counted = items.size() != m_items.size();
    beginResetModel();
    m_items = items;
    endResetModel();
    if (counted)
        Q_EMIT countChanged();
}

int CardListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CardListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_items.size())
        return {};
    const CardItem &item = m_items[index.row()];
    switch (role) {
    case KeyRole:
        return item.key;
    case Qt::DisplayRole:
    case TitleRole:
        return item.title;
    case DetailRole:
        return item.detail;
    case NoteRole:
        return item.note;
    case PictureRole:
        return item.picture;
    case IconRole:
        return item.iconName;
    default:
        return {};
    }
}

QHash<int, QByteArray> CardListModel::roleNames() const
{
    return {{KeyRole, "key"},   {TitleRole, "title"},     {DetailRole, "detail"},
            {NoteRole, "note"}, {PictureRole, "picture"}, {IconRole, "iconName"}};
}

} // namespace ward::studio
