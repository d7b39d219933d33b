// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/conflicts/conflicts_model.h"

#include "core/base/text.h"
#include "core/content/units.h"
#include "editor/inspector/euler.h"
#include "sim-client/shown_world.h"

#include <algorithm>
#include <cmath>

namespace ward::editor {

using content::CellValue;
using content::ChangeSet;
using content::FieldSpec;
using content::MoveOp;
using content::Op;
using content::Record;
using content::SetOp;

namespace {

constexpr std::size_t kMost = 20;

QString number(double value)
{
    return QString::number(std::round(value * 100) / 100, 'g', 6);
}

QString axes(const std::array<double, 3> &values, const QString &unit)
{
    return QStringLiteral("%1 · %2 · %3 %4")
        .arg(number(values[0]), number(values[1]), number(values[2]), unit);
}

/// What an edit makes of a cell; nullptr when it does not set it.
const CellValue *valueSet(const ChangeSet &change, const Id &record, const std::string &cell)
{
    for (const Op &op : change.ops) {
        const auto *set = std::get_if<SetOp>(&op);
        if (set && set->record == record && set->cell == cell)
            return &set->after;
    }
    return nullptr;
}

} // namespace

ConflictsModel::ConflictsModel(client::ShownWorld &shown, EditController &edit,
                               const content::Schema &schema, const content::Catalogue &catalogue,
                               QObject *parent)
    : QAbstractListModel(parent)
    , m_shown(shown)
    , m_edit(edit)
    , m_schema(schema)
    , m_fields(shown, schema, catalogue)
{
    connect(&m_edit, &EditController::clashed, this, &ConflictsModel::add);
    connect(&m_shown, &client::ShownWorld::jumped, this, &ConflictsModel::clear);
    connect(&m_shown, &client::ShownWorld::documentChanged, this, &ConflictsModel::followDocument);
}

CellValue ConflictsModel::current(const Id &record, const std::string &cell) const
{
    const Record *found = m_shown.document().find(record);
    if (!found)
        return {};
    return cell == "parent" ? CellValue(found->parent) : found->cell(cell);
}

void ConflictsModel::add(const ChangeSet &mine, const std::vector<client::CellClash> &clashes)
{
    if (clashes.empty())
        return;
    const client::CellClash &first = clashes.front();
    if (m_conflicts.size() >= kMost)
        remove(0);
    const int row = count();
    beginInsertRows({}, row, row);
    m_conflicts.push_back(
        {mine, first.record, first.cell, first.by, static_cast<int>(clashes.size()) - 1});
    endInsertRows();
    Q_EMIT countChanged();
}

void ConflictsModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_conflicts.erase(m_conflicts.begin() + row);
    endRemoveRows();
    Q_EMIT countChanged();
}

void ConflictsModel::clear()
{
    if (m_conflicts.empty())
        return;
    beginResetModel();
    m_conflicts.clear();
    endResetModel();
    Q_EMIT countChanged();
}

void ConflictsModel::followDocument()
{
    if (m_conflicts.empty())
        return;
    // What both agree on by now needs no choice.
    for (int row = count() - 1; row >= 0; --row) {
        const Conflict &conflict = m_conflicts[static_cast<std::size_t>(row)];
        const CellValue *mine = valueSet(conflict.mine, conflict.record, conflict.cell);
        if (mine && conflict.more == 0 && *mine == current(conflict.record, conflict.cell))
            remove(row);
    }
    if (!m_conflicts.empty())
        Q_EMIT dataChanged(index(0), index(count() - 1), {TheirsRole});
}

void ConflictsModel::keepTheirs(int row)
{
    if (row >= 0 && row < count())
        remove(row);
}

