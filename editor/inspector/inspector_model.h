// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "editor/edit_controller.h"

#include <QAbstractListModel>
#include <QStringList>

#include <map>
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
        AxesRole, ///< vectors: three texts
    };

    InspectorModel(client::ShownWorld &shown, Selection &selection, EditController &edit,
                   const content::Schema &schema, const content::Catalogue &catalogue,
                   QObject *parent = nullptr);

    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] int selectedCount() const;

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
    Q_INVOKABLE int rowOf(const QString &path) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void subjectChanged();
    void rejected(const ward::Message &why);

private:
    enum class Type { Section, Number, Pressure, Choice, Flag, Text, Vector, Rotation, Reference };
    struct Row
    {
        Type type = Type::Section;
        std::string kind;
        const content::FieldSpec *field = nullptr; ///< null for sections
        QString label;
        QString hint;
        std::vector<content::CellValue> values; ///< one per selected entity; pressures: three each
        QString was;
        bool overridden = false;
        bool readOnly = false;
    };
    void rebuild();
    void refreshValues();
    void appendSection(const content::KindSpec &kind, const std::vector<Id> &entities);
    void fill(Row &row) const;
    [[nodiscard]] content::CellValue valueOf(const Id &entity, std::string_view kind,
                                             const content::FieldSpec &field) const;
    [[nodiscard]] bool hasComponent(const Id &entity, std::string_view kind) const;
    [[nodiscard]] QString textOf(const Row &row) const;
    [[nodiscard]] QString textOf(const content::FieldSpec &field,
                                 const content::CellValue &value) const;
    [[nodiscard]] bool isMixed(const Row &row) const;
    [[nodiscard]] std::vector<FieldEdit> dragEdits(const Row &row, double delta) const;
    void setAll(const Row &row, const content::CellValue &value);
    [[nodiscard]] std::vector<FieldEdit> pressureEdits(const Row &row, double s, double d,
                                                       double mean) const;
    void noteChange(const content::ChangeSet &change);
    [[nodiscard]] const Row *row(int index) const;

    client::ShownWorld &m_shown;
    Selection &m_selection;
    EditController &m_edit;
    const content::Schema &m_schema;
    const content::Catalogue &m_catalogue;
    QString m_title;
    QString m_subtitle;
    std::vector<Row> m_rows;
    std::vector<Row> m_dragStart; ///< the row as it was when the drag began; empty when none
    std::map<std::pair<Id, std::string>, content::CellValue> m_saved; ///< values at the last save
};

} // namespace ward::editor
