// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/diagnostic.h"
#include "core/content/schema.h"
#include "editor/entities/entity_list_model.h"
#include "editor/inspector/inspector_model.h"

#include <QAbstractListModel>
#include <QTimer>

namespace ward::client {
class ShownWorld;
}

namespace ward::editor {

/// What the checks find in the shown definition, worst first. Runs a moment after the last change.
/// GUI thread.
class ProblemsModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countsChanged FINAL)
    Q_PROPERTY(int errors READ errors NOTIFY countsChanged FINAL)
    Q_PROPERTY(int warnings READ warnings NOTIFY countsChanged FINAL)
public:
    enum Role {
        SeverityRole = Qt::UserRole + 1, ///< 0 remark, 1 warning, 2 error
        SentenceRole,
        PlaceRole, ///< "Patient, Mr Okafor · HR"
        FixRole,   ///< what `fix` would do, as a sentence; empty when only a person can know
    };

    ProblemsModel(client::ShownWorld &shown, const content::Schema &schema,
                  const content::Catalogue &catalogue, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return static_cast<int>(m_found.size()); }
    [[nodiscard]] int errors() const;
    [[nodiscard]] int warnings() const;
    /// Problems per entity, for the tree; remarks are left out.
    [[nodiscard]] EntityListModel::Badges badges() const;
    /// What is wrong with single fields of entities, for where they are typed; remarks are left
    /// out.
    [[nodiscard]] std::vector<InspectorModel::Fault> faults() const;
    Q_INVOKABLE void go(int row);
    /// Asks for the likeliest way to put the finding right: one change-set, one undo step.
    Q_INVOKABLE void fix(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countsChanged();
    void goRequested(const ward::Id &entity);
    /// A record outside the entities, as a rule, and the field of it that is meant.
    void recordRequested(const ward::Id &record, const std::string &field);
    /// The field of it that is meant, "vitals.hr"; after `goRequested`.
    void fieldRequested(const QString &path);
    void fixRequested(const ward::content::ChangeSet &change);

private:
    void run();
    /// The definition that is shown is the one that can be edited.
    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] const content::QuickFix *fixOf(int row) const;
    /// The entity a record belongs to, null for records outside the entity tree.
    [[nodiscard]] Id entityOf(const Id &record) const;

    client::ShownWorld &m_shown;
    const content::Schema &m_schema;
    const content::Catalogue &m_catalogue;
    QTimer m_later;
    content::Diagnostics m_found;
};

} // namespace ward::editor
