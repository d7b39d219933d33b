// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/saved_view_model.h"

namespace ward::viewport {

void SavedViewModel::setBytes(const QByteArray &bytes)
{
    const QList<SavedView> views = parseSavedViews(bytes);
    if (views == m_views)
        return;
    beginResetModel();
    m_views = views;
    endResetModel();
    Q_EMIT countChanged();
}

const SavedView *SavedViewModel::at(int row) const
{
    return row >= 0 && row < count() ? &m_views[row] : nullptr;
}

QString SavedViewModel::freeName(const QString &wanted, int except) const
{
    const auto taken = [&](const QString &name) {
        for (int row = 0; row < count(); ++row) {
            if (row != except && m_views[row].name == name)
                return true;
        }
        return false;
    };
    QString name = wanted;
    for (int n = 2; taken(name); ++n)
        name = wanted + QLatin1Char(' ') + QString::number(n);
    return name;
}

void SavedViewModel::add(const QString &name, const CameraRig::View &view)
{
    beginInsertRows({}, count(), count());
    m_views << SavedView{freeName(name, -1), view};
    endInsertRows();
    Q_EMIT countChanged();
    Q_EMIT edited();
}

void SavedViewModel::rename(int row, const QString &name)
{
    const QString wanted = name.trimmed();
    if (at(row) == nullptr || wanted.isEmpty() || wanted == m_views[row].name)
        return;
    m_views[row].name = freeName(wanted, row);
    Q_EMIT dataChanged(index(row), index(row), {NameRole, Qt::DisplayRole});
    Q_EMIT edited();
}

void SavedViewModel::remove(int row)
{
    if (at(row) == nullptr)
        return;
    beginRemoveRows({}, row, row);
    m_views.removeAt(row);
    endRemoveRows();
    if (row < count())
        Q_EMIT dataChanged(index(row), index(count() - 1), {NumberRole});
    Q_EMIT countChanged();
    Q_EMIT edited();
}

int SavedViewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant SavedViewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return m_views[index.row()].name;
    case NumberRole:
        return index.row() + 1;
    default:
        return {};
    }
}

QHash<int, QByteArray> SavedViewModel::roleNames() const
{
    return {{NameRole, "name"}, {NumberRole, "number"}};
}

} // namespace ward::viewport
