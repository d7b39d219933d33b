// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/schema.h"
#include "editor/rules/rule_sentence.h"

#include <QAbstractListModel>
#include <QStringList>
#include <QVariantList>

#include <vector>

namespace ward::client {
class ShownWorld;
}

namespace ward::editor {

/// Scheduled events (by time) and rules of the shown definition as cards, and its phases in order.
/// GUI thread.
class RulesModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int ruleCount READ ruleCount NOTIFY countsChanged FINAL)
    Q_PROPERTY(int phaseCount READ phaseCount NOTIFY countsChanged FINAL)
    Q_PROPERTY(QString phase READ phase NOTIFY phaseChanged FINAL)
    /// Names of the phases in order, with their summaries beside them.
    Q_PROPERTY(QStringList phases READ phases NOTIFY countsChanged FINAL)
    Q_PROPERTY(QStringList phaseSummaries READ phaseSummaries NOTIFY countsChanged FINAL)
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        CardRole, ///< event, rule
        NameRole,
        ScopeRole,  ///< phase a rule is limited to, or "always"
        TokensRole, ///< list of {kind, text}
        ColourRole, ///< phases
        EnabledRole,
        CurrentRole, ///< the phase the shown world is in
        SourceRole,
        ReviewedRole, ///< false: "not clinically reviewed"
    };

    RulesModel(client::ShownWorld &shown, const content::Schema &schema, QObject *parent = nullptr);

    [[nodiscard]] int ruleCount() const { return static_cast<int>(m_cards.size()); }
    [[nodiscard]] int phaseCount() const { return static_cast<int>(m_phases.size()); }
    [[nodiscard]] QStringList phases() const { return m_phases; }
    [[nodiscard]] QStringList phaseSummaries() const { return m_phaseSummaries; }
    [[nodiscard]] QString phase() const { return m_phase; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countsChanged();
    void phaseChanged();

private:
    struct Card
    {
        Id id;
        QString card;
        QString name;
        QString scope;
        QString source;
        bool enabled = true;
        bool reviewed = false;
        std::vector<Token> tokens;
        bool operator==(const Card &) const = default;
    };
    void rebuild();
    void followPhase();

    client::ShownWorld &m_shown;
    const content::Schema &m_schema;
    std::vector<Card> m_cards;
    QStringList m_phases;
    QStringList m_phaseSummaries;
    QString m_phase;
};

} // namespace ward::editor
