// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/catalogue/prefab_shelf.h"

#include "core/base/text.h"
#include "core/content/prefab_search.h"

#include <QSettings>

#include <algorithm>

namespace ward::editor {

namespace {

const QString kFavourites = QStringLiteral("catalogue/favourites");
const QString kRecent = QStringLiteral("catalogue/recent");

std::string keyOf(const QString &reference)
{
    return content::versionless(reference.toStdString());
}

} // namespace

PrefabShelf::PrefabShelf(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_favourites(settings.value(kFavourites).toStringList())
{
    for (const QString &key : settings.value(kRecent).toStringList())
        m_recent.push_back(key.toStdString());
}

bool PrefabShelf::isFavourite(const QString &reference) const
{
    return m_favourites.contains(toQString(keyOf(reference)));
}

void PrefabShelf::setFavourite(const QString &reference, bool favourite)
{
    if (reference.isEmpty() || favourite == isFavourite(reference))
        return;
    const QString key = toQString(keyOf(reference));
    if (favourite)
        m_favourites.append(key);
    else
        m_favourites.removeAll(key);
    m_settings.setValue(kFavourites, m_favourites);
    Q_EMIT favouritesChanged();
}

void PrefabShelf::use(const QString &reference)
{
    if (reference.isEmpty())
        return;
    std::string key = keyOf(reference);
    if (!m_recent.empty() && m_recent.front() == key)
        return;
    std::erase(m_recent, key);
    m_recent.insert(m_recent.begin(), std::move(key));
    if (m_recent.size() > kMostRecent)
        m_recent.resize(kMostRecent);
    QStringList saved;
    for (const std::string &one : m_recent)
        saved.append(toQString(one));
    m_settings.setValue(kRecent, saved);
    Q_EMIT recentChanged();
}

} // namespace ward::editor
