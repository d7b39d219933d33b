// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>

#include <string>
#include <vector>

class QSettings;

namespace ward::editor {

/// What a person keeps at hand of the catalogue: favourites, and what was placed lately. Kept in
/// the settings by package and id, so that a newer version of a package finds them again. GUI
/// thread.
class PrefabShelf : public QObject
{
    Q_OBJECT
public:
    static constexpr int kMostRecent = 12;

    /// The settings must outlive it.
    explicit PrefabShelf(QSettings &settings, QObject *parent = nullptr);

    /// `reference` is a full one or already without version.
    [[nodiscard]] bool isFavourite(const QString &reference) const;
    void setFavourite(const QString &reference, bool favourite);
    /// It was placed: now it is the latest.
    void use(const QString &reference);

    /// Without versions, in the order in which they were chosen.
    [[nodiscard]] const QStringList &favourites() const { return m_favourites; }
    /// Without versions, the latest first; for content::PrefabSearch.
    [[nodiscard]] const std::vector<std::string> &recent() const { return m_recent; }

Q_SIGNALS:
    void favouritesChanged();
    void recentChanged();

private:
    QSettings &m_settings;
    QStringList m_favourites;
    std::vector<std::string> m_recent;
};

} // namespace ward::editor
