// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/catalogue/catalogue_model.h"

#include "core/base/text.h"
#include "resources/models.h"

#include <algorithm>
#include <cmath>

namespace ward::editor {

namespace {

/// 0 = no match; the better the place where `word` was found, the higher.
int score(const content::Prefab &prefab, const QString &word)
{
    const QString name = toQString(prefab.name);
    if (name.startsWith(word, Qt::CaseInsensitive))
        return 100;
    if (name.contains(QStringLiteral(" ") + word, Qt::CaseInsensitive))
        return 80;
    for (const std::string &synonym : prefab.synonyms) {
        if (toQString(synonym).startsWith(word, Qt::CaseInsensitive))
            return 70;
    }
    if (name.contains(word, Qt::CaseInsensitive))
        return 60;
    if (toQString(prefab.category).startsWith(word, Qt::CaseInsensitive))
        return 40;
    for (const std::string &capability : prefab.capabilities) {
        if (toQString(capability).contains(word, Qt::CaseInsensitive))
            return 20;
    }
    return 0;
}

} // namespace

CatalogueModel::CatalogueModel(const content::Catalogue &catalogue, QObject *parent)
    : QAbstractListModel(parent)
    , m_catalogue(catalogue)
{
    refresh();
}

int CatalogueModel::total() const
{
    return static_cast<int>(m_catalogue.prefabs().size());
}

void CatalogueModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refresh();
    Q_EMIT filterChanged();
}

void CatalogueModel::refresh()
{
    std::vector<std::pair<int, const content::Prefab *>> found;
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    for (const content::Prefab &prefab : m_catalogue.prefabs()) {
        int total = 1;
        for (const QString &word : words) {
            const int points = score(prefab, word);
            total = points == 0 || total == 0 ? 0 : total + points;
        }
        if (total > 0)
            found.emplace_back(total, &prefab);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    beginResetModel();
    m_shown.clear();
    for (const auto &[points, prefab] : found)
        m_shown.push_back(prefab);
    endResetModel();
}

QString CatalogueModel::prefabAt(int row) const
{
    return row >= 0 && row < count() ? toQString(m_catalogue.reference(*m_shown[row])) : QString();
}

void CatalogueModel::place(int row)
{
    const QString prefab = prefabAt(row);
    if (!prefab.isEmpty())
        Q_EMIT placeRequested(prefab);
}

int CatalogueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CatalogueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const content::Prefab &prefab = *m_shown[index.row()];
    switch (role) {
    case PrefabRole:
        return toQString(m_catalogue.reference(prefab));
    case Qt::DisplayRole:
    case NameRole:
        return toQString(prefab.name);
    case CategoryRole:
        return toQString(prefab.category);
    case ThumbnailRole:
        return resources::model(prefab.thumbnail).empty()
                   ? QString()
                   : QStringLiteral("qrc:/ward/") + toQString(prefab.thumbnail);
    case SizeRole:
        return tr("%1 × %2 × %3 cm", "width, height, depth")
            .arg(std::lround(prefab.size.x * 100))
            .arg(std::lround(prefab.size.y * 100))
            .arg(std::lround(prefab.size.z * 100));
    default:
        return {};
    }
}

QHash<int, QByteArray> CatalogueModel::roleNames() const
{
    return {{PrefabRole, "prefab"},
            {NameRole, "name"},
            {CategoryRole, "category"},
            {ThumbnailRole, "thumbnail"},
            {SizeRole, "sizeText"}};
}

} // namespace ward::editor
