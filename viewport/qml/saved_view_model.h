// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/camera/saved_view.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace ward::viewport {

/// The saved views of what is open, in the order they were made; the application keeps them
/// (`bytes`, `setBytes`). GUI thread.
class SavedViewModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The view-model owns the saved views.")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { NameRole = Qt::UserRole + 1, NumberRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] QByteArray bytes() const { return savedViews(m_views); }
    void setBytes(const QByteArray &bytes);
    [[nodiscard]] int count() const { return static_cast<int>(m_views.size()); }
    [[nodiscard]] const SavedView *at(int row) const;
    /// Under this name, or one with a number when it is taken.
    void add(const QString &name, const CameraRig::View &view);
    /// An empty name changes nothing.
    Q_INVOKABLE void rename(int row, const QString &name);
    Q_INVOKABLE void remove(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    /// By the person: to be kept.
    void edited();

private:
    [[nodiscard]] QString freeName(const QString &wanted, int except) const;

    QList<SavedView> m_views;
};

} // namespace ward::viewport
