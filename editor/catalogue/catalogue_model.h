// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"

#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace ward::editor {

/// The prefabs a person can place, found by name, synonym ("defib", "ambu"), category or
/// capability; best match first. GUI thread.
class CatalogueModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY filterChanged FINAL)
    Q_PROPERTY(int total READ total CONSTANT FINAL)
public:
    enum Role {
        PrefabRole = Qt::UserRole + 1, ///< full reference, "ward.icu@1.0.0#defibrillator"
        NameRole,
        CategoryRole,
        ThumbnailRole, ///< URL
        SizeRole,      ///< "31 × 29 × 23 cm"
    };

    explicit CatalogueModel(const content::Catalogue &catalogue, QObject *parent = nullptr);

    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] int total() const;

    Q_INVOKABLE QString prefabAt(int row) const;
    /// Double click, Enter or the spawn palette: place it where it makes sense, without dragging.
    Q_INVOKABLE void place(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void filterChanged();
    void placeRequested(const QString &prefab);

private:
    void refresh();

    const content::Catalogue &m_catalogue;
    QString m_filter;
    std::vector<const content::Prefab *> m_shown;
};

} // namespace ward::editor
