// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/schema.h"
#include "editor/edit_controller.h"
#include "editor/inspector/shown_fields.h"

#include <QAbstractListModel>

namespace ward::editor {

/// Edits that were not taken because somebody else had changed the same values since this person
/// saw them: both values, and the choice. Until it is made, the other one's value stands. GUI
/// thread.
class ConflictsModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
public:
    enum Role {
        FieldRole = Qt::UserRole + 1, ///< "Heart rate · Mr Okafor"
        ByRole,                       ///< who changed it; empty when that is not known
        TheirsRole,                   ///< what stands now
        MineRole,
        MoreRole, ///< how many further values the same edit concerns
    };

    ConflictsModel(client::ShownWorld &shown, EditController &edit, const content::Schema &schema,
                   const content::Catalogue &catalogue, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return static_cast<int>(m_conflicts.size()); }
    Q_INVOKABLE void keepTheirs(int row);
    /// Makes the edit again, knowing of the other one: an undo step of its own.
    Q_INVOKABLE void useMine(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    struct Conflict
    {
        content::ChangeSet mine;
        Id record; ///< of the first value that clashed
        std::string cell;
        std::string by;
        int more = 0;
    };

    void add(const content::ChangeSet &mine, const std::vector<client::CellClash> &clashes);
    void remove(int row);
    void clear();
    void followDocument();
    /// What stands in the document by now; absent when the record is gone.
    [[nodiscard]] content::CellValue current(const Id &record, const std::string &cell) const;
    [[nodiscard]] QString textOf(const Conflict &conflict, const content::CellValue &value) const;
    [[nodiscard]] QString fieldOf(const Conflict &conflict) const;

    client::ShownWorld &m_shown;
    EditController &m_edit;
    const content::Schema &m_schema;
    ShownFields m_fields;
    std::vector<Conflict> m_conflicts;
};

} // namespace ward::editor
