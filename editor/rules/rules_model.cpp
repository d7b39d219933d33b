// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/rules/rules_model.h"

#include "core/base/text.h"
#include "core/content/edits.h"
#include "editor/edit_controller.h"
#include "editor/rules/citations.h"
#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"

#include <algorithm>
#include <utility>

namespace ward::editor {

using content::Record;

namespace {

QString cellText(const Record &record, std::string_view cell)
{
    const auto *value = std::get_if<std::string>(&record.cell(cell));
    return value ? QString::fromStdString(*value) : QString();
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

QString editorName(RuleChanges::Editor editor)
{
    switch (editor) {
    case RuleChanges::Editor::Text:
        return QStringLiteral("text");
    case RuleChanges::Editor::Choice:
        return QStringLiteral("choice");
    case RuleChanges::Editor::None:
        break;
    }
    return {};
}

Id idOf(const QString &text)
{
    return Id::parse(text.toStdString()).value_or(Id());
}

} // namespace

RulesModel::RulesModel(client::ShownWorld &shown, EditController &edit,
                       const content::Schema &schema, QObject *parent)
    : QAbstractListModel(parent)
    , m_shown(shown)
    , m_edit(edit)
    , m_schema(schema)
{
    connect(&shown, &client::ShownWorld::documentChanged, this, &RulesModel::rebuild);
    connect(&shown, &client::ShownWorld::jumped, this, [this] {
        if (auto *replica = m_shown.replica())
            connect(replica, &client::SessionReplica::readyChanged, this,
                    &RulesModel::followEditable, Qt::UniqueConnection);
        rebuild();
    });
    connect(&shown, &client::ShownWorld::liveChanged, this, &RulesModel::followEditable);
    connect(&shown, &client::ShownWorld::structureChanged, this, &RulesModel::followPeople);
    connect(&shown, &client::ShownWorld::changed, this, &RulesModel::followPhase);
    rebuild();
}

RuleChanges RulesModel::changes() const
{
    return {m_shown.document(), m_schema, m_patients, m_actors};
}

void RulesModel::followPeople()
{
    std::vector<Id> patients;
    std::vector<Id> actors;
    if (m_shown.hasWorld() && m_shown.isDraft()) {
        const auto &world = m_shown.world();
        for (const world::Handle entity : world.entities()) {
            if (world.hasComponent(entity, world.layout().componentIndex("patient")))
                patients.push_back(world.id(entity));
            else if (world.hasComponent(entity, world.layout().componentIndex("actor")))
                actors.push_back(world.id(entity));
        }
    }
    if (patients == m_patients && actors == m_actors)
        return;
    m_patients = std::move(patients);
    m_actors = std::move(actors);
    Q_EMIT editableChanged();
}

void RulesModel::followEditable()
{
    const auto *replica = m_shown.replica();
    const bool editable = m_shown.isDraft() && replica && replica->isReady();
    if (editable == m_editable)
        return;
    m_editable = editable;
    // Whether a chip can be changed is told by the chip.
    if (!m_cards.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TokensRole});
    Q_EMIT editableChanged();
}

void RulesModel::send(RuleChanges::Ops ops)
{
    if (ops.empty())
        return;
    content::ChangeSet change;
    change.intent = "edit.rules";
    change.ops = withCitations(m_shown.document(), m_schema, std::move(ops));
    m_edit.apply(change);
}

void RulesModel::begin(const std::pair<Id, RuleChanges::Ops> &made)
{
    if (!m_editable || made.second.empty())
        return;
    m_begun = made.first;
    send(made.second);
}

void RulesModel::addWhenValue()
{
    begin(changes().whenValue());
}

void RulesModel::addAtTime()
{
    begin(changes().atTime());
}

void RulesModel::addWhenDone()
{
    begin(changes().whenDone());
}

void RulesModel::addPhase()
{
    begin(changes().phase());
}

QStringList RulesModel::actionKinds() const
{
    return changes().kinds();
}

void RulesModel::addAction(const QString &rule, int kind)
{
    if (!m_editable || !m_shown.document().find(idOf(rule)))
        return;
    RuleChanges::Ops ops = changes().also(idOf(rule), kind);
    if (!ops.empty())
        send(std::move(ops));
}

bool RulesModel::reveal(const Id &record, const std::string &field)
{
    for (const Record *at = m_shown.document().find(record); at;
         at = m_shown.document().find(at->parent)) {
        const int row = rowOf(at->id);
        if (row < 0)
            continue;
        Q_EMIT revealed(row, at->id == record && field == "source");
        return true;
    }
    return false;
}

void RulesModel::setAskable(bool askable)
{
    if (askable == m_askable)
        return;
    m_askable = askable;
    Q_EMIT askableChanged();
}

void RulesModel::askWhy(const QString &rule)
{
    if (m_askable)
        Q_EMIT whyRequested(idOf(rule));
}

void RulesModel::remove(const QString &record)
{
    if (m_editable && m_shown.document().find(idOf(record)))
        send(content::removalOps(m_shown.document(), {idOf(record)}));
}

QString RulesModel::typed(const QString &record, const QString &cell) const
{
    return changes().typed(idOf(record), cell.toStdString());
}

bool RulesModel::type(const QString &record, const QString &cell, const QString &text)
{
    if (!m_editable)
        return false;
    auto ops = changes().type(idOf(record), cell.toStdString(), text.trimmed().toStdString());
    if (!ops) {
        Q_EMIT rejected(ops.error().message);
        return false;
    }
    send(std::move(*ops));
    return true;
}

QStringList RulesModel::options(const QString &record, const QString &cell) const
{
    return changes().options(idOf(record), cell.toStdString());
}

int RulesModel::option(const QString &record, const QString &cell) const
{
    return changes().option(idOf(record), cell.toStdString());
}

void RulesModel::choose(const QString &record, const QString &cell, int option)
{
    if (m_editable)
        send(changes().choose(idOf(record), cell.toStdString(), option));
}

void RulesModel::rebuild()
{
    followPeople();
    followEditable();
    QStringList phases;
    QStringList summaries;
    QStringList phaseIds;
    const auto &document = m_shown.document();
    if (const Record *scenario = document.scenario()) {
        // Phases within a phase follow it.
        const auto addPhases = [&](const auto &self, const Id &parent) -> void {
            for (const Record *phase : document.children(parent, "phase")) {
                phases << cellText(*phase, "name");
                summaries << cellText(*phase, "summary");
                phaseIds << QString::fromStdString(phase->id.toString());
                self(self, phase->id);
            }
        };
        addPhases(addPhases, scenario->id);
    }
    std::vector<ListedRule> all = listedRules(document, m_schema);
    const bool changed = all != m_all || phases != m_phases || summaries != m_phaseSummaries ||
                         phaseIds != m_phaseIds;
    m_all = std::move(all);
    if (!m_filter.phase.isNull() && document.find(m_filter.phase) == nullptr) {
        m_filter.phase = {};
        Q_EMIT filterChanged();
    }
    showFiltered();
    if (changed) {
        m_phases = phases;
        m_phaseSummaries = summaries;
        m_phaseIds = phaseIds;
        Q_EMIT countsChanged();
    }
    if (!m_begun.isNull() && document.find(m_begun)) {
        const Id begun = std::exchange(m_begun, Id());
        const auto phase = m_phaseIds.indexOf(QString::fromStdString(begun.toString()));
        if (const int row = rowOf(begun); row >= 0)
            Q_EMIT added(row);
        else if (phase >= 0)
            Q_EMIT phaseAdded(static_cast<int>(phase));
    }
    followPhase();
}

QString RulesModel::phaseIn(const world::World &world)
{
    const auto field = world.layout().find("session", "phase");
    return field.isValid() && world.isAlive(1) ? toQString(world.text(1, field)) : QString();
}

void RulesModel::followPhase()
{
    QString phase;
    if (m_shown.hasWorld())
        phase = phaseIn(m_shown.world());
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
    const ListedRule &card = m_cards[index.row()];
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
        const RuleChanges can = changes();
        for (const Token &token : card.tokens) {
            const bool open = m_editable && !token.record.isNull();
            tokens << QVariantMap{
                {QStringLiteral("kind"), kindName(token.kind)},
                {QStringLiteral("text"), token.text},
                {QStringLiteral("record"), token.record.isNull()
                                               ? QString()
                                               : QString::fromStdString(token.record.toString())},
                {QStringLiteral("cell"), QString::fromStdString(token.cell)},
                {QStringLiteral("editor"),
                 open ? editorName(can.editorOf(token.record, token.cell)) : QString()}};
        }
        return tokens;
    }
    case EnabledRole:
        return card.enabled;
    case SourceRole:
        return card.source;
    case ReviewerRole:
        return card.reviewer;
    case GroupRole:
        return card.group == ListedRule::Group::Phase    ? QStringLiteral("phase")
               : card.group == ListedRule::Group::Always ? QStringLiteral("always")
                                                         : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> RulesModel::roleNames() const
{
    return {{IdRole, "recordId"},   {CardRole, "card"},         {NameRole, "name"},
            {ScopeRole, "scope"},   {TokensRole, "tokens"},     {EnabledRole, "ruleEnabled"},
            {SourceRole, "source"}, {ReviewerRole, "reviewer"}, {GroupRole, "group"}};
}

} // namespace ward::editor
