// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/prefab_search.h"

#include <QAbstractListModel>
#include <QString>
#include <QStringList>

#include <vector>

namespace ward::editor {

class PrefabShelf;

/// The prefabs a person can place: searched (content::PrefabSearch), of one category, only the
/// favourites or only what was placed lately; all three together. Best match first. GUI thread.
class CatalogueModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY shownChanged FINAL)
    Q_PROPERTY(Choice choice READ choice WRITE setChoice NOTIFY shownChanged FINAL)
    Q_PROPERTY(QStringList categories READ categories CONSTANT FINAL)
    Q_PROPERTY(int category READ category WRITE setCategory NOTIFY shownChanged FINAL)
    Q_PROPERTY(bool restricted READ isRestricted NOTIFY shownChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY shownChanged FINAL)
    Q_PROPERTY(int total READ total CONSTANT FINAL)
    Q_PROPERTY(QString package READ package CONSTANT FINAL)
public:
    enum class Choice { All, Favourites, Recent };
    Q_ENUM(Choice)

    enum Role {
        PrefabRole = Qt::UserRole + 1, ///< full reference, "ward.icu@1.0.0#defibrillator"
        NameRole,
        CategoryRole,
        ThumbnailRole, ///< URL
        SizeRole,      ///< "31 × 29 × 23 cm"
        BadgesRole,    ///< what it can do, in words
        FavouriteRole,
        ScreenRole,  ///< has a live display
        FoundByRole, ///< the synonym or capability that answered to the search, unless its name did
    };

    /// Both must outlive it.
    CatalogueModel(const content::Catalogue &catalogue, PrefabShelf &shelf,
                   QObject *parent = nullptr);

    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] Choice choice() const { return m_choice; }
    void setChoice(Choice choice);
    /// The first is "all", then those of the catalogue by name, with how many each has.
    [[nodiscard]] QStringList categories() const;
    [[nodiscard]] int category() const { return m_category; }
    void setCategory(int category);
    /// A search does not look everywhere.
    [[nodiscard]] bool isRestricted() const;
    /// Every category again, not only favourites or the latest; the search stays.
    Q_INVOKABLE void widen();
    /// What is equally good goes by when it was placed last, as the spawn palette wants it.
    void setLatestFirst(bool latestFirst);
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] int total() const;
    [[nodiscard]] QString package() const; ///< "ward.icu 1.0.0"

    Q_INVOKABLE QString prefabAt(int row) const;
    /// Double click or Enter: place it with the next click in the scene, without dragging.
    Q_INVOKABLE void place(int row);
    Q_INVOKABLE void toggleFavourite(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void shownChanged();
    void placeRequested(const QString &prefab);

private:
    void refresh();
    void followFavourites();
    [[nodiscard]] bool isChosen(const content::Prefab &prefab) const;

    const content::Catalogue &m_catalogue;
    PrefabShelf &m_shelf;
    content::PrefabSearch m_search;
    std::vector<std::pair<std::string, int>> m_categories; ///< name, number of prefabs
    QString m_filter;
    Choice m_choice = Choice::All;
    int m_category = 0; ///< 0 = all
    bool m_latestFirst = false;
    std::vector<content::PrefabMatch> m_shown;
};

} // namespace ward::editor