void ConflictsModel::useMine(int row)
{
    if (row < 0 || row >= count())
        return;
    ChangeSet again = m_conflicts[static_cast<std::size_t>(row)].mine;
    remove(row);
    const content::Document &document = m_shown.document();
    std::vector<Op> ops;
    for (Op &op : again.ops) {
        if (auto *set = std::get_if<SetOp>(&op)) {
            const Record *record = document.find(set->record);
            if (!record)
                continue; // gone by now, and with it the value
            set->before = record->cell(set->cell);
        } else if (auto *move = std::get_if<MoveOp>(&op)) {
            const Record *record = document.find(move->record);
            if (!record)
                continue;
            move->parentBefore = record->parent;
            move->rankBefore = record->rank;
        } else if (auto *gone = std::get_if<content::RemoveOp>(&op)) {
            const Record *record = document.find(gone->was.id);
            if (!record)
                continue;
            gone->was = *record;
        }
        ops.push_back(std::move(op));
    }
    again.ops = std::move(ops);
    m_edit.apply(again);
}

QString ConflictsModel::fieldOf(const Conflict &conflict) const
{
    const content::Document &document = m_shown.document();
    const Record *record = document.find(conflict.record);
    if (!record)
        return tr("Removed meanwhile", "an edit concerns a thing that somebody else removed");
    const FieldSpec *field = m_schema.field(record->kind, conflict.cell);
    const QString label = conflict.cell == "parent" ? tr("Place in the tree")
                          : field                   ? toQString(field->label)
                                                    : toQString(conflict.cell);
    // A component's name is its entity's.
    const Record *named = record->kind == "entity" ? record : document.find(record->parent);
    for (const Record *one : {record, named}) {
        const auto *name = one ? std::get_if<std::string>(&one->cell("name")) : nullptr;
        if (name && !name->empty())
            return label + QStringLiteral(" · ") + toQString(*name);
    }
    return label;
}

QString ConflictsModel::textOf(const Conflict &conflict, const CellValue &value) const
{
    if (const Vec3 *at = std::get_if<Vec3>(&value))
        return axes({at->x, at->y, at->z}, QStringLiteral("m"));
    if (const Quat *turned = std::get_if<Quat>(&value))
        return axes(toEulerDegrees(*turned), QStringLiteral("°"));
    if (const bool *on = std::get_if<bool>(&value))
        return *on ? tr("on", "value of a switch") : tr("off", "value of a switch");
    const Record *record = m_shown.document().find(conflict.record);
    const FieldSpec *field = record ? m_schema.field(record->kind, conflict.cell) : nullptr;
    if (const Id *id = std::get_if<Id>(&value); id && conflict.cell == "parent") {
        const Record *parent = m_shown.document().find(*id);
        const auto *name = parent ? std::get_if<std::string>(&parent->cell("name")) : nullptr;
        return name ? tr("in “%1”", "the thing that another one belongs to").arg(toQString(*name))
                    : tr("at the top", "place in the tree");
    }
    const QString text = field ? m_fields.text(*field, value) : QString();
    if (text.isEmpty())
        return tr("not set", "a value that is absent");
    const auto *quantity = std::get_if<content::Quantity>(&value);
    const QString unit = quantity ? toQString(content::displayUnit(field->unit)) : QString();
    return unit.isEmpty() ? text : text + u' ' + unit;
}

int ConflictsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ConflictsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Conflict &conflict = m_conflicts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case FieldRole:
        return fieldOf(conflict);
    case ByRole:
        return toQString(conflict.by);
    case TheirsRole:
        return textOf(conflict, current(conflict.record, conflict.cell));
    case MineRole: {
        if (const CellValue *mine = valueSet(conflict.mine, conflict.record, conflict.cell))
            return textOf(conflict, *mine);
        for (const Op &op : conflict.mine.ops) {
            if (const auto *move = std::get_if<MoveOp>(&op))
                return textOf(conflict, CellValue(move->parentAfter));
        }
        return tr("removed", "what an edit did with a thing");
    }
    case MoreRole:
        return conflict.more;
    default:
        return {};
    }
}

QHash<int, QByteArray> ConflictsModel::roleNames() const
{
    return {{FieldRole, "field"},
            {ByRole, "by"},
            {TheirsRole, "theirs"},
            {MineRole, "mine"},
            {MoreRole, "more"}};
}

} // namespace ward::editor
