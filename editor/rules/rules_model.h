// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/content/schema.h"
#include "core/world/world.h"
#include "editor/rules/rule_changes.h"
#include "editor/rules/rule_list.h"

#include <QAbstractListModel>
#include <QStringList>
#include <QVariantList>

#include <vector>

namespace ward::client {
class ShownWorld;
}

namespace ward::editor {

class EditController;

/// Scheduled events (by time) and rules of the shown definition as cards, and its phases in order.
/// In a draft, phases and rules are begun here and what the sentences say is changed, one gesture
/// one undo step; a cell is named by its record's id and its name, as the tokens do. GUI thread.
class RulesModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int ruleCount READ ruleCount NOTIFY countsChanged FINAL)
    Q_PROPERTY(int phaseCount READ phaseCount NOTIFY countsChanged FINAL)
    Q_PROPERTY(QString phase READ phase NOTIFY phaseChanged FINAL)
    /// Names of the phases in order, with their summaries beside them.
    Q_PROPERTY(QStringList phases READ phases NOTIFY countsChanged FINAL)
    Q_PROPERTY(QStringList phaseSummaries READ phaseSummaries NOTIFY countsChanged FINAL)
    Q_PROPERTY(QStringList phaseIds READ phaseIds NOTIFY countsChanged FINAL)
    Q_PROPERTY(bool editable READ isEditable NOTIFY editableChanged FINAL)
    /// A rule about a value needs somebody who has one.
    Q_PROPERTY(bool hasPatient READ hasPatient NOTIFY editableChanged FINAL)
    /// Words that name, sentence, phase or source of what is listed hold.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    /// The phase whose rules are listed, by id; empty = all.
    Q_PROPERTY(QString chosenPhase READ chosenPhase WRITE setChosenPhase NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool filtering READ isFiltering NOTIFY filterChanged FINAL)
    Q_PROPERTY(int shownCount READ shownCount NOTIFY shownCountChanged FINAL)
    /// A session is shown of which somebody can say why a rule fired or not.
    Q_PROPERTY(bool askable READ isAskable NOTIFY askableChanged FINAL)
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        CardRole, ///< event, rule
        NameRole,
        ScopeRole,  ///< phase a rule is limited to, or "in every phase"
        TokensRole, ///< list of {kind, text, record, cell, editor}; editor: "", "text", "choice"
        ColourRole, ///< phases
        EnabledRole,
        CurrentRole, ///< the phase the shown world is in
        SourceRole,
        ReviewerRole, ///< who signed the numbers; empty: "not clinically reviewed"
        GroupRole,    ///< with a phase chosen: "phase", "always"; else empty
    };

    RulesModel(client::ShownWorld &shown, EditController &edit, const content::Schema &schema,
               QObject *parent = nullptr);

    [[nodiscard]] QStringList phaseIds() const { return m_phaseIds; }
    [[nodiscard]] bool isEditable() const { return m_editable; }
    [[nodiscard]] bool hasPatient() const { return !m_patients.empty(); }

    [[nodiscard]] QString filter() const { return m_filter.words; }
    void setFilter(const QString &words);
    [[nodiscard]] QString chosenPhase() const;
    void setChosenPhase(const QString &phase);
    [[nodiscard]] bool isFiltering() const { return !m_filter.isEmpty(); }
    [[nodiscard]] int shownCount() const { return static_cast<int>(m_cards.size()); }
    /// All of them again.
    Q_INVOKABLE void clearFilter();

    [[nodiscard]] bool isAskable() const { return m_askable; }
    void setAskable(bool askable);
    /// Asks why a rule fired, or did not, by the shown moment.
    Q_INVOKABLE void askWhy(const QString &rule);

    Q_INVOKABLE void addWhenValue();
    Q_INVOKABLE void addAtTime();
    Q_INVOKABLE void addWhenDone();
    Q_INVOKABLE void addPhase();
    /// What one more thing that happens can be.
    Q_INVOKABLE QStringList actionKinds() const;
    /// One more thing that happens, of one of the kinds.
    Q_INVOKABLE void addAction(const QString &rule, int kind);
    /// Asks to show the rule or event that a record belongs to; with `field` "source" it is to be
    /// typed. False when it belongs to none.
    bool reveal(const Id &record, const std::string &field);
    /// A rule, an event or a phase, with all that is in it and refers to it.
    Q_INVOKABLE void remove(const QString &record);
    Q_INVOKABLE QString typed(const QString &record, const QString &cell) const;
    /// False with `rejected` when the text means nothing; then nothing changed.
    Q_INVOKABLE bool type(const QString &record, const QString &cell, const QString &text);
    Q_INVOKABLE QStringList options(const QString &record, const QString &cell) const;
    Q_INVOKABLE int option(const QString &record, const QString &cell) const;
    Q_INVOKABLE void choose(const QString &record, const QString &cell, int option);

    [[nodiscard]] int ruleCount() const { return static_cast<int>(m_all.size()); }
    [[nodiscard]] int phaseCount() const { return static_cast<int>(m_phases.size()); }
    [[nodiscard]] QStringList phases() const { return m_phases; }
    [[nodiscard]] QStringList phaseSummaries() const { return m_phaseSummaries; }
    [[nodiscard]] QString phase() const { return m_phase; }
    /// The phase that a session is in at a moment; empty in a draft.
    [[nodiscard]] static QString phaseIn(const world::World &world);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countsChanged();
    void phaseChanged();
    void editableChanged();
    void askableChanged();
    void filterChanged();
    void shownCountChanged();
    void whyRequested(const ward::Id &rule);
    /// What was begun here stands in this row.
    void added(int row);
    void phaseAdded(int index);
    void revealed(int row, bool source);
    void rejected(const ward::Message &why);

private:
    void rebuild();
    void replaceCards(std::vector<ListedRule> cards);
    void showFiltered();
    /// The row of a card, shown though the filter hid it; −1 = there is none.
    int rowOf(const Id &card);
    void followPhase();
    void followPeople();
    void followEditable();
    [[nodiscard]] RuleChanges changes() const;
    void begin(const std::pair<Id, RuleChanges::Ops> &made);
    void send(RuleChanges::Ops ops);

    client::ShownWorld &m_shown;
    EditController &m_edit;
    const content::Schema &m_schema;
    std::vector<ListedRule> m_all;
    std::vector<ListedRule> m_cards; ///< those that the filter shows
    RuleFilter m_filter;
    QStringList m_phases;
    QStringList m_phaseSummaries;
    QStringList m_phaseIds;
    QString m_phase;
    std::vector<Id> m_patients;
    std::vector<Id> m_actors;
    bool m_editable = false;
    bool m_askable = false;
    Id m_begun; ///< to be shown when the definition has it
};

} // namespace ward::editor
