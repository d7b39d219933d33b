// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/rules/rules_model.h"

#include "core/base/text.h"
#include "core/content/units.h"
#include "sim-client/shown_world.h"

#include <algorithm>

namespace ward::editor {

using content::Record;

namespace {

QString cellText(const Record &record, std::string_view cell)
{
    const auto *value = std::get_if<std::string>(&record.cell(cell));
    return value ? QString::fromStdString(*value) : QString();
}

double seconds(const Record *record)
{
    const auto *at = std::get_if<content::Quantity>(&record->cell("at"));
    return at ? content::convert(at->value, at->unit, "s").value_or(0.0) : 0.0;
}

QString kindName(Token::Kind kind)
{
    switch (kind) {
    case Token::Kind::Keyword:
        return QStringLiteral("keyword");
    case Token::Kind::Word:
        return QStringLiteral("word");
    case Token::Kind::Subject:
        return QStringLiteral("subject");
    case Token::Kind::Value:
        return QStringLiteral("value");
    case Token::Kind::Break:
        return QStringLiteral("break");
    }
    return {};
}

} // namespace

RulesModel::RulesModel(client::ShownWorld &shown, const content::Schema &schema, QObject *parent)
    : QAbstractListModel(parent)
    , m_shown(shown)
    , m_schema(schema)
{
    connect(&shown, &client::ShownWorld::documentChanged, this, &RulesModel::rebuild);
    connect(&shown, &client::ShownWorld::jumped, this, &RulesModel::rebuild);
    connect(&shown, &client::ShownWorld::changed, this, &RulesModel::followPhase);
    rebuild();
}

void RulesModel::rebuild()
{
    std::vector<Card> cards;
    QStringList phases;
    QStringList summaries;
    const auto &document = m_shown.document();
    const auto add = [&](const Record *record, const QString &card) {
        Card made;
        made.id = record->id;
        made.card = card;
        made.name = cellText(*record, "name");
        made.source = cellText(*record, "source");
        made.reviewed = !cellText(*record, "reviewed_by").isEmpty();
        const auto *enabled = std::get_if<bool>(&record->cell("enabled"));
        made.enabled = !enabled || *enabled;
        const Id *phase = std::get_if<Id>(&record->cell("phase"));
        const Record *target = phase ? document.find(*phase) : nullptr;
        made.scope = target ? cellText(*target, "name") : tr("always");
        made.tokens = ruleSentence(document, m_schema, record->id);
        cards.push_back(std::move(made));
    };
    if (const Record *scenario = document.scenario()) {
        // Phases within a phase follow it.
        const auto addPhases = [&](const auto &self, const Id &parent) -> void {
            for (const Record *phase : document.children(parent, "phase")) {
                phases << cellText(*phase, "name");
                summaries << cellText(*phase, "summary");
                self(self, phase->id);
            }
        };
        addPhases(addPhases, scenario->id);
        auto events = document.children(scenario->id, "event");
        std::stable_sort(events.begin(), events.end(),
                         [](const Record *a, const Record *b) { return seconds(a) < seconds(b); });
        for (const Record *event : events)
            add(event, QStringLiteral("event"));
        for (const Record *rule : document.children(scenario->id, "rule"))
            add(rule, QStringLiteral("rule"));
    }
    if (cards != m_cards || phases != m_phases || summaries != m_phaseSummaries) {
        beginResetModel();
        m_phases = phases;
        m_phaseSummaries = summaries;
        m_cards = std::move(cards);
        endResetModel();
        Q_EMIT countsChanged();
    }
    followPhase();
}

void RulesModel::followPhase()
{
    QString phase;
    if (m_shown.hasWorld()) {
        const auto &world = m_shown.world();
        const auto field = world.layout().find("session", "phase");
        if (field.isValid() && world.isAlive(1))
            phase = toQString(world.text(1, field));
    }
    if (phase == m_phase)
        return;
    m_phase = phase;
    Q_EMIT phaseChanged();
}

int RulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cards.size());
}

QVariant RulesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Card &card = m_cards[index.row()];
    switch (role) {
    case IdRole:
        return QString::fromStdString(card.id.toString());
    case CardRole:
        return card.card;
    case Qt::DisplayRole:
    case NameRole:
        return card.name;
    case ScopeRole:
        return card.scope;
    case TokensRole: {
        QVariantList tokens;
        for (const Token &token : card.tokens) {
            tokens << QVariantMap{{QStringLiteral("kind"), kindName(token.kind)},
                                  {QStringLiteral("text"), token.text}};
        }
        return tokens;
    }
    case EnabledRole:
        return card.enabled;
    case SourceRole:
        return card.source;
    case ReviewedRole:
        return card.reviewed;
    default:
        return {};
    }
}

QHash<int, QByteArray> RulesModel::roleNames() const
{
    return {{IdRole, "recordId"},   {CardRole, "card"},        {NameRole, "name"},
            {ScopeRole, "scope"},   {TokensRole, "tokens"},    {EnabledRole, "ruleEnabled"},
            {SourceRole, "source"}, {ReviewedRole, "reviewed"}};
}

} // namespace ward::editor
