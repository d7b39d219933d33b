// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "editor/authors/author_mark.h"
#include "editor/edit_controller.h"
#include "editor/inspector/inspector_row.h"
#include "editor/inspector/row_edits.h"
#include "editor/inspector/saved_values.h"
#include "editor/inspector/shown_fields.h"

#include <QAbstractListModel>
#include <QStringList>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace ward::client {
class ShownWorld;
}

namespace ward::editor {

class Selection;

/// The fields of what is selected, made from the schema: a list of sections and fields. Values are
/// the shown world's, so the same panel serves a draft, a live run and any moment of a recording.
/// Edits go through the EditController; one gesture is one undo step. GUI thread.
class InspectorModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QString title READ title NOTIFY subjectChanged FINAL)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subjectChanged FINAL)
    Q_PROPERTY(bool editable READ isEditable NOTIFY subjectChanged FINAL)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY subjectChanged FINAL)
    /// Of the field that is being edited here; empty = none.
    Q_PROPERTY(QString editing READ editing NOTIFY editingChanged FINAL)
public:
    enum Role {
        TypeRole = Qt::UserRole + 1, ///< section number pressure choice flag text vector reference
        LabelRole,
        PathRole, ///< "vitals.hr", stable name for tests and scripts
        TextRole,
        UnitRole,
        HintRole,  ///< section: a short remark; field: documentation
        WasRole,   ///< value at the last save, empty when unchanged
        ValueRole, ///< double, NaN when unset
        LowRole,   ///< ends of the slider
        HighRole,
        BandLowRole, ///< plausible range
        BandHighRole,
        StepRole,
        OptionsRole,
        CurrentRole, ///< index in options
        CheckedRole,
        OverriddenRole, ///< the instance has a value of its own
        MixedRole,      ///< the selected entities differ
        OutOfRangeRole, ///< outside the plausible range
        ReadOnlyRole,
        AxesRole,         ///< vectors: three texts
        AuthorNameRole,   ///< who else edits this very field; empty = nobody
        AuthorColourRole, ///< index in Theme.authors; −1 = nobody
        FaultRole,        ///< what the checks found wrong with it, a sentence
        SeverityRole,     ///< of the fault: 1 warning, 2 error; 0 = none
        AskRole,          ///< it can be asked why it is so
    };

    InspectorModel(client::ShownWorld &shown, Selection &selection, EditController &edit,
                   const content::Schema &schema, const content::Catalogue &catalogue,
                   const content::FieldGroups &groups, QObject *parent = nullptr);

    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] int selectedCount() const;
    [[nodiscard]] const QString &editing() const { return m_editing; }
    /// What the checks found wrong, by entity and "kind.field"; the worst of a field is shown.
    struct Fault
    {
        Id entity;
        std::string path;
        QString sentence;
        int severity = 0;
    };
    void setFaults(std::vector<Fault> faults);
    /// Brings a field into view, "vitals.hr"; one of several pressures is where all of them are.
    void reveal(const QString &path);
    /// The others in the session.
    void setAuthors(const std::vector<AuthorMark> &others);

    /// A person turns to a field, begins to type, or begins to drag: what it shows at this moment
    /// is what their edit is based on. What somebody else sets from then on is not overwritten.
    Q_INVOKABLE void beginEdit(int row);
    Q_INVOKABLE void endEdit(int row);
    /// Takes numbers as evaluateNumber does, pressures as "96/58" or "96/58 (71)". False with
    /// `rejected` when the text means nothing; then nothing changed.
    Q_INVOKABLE bool commitText(int row, const QString &text);
    Q_INVOKABLE void drag(int row, double delta); ///< relative to where the drag began; preview
    Q_INVOKABLE void commitDrag(int row, double delta); ///< one change-set
    Q_INVOKABLE void cancelDrag();
    Q_INVOKABLE void choose(int row, int option);
    Q_INVOKABLE void setFlag(int row, bool on);
    Q_INVOKABLE bool commitAxis(int row, int axis, const QString &text);
    Q_INVOKABLE void revert(int row);
    /// A session is shown of which somebody can say why a value is as it is.
    void setAskable(bool askable);
    /// Asks why the vital sign is as it is at the shown moment, of the one that is selected.
    Q_INVOKABLE void askWhy(int row);
    Q_INVOKABLE int rowOf(const QString &path) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void subjectChanged();
    void editingChanged();
    void rejected(const ward::Message &why);
    void whyRequested(const QString &field, const ward::Id &entity);
    /// This row is to be looked at.
    void revealed(int row);

private:
    void rebuild();
    void refreshValues();
    void appendSection(const content::KindSpec &kind);
    void appendRows(std::vector<InspectorRow> rows);
    /// A patient's fields under the schema's headings.
    void appendPatient();
    /// All that is selected has this component.
    [[nodiscard]] bool allHave(const std::string &kind) const;
    [[nodiscard]] QString placeHint() const;
    /// Who a patient is, or of what prefab a thing is.
    [[nodiscard]] QString subtitleOf(const Id &entity) const;
    void fillFault(InspectorRow &row) const;
    void fill(InspectorRow &row) const;
    [[nodiscard]] QString textOf(const InspectorRow &row) const;
    [[nodiscard]] QStringList optionsOf(const InspectorRow &row) const;
    [[nodiscard]] int optionOf(const InspectorRow &row) const;
    void noteChange(const content::ChangeSet &change);
    [[nodiscard]] const InspectorRow *row(int index) const;
    /// A field that can be changed now, else null.
    [[nodiscard]] const InspectorRow *editableRow(int index) const;
    [[nodiscard]] RowEdits editsOf(const InspectorRow &row) const;
    /// Sends the edits, or tells why there are none.
    bool commit(const Result<std::vector<FieldEdit>> &edits);
    void send(std::vector<FieldEdit> edits);
    [[nodiscard]] AuthorTag authorOf(const InspectorRow &row) const;
    [[nodiscard]] QString pathOf(const InspectorRow &row) const;
    void noteSeen(const InspectorRow &row);
    void setEditing(const QString &path);
    [[nodiscard]] bool isAskable(const InspectorRow &row) const;

    client::ShownWorld &m_shown;
    Selection &m_selection;
    EditController &m_edit;
    const content::Schema &m_schema;
    const content::Catalogue &m_catalogue;
    const content::FieldGroups &m_groups;
    ShownFields m_fields;
    QString m_title;
    QString m_subtitle;
    std::vector<InspectorRow> m_rows;
    std::optional<InspectorRow> m_dragStart; ///< the row as it was when the drag began
    SavedValues m_saved;
    QString m_editing;
    /// What the definition had when the edit began, by entity and field.
    std::map<std::pair<Id, std::string>, content::CellValue> m_seen;
    std::vector<AuthorMark> m_others;
    std::vector<Fault> m_faults;
    bool m_askable = false;
};

} // namespace ward::editor
