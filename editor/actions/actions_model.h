// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/content/schema.h"
#include "sim-client/commands.h"

#include <QAbstractListModel>
#include <QVariantList>

#include <map>

namespace ward::client {
class ShownWorld;
}

namespace ward::editor {

class Selection;

/// What can be done to the patient in the running session, from the schema's actions: one row an
/// action, with its arguments as they were last given; before them one row for each dose that the
/// scenario waits for. Done to the selected patient, or to the first one of the room when none is
/// selected. GUI thread.
class ActionsModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString target READ target NOTIFY targetChanged FINAL)
    Q_PROPERTY(bool available READ isAvailable NOTIFY targetChanged FINAL)
public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< "cpr.start", "drug.bolus adrenaline 1 mg iv"
        LabelRole,
        DocsRole,
        GroupRole,
        OpenRole,
        ReadyRole, ///< every argument without a default has a value
        /// List of {label, text, unit, required, choices (labels, empty = text), current}.
        ArgumentsRole,
        DoneRole, ///< "03:44": when it was last done in this session; empty before
    };

    ActionsModel(client::ShownWorld &shown, Selection &selection, const content::Schema &schema,
                 QObject *parent = nullptr);

    /// Of label, name or group; a drug's name keeps what is done with drugs, ready for that one.
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    /// Name of the patient it is done to; empty without one.
    [[nodiscard]] QString target() const;
    /// A session runs or is paused, is shown live and has a patient.
    [[nodiscard]] bool isAvailable() const;

    Q_INVOKABLE void toggle(int row);
    Q_INVOKABLE void setText(int row, int argument, const QString &text);
    Q_INVOKABLE void choose(int row, int argument, int choice);
    Q_INVOKABLE void perform(int row);
    /// Whether `performExpected` would do it without asking for details.
    Q_INVOKABLE [[nodiscard]] bool isExpectedReady(const QString &action,
                                                   const QString &drug) const;
    /// Does what the checklist waits for, a drug in the dose that the scenario waits for; what
    /// needs details is opened in the list instead.
    Q_INVOKABLE void performExpected(const QString &action, const QString &drug);

    /// Does an action without details to a patient, wherever it was asked for.
    void performOn(const QString &action, const Id &patient);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void filterChanged();
    void targetChanged();
    /// This row's form is open and wants to be seen.
    void revealed(int row);
    void refused(const ward::Message &why);

private:
    struct Row
    {
        const content::ActionSpec *spec = nullptr;
        QString group;
        std::vector<QString> values; ///< as sent; a quantity without unit takes the argument's
        bool open = false;
        QString name;          ///< unique among the rows
        QString label;         ///< of the action, or of the dose
        bool expected = false; ///< a dose that the scenario waits for
        QString done;
    };

    void followSession();
    void followDocument();
    void perform(const Row &what, const Id &patient);
    void acknowledge(const QString &name); ///< it was done a moment ago
    /// The row that answers an item of the checklist; nullptr where the action is not known.
    [[nodiscard]] const Row *expectedRow(const QString &action, const QString &drug) const;
    void applyFilter();
    /// The drug whose name begins as `text` does; nullptr below three letters.
    [[nodiscard]] const content::DrugSpec *drugMeant(const QString &text) const;
    void changed(int row);
    [[nodiscard]] Row &at(int row) { return m_rows[m_visible[static_cast<std::size_t>(row)]]; }
    [[nodiscard]] const Row &at(int row) const
    {
        return m_rows[m_visible[static_cast<std::size_t>(row)]];
    }
    [[nodiscard]] bool holds(int row) const { return row >= 0 && row < rowCount(); }
    [[nodiscard]] static bool isReady(const Row &row);
    [[nodiscard]] Id patient() const;
    [[nodiscard]] QVariantList arguments(const Row &row) const;
    /// Values of an argument that is picked from a list, with their labels; empty for text.
    [[nodiscard]] std::vector<std::pair<QString, QString>>
    choices(const content::ActionArg &arg) const;

    client::ShownWorld &m_shown;
    Selection &m_selection;
    const content::Schema &m_schema;
    std::vector<Row> m_rows;
    std::vector<std::size_t> m_visible;
    QString m_filter;
    QString m_target;
    std::string m_session; ///< whose times stand in the rows
    bool m_available = false;
};

} // namespace ward::editor
