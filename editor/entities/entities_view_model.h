// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/entities/entity_list_model.h"

#include <QObject>
#include <QString>

#include <optional>

namespace ward::client {
class ShownWorld;
}

namespace ward::editor {

class EditController;
class Selection;

/// What the Entities panel shows and does: the list, its search, selection by mouse and keys,
/// rename, drag to another parent. GUI thread.
class EntitiesViewModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(ward::editor::EntityListModel *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentRowChanged FINAL)
    Q_PROPERTY(bool editable READ isEditable NOTIFY editableChanged FINAL)
public:
    EntitiesViewModel(client::ShownWorld &shown, Selection &selection, EditController &edit,
                      const content::Catalogue &catalogue, QObject *parent = nullptr);

    [[nodiscard]] EntityListModel *rows() { return &m_rows; }
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] int count() const { return m_rows.entityCount(); }
    [[nodiscard]] int currentRow() const { return m_currentRow; }
    [[nodiscard]] bool isEditable() const;

    /// Ctrl toggles one row, Shift selects from the current row to this one.
    Q_INVOKABLE void click(int row, bool toggle, bool range);
    Q_INVOKABLE void step(int by, bool range); ///< arrow keys
    Q_INVOKABLE void expand(int row, bool expanded);
    Q_INVOKABLE void expandAll(bool expanded);
    Q_INVOKABLE void rename(int row, const QString &name);
    Q_INVOKABLE void drop(int row, int ontoRow); ///< ontoRow −1 = top level
    Q_INVOKABLE void activate(int row);          ///< double click: frame it in the scene

    Q_INVOKABLE void unveil(int row); ///< show it in the scene again
    Q_INVOKABLE void unlock(int row);

    /// What this person hid in the scene, and what must stay where it is.
    void setMarks(const QList<Id> &veiled, const QList<Id> &locked);
    void setAuthors(std::unordered_map<Id, AuthorTag> authors)
    {
        m_rows.setAuthors(std::move(authors));
    }
    void setBadges(EntityListModel::Badges badges) { m_rows.setBadges(std::move(badges)); }

Q_SIGNALS:
    void filterChanged();
    void countChanged();
    void currentRowChanged();
    void editableChanged();
    void frameRequested(const ward::Id &entity);
    void showRequested(const ward::Id &entity);
    void lockRequested(const ward::Id &entity);

private:
    void refresh();
    void followSelection();

    client::ShownWorld &m_shown;
    Selection &m_selection;
    EditController &m_edit;
    EntityListModel m_rows;
    /// What the rows were last read from; none = to be read anew. Holding it makes its tables known
    /// to be the same by their address.
    std::optional<world::World> m_read;
    QString m_filter;
    int m_currentRow = -1;
};

} // namespace ward::editor
