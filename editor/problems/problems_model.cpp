// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/problems/problems_model.h"

#include "core/base/text.h"
#include "core/content/checks/checks.h"
#include "core/messages/messages.h"
#include "core/messages/viewer_locale.h"
#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"

#include <algorithm>

namespace ward::editor {

namespace {

constexpr int kSettleMs = 250; ///< checks run this long after the last of a burst of changes

} // namespace

ProblemsModel::ProblemsModel(client::ShownWorld &shown, const content::Schema &schema,
                             const content::Catalogue &catalogue, QObject *parent)
    : QAbstractListModel(parent)
    , m_shown(shown)
    , m_schema(schema)
    , m_catalogue(catalogue)
{
    m_later.setSingleShot(true);
    m_later.setInterval(kSettleMs);
    connect(&m_later, &QTimer::timeout, this, &ProblemsModel::run);
    connect(&shown, &client::ShownWorld::documentChanged, &m_later, qOverload<>(&QTimer::start));
    connect(&shown, &client::ShownWorld::jumped, &m_later, qOverload<>(&QTimer::start));
    run();
}

void ProblemsModel::run()
{
    content::Diagnostics found;
    if (!m_shown.document().isEmpty())
        found = content::checkDocument(m_shown.document(), m_schema, m_catalogue);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.severity > b.severity; });
    beginResetModel();
    m_found = std::move(found);
    endResetModel();
    Q_EMIT countsChanged();
}

int ProblemsModel::errors() const
{
    return static_cast<int>(std::count_if(m_found.begin(), m_found.end(), [](const auto &d) {
        return d.severity == content::Severity::Error;
    }));
}

int ProblemsModel::warnings() const
{
    return static_cast<int>(std::count_if(m_found.begin(), m_found.end(), [](const auto &d) {
        return d.severity == content::Severity::Warning;
    }));
}

Id ProblemsModel::entityOf(const Id &record) const
{
    const content::Record *at = m_shown.document().find(record);
    while (at && at->kind != "entity")
        at = m_shown.document().find(at->parent);
    return at ? at->id : Id();
}

EntityListModel::Badges ProblemsModel::badges() const
{
    EntityListModel::Badges badges;
    for (const content::Diagnostic &d : m_found) {
        const Id entity = entityOf(d.record);
        if (entity.isNull() || d.severity == content::Severity::Info)
            continue;
        EntityListModel::Badge &badge = badges[entity];
        ++badge.problems;
        badge.severity = std::max(badge.severity, static_cast<int>(d.severity));
    }
    return badges;
}

std::vector<InspectorModel::Fault> ProblemsModel::faults() const
{
    std::vector<InspectorModel::Fault> faults;
    for (const content::Diagnostic &d : m_found) {
        const content::Record *record = m_shown.document().find(d.record);
        const Id entity = entityOf(d.record);
        if (!record || entity.isNull() || d.field.empty() || d.severity == content::Severity::Info)
            continue;
        faults.push_back({entity, record->kind + "." + d.field,
                          toQString(messages::render(d.message, messages::viewerLocale())),
                          static_cast<int>(d.severity)});
    }
    return faults;
}

void ProblemsModel::go(int row)
{
    if (row < 0 || row >= count())
        return;
    const Id entity = entityOf(m_found[row].record);
    if (entity.isNull()) {
        Q_EMIT recordRequested(m_found[row].record, m_found[row].field);
        return;
    }
    const std::string field = m_found[row].field;
    const content::Record *record = m_shown.document().find(m_found[row].record);
    const std::string path = record && !field.empty() ? record->kind + "." + field : std::string();
    Q_EMIT goRequested(entity);
    if (!path.empty())
        Q_EMIT fieldRequested(toQString(path));
}

bool ProblemsModel::isEditable() const
{
    const auto *replica = m_shown.replica();
    return m_shown.isDraft() && replica && replica->isReady();
}

const content::QuickFix *ProblemsModel::fixOf(int row) const
{
    if (row < 0 || row >= count() || !isEditable() || m_found[row].fixes.empty())
        return nullptr;
    return &m_found[row].fixes.front();
}

void ProblemsModel::fix(int row)
{
    if (const content::QuickFix *fix = fixOf(row))
        Q_EMIT fixRequested(content::ChangeSet(fix->change)); // the row may go meanwhile
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const content::Diagnostic &found = m_found[index.row()];
    switch (role) {
    case SeverityRole:
        return static_cast<int>(found.severity);
    case Qt::DisplayRole:
    case SentenceRole:
        return toQString(messages::render(found.message, messages::viewerLocale()));
    case PlaceRole: {
        const auto &document = m_shown.document();
        const content::Record *record = document.find(found.record);
        const content::FieldSpec *field =
            record ? m_schema.field(record->kind, found.field) : nullptr;
        QString name;
        // The nearest record with a name says where a person would look.
        for (const content::Record *at = record; at && name.isEmpty();
             at = document.find(at->parent)) {
            if (const auto *text = std::get_if<std::string>(&at->cell("name")))
                name = toQString(*text);
        }
        return field ? name + QStringLiteral(" · ") + toQString(field->label) : name;
    }
    case FixRole: {
        const content::QuickFix *fix = fixOf(index.row());
        return fix ? toQString(messages::render(fix->message, messages::viewerLocale()))
                   : QString();
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> ProblemsModel::roleNames() const
{
    return {{SeverityRole, "severity"},
            {SentenceRole, "sentence"},
            {PlaceRole, "place"},
            {FixRole, "fix"}};
}

} // namespace ward::editor
