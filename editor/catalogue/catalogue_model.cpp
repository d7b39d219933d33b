// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/catalogue/catalogue_model.h"

#include "core/base/text.h"
#include "editor/catalogue/capability_names.h"
#include "editor/catalogue/prefab_shelf.h"
#include "resources/models.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ward::editor {

CatalogueModel::CatalogueModel(const content::Catalogue &catalogue, PrefabShelf &shelf,
                               QObject *parent)
    : QAbstractListModel(parent)
    , m_catalogue(catalogue)
    , m_shelf(shelf)
    , m_search(catalogue)
{
    std::map<std::string, int> found;
    for (const content::Prefab &prefab : catalogue.prefabs())
        ++found[prefab.category];
    m_categories.assign(found.begin(), found.end());
    connect(&shelf, &PrefabShelf::favouritesChanged, this, &CatalogueModel::followFavourites);
    connect(&shelf, &PrefabShelf::recentChanged, this, [this] {
        if (m_choice == Choice::Recent || m_latestFirst)
            refresh();
    });
    refresh();
}

int CatalogueModel::total() const
{
    return static_cast<int>(m_catalogue.prefabs().size());
}

QString CatalogueModel::package() const
{
    return toQString(m_catalogue.package()) + u' ' + toQString(m_catalogue.version());
}

QStringList CatalogueModel::categories() const
{
    QStringList names{tr("All categories", "choice above the catalogue")};
    for (const auto &[name, number] : m_categories)
        names.append(
            tr("%1 (%2)", "category and how many things it has").arg(toQString(name)).arg(number));
    return names;
}

void CatalogueModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refresh();
}

void CatalogueModel::setChoice(Choice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    refresh();
}

void CatalogueModel::setCategory(int category)
{
    if (category == m_category || category < 0 || category > static_cast<int>(m_categories.size()))
        return;
    m_category = category;
    refresh();
}

bool CatalogueModel::isRestricted() const
{
    return m_choice != Choice::All || m_category != 0;
}

void CatalogueModel::widen()
{
    m_choice = Choice::All;
    m_category = 0;
    refresh();
}

void CatalogueModel::setLatestFirst(bool latestFirst)
{
    m_latestFirst = latestFirst;
    refresh();
}

bool CatalogueModel::isChosen(const content::Prefab &prefab) const
{
    if (m_category > 0 && prefab.category != m_categories[m_category - 1].first)
        return false;
    const std::string reference = m_catalogue.reference(prefab);
    switch (m_choice) {
    case Choice::All:
        return true;
    case Choice::Favourites:
        return m_shelf.isFavourite(toQString(reference));
    case Choice::Recent:
        return std::ranges::count(m_shelf.recent(), content::versionless(reference)) > 0;
    }
    return false;
}

void CatalogueModel::refresh()
{
    const std::span<const std::string> recent = m_choice == Choice::Recent || m_latestFirst
                                                    ? std::span(m_shelf.recent())
                                                    : std::span<const std::string>();
    std::vector<content::PrefabMatch> found = m_search.find(m_filter.toStdString(), recent);
    std::erase_if(found,
                  [this](const content::PrefabMatch &match) { return !isChosen(*match.prefab); });
    beginResetModel();
    m_shown = std::move(found);
    endResetModel();
    Q_EMIT shownChanged();
}

void CatalogueModel::followFavourites()
{
    if (m_choice == Choice::Favourites)
        refresh();
    else if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {FavouriteRole});
}

QString CatalogueModel::prefabAt(int row) const
{
    return row >= 0 && row < count() ? toQString(m_catalogue.reference(*m_shown[row].prefab))
                                     : QString();
}

void CatalogueModel::place(int row)
{
    const QString prefab = prefabAt(row);
    if (!prefab.isEmpty())
        Q_EMIT placeRequested(prefab);
}

void CatalogueModel::toggleFavourite(int row)
{
    const QString prefab = prefabAt(row);
    m_shelf.setFavourite(prefab, !m_shelf.isFavourite(prefab));
}

int CatalogueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CatalogueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const content::PrefabMatch &match = m_shown[index.row()];
    const content::Prefab &prefab = *match.prefab;
    switch (role) {
    case PrefabRole:
        return prefabAt(index.row());
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
    case BadgesRole: {
        QStringList badges;
        for (const std::string &capability : prefab.capabilities) {
            const QString name = capabilityName(capability);
            if (!name.isEmpty() && !badges.contains(name))
                badges.append(name);
        }
        return badges;
    }
    case FavouriteRole:
        return m_shelf.isFavourite(prefabAt(index.row()));
    case ScreenRole:
        return std::ranges::any_of(
            prefab.sockets, [](const content::Socket &socket) { return socket.kind == "screen"; });
    case FoundByRole:
        return match.term == prefab.name ? QString() : toQString(match.term);
    default:
        return {};
    }
}

QHash<int, QByteArray> CatalogueModel::roleNames() const
{
    return {{PrefabRole, "prefab"},       {NameRole, "name"},     {CategoryRole, "category"},
            {ThumbnailRole, "thumbnail"}, {SizeRole, "sizeText"}, {BadgesRole, "badges"},
            {FavouriteRole, "favourite"}, {ScreenRole, "screen"}, {FoundByRole, "foundBy"}};
}

} // namespace ward::editor
