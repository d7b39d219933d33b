// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/inspector_model.h"

#include "core/base/text.h"
#include "core/content/units.h"
#include "editor/inspector/field_number.h"
#include "editor/selection.h"
#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ward::editor {

using content::CellValue;
using content::FieldSpec;
using Type = InspectorRow::Type;

InspectorModel::InspectorModel(client::ShownWorld &shown, Selection &selection,
                               EditController &edit, const content::Schema &schema,
                               const content::Catalogue &catalogue,
                               const content::FieldGroups &groups, QObject *parent)
    : QAbstractListModel(parent)
    , m_shown(shown)
    , m_selection(selection)
    , m_edit(edit)
    , m_schema(schema)
    , m_catalogue(catalogue)
    , m_groups(groups)
    , m_fields(shown, schema, catalogue)
{
    connect(&selection, &Selection::changed, this, &InspectorModel::rebuild);
    connect(&shown, &client::ShownWorld::structureChanged, this, &InspectorModel::rebuild);
    connect(&shown, &client::ShownWorld::changed, this, &InspectorModel::refreshValues);
    connect(&shown, &client::ShownWorld::jumped, this, [this] {
        m_saved.clear();
        if (auto *replica = m_shown.replica()) {
            connect(replica, &client::SessionReplica::documentChanged, this,
                    &InspectorModel::noteChange, Qt::UniqueConnection);
        }
        rebuild();
    });
    connect(&shown, &client::ShownWorld::liveChanged, this, &InspectorModel::subjectChanged);
}

bool InspectorModel::isEditable() const
{
    return m_edit.canEdit();
}

int InspectorModel::selectedCount() const
{
    return static_cast<int>(m_selection.ids().size());
}

void InspectorModel::noteChange(const content::ChangeSet &change)
{
    m_saved.note(change);
    // What I take back while I am in the field is no surprise.
    const auto *replica = m_shown.replica();
    if (replica && change.actor == replica->actor() && change.intent.ends_with("do")) {
        if (const InspectorRow *edited = row(rowOf(m_editing)))
            noteSeen(*edited);
    }
    if (m_shown.replica() && !m_shown.replica()->isModified())
        m_saved.clear();
    refreshValues();
}

void InspectorModel::fill(InspectorRow &row) const
{
    row.values.clear();
    row.was.clear();
    row.overridden = false;
    std::vector<CellValue> saved; ///< what the last save held
    bool changed = false;
    const auto &document = m_shown.document();
    for (const Id &entity : m_selection.ids()) {
        const content::Record *record =
            row.kind == "entity" ? document.find(entity) : document.component(entity, row.kind);
        const auto take = [&](const FieldSpec &field) {
            row.values.push_back(m_fields.value(entity, row.kind, field));
            if (!record || !m_shown.isDraft())
                return;
            row.overridden = row.overridden || !content::isAbsent(record->cell(field.name));
            const CellValue *was = m_saved.find(record->id, field.name);
            saved.push_back(was ? *was : row.values.back());
            changed = changed || was;
        };
        for (const FieldSpec *part : row.parts)
            take(*part);
    }
    if (changed && m_selection.ids().size() == 1) {
        InspectorRow before = row;
        before.values = std::move(saved);
        row.was = textOf(before);
    }
}

void InspectorModel::appendRows(std::vector<InspectorRow> rows)
{
    for (InspectorRow &row : rows) {
        fill(row);
        fillFault(row);
        m_rows.push_back(std::move(row));
    }
}

bool InspectorModel::allHave(const std::string &kind) const
{
    return std::all_of(m_selection.ids().begin(), m_selection.ids().end(),
                       [&](const Id &id) { return m_fields.hasComponent(id, kind); });
}

QString InspectorModel::placeHint() const
{
    if (m_selection.ids().size() != 1)
        return {};
    const auto &world = m_shown.world();
    const world::Handle parent = world.parent(world.find(m_selection.ids().front()));
    return parent > 1 ? tr("relative to %1").arg(toQString(world.name(parent))) : QString();
}

void InspectorModel::appendSection(const content::KindSpec &kind)
{
    std::vector<InspectorRow> rows = fieldRows(m_groups, kind);
    if (rows.empty())
        return;
    InspectorRow section;
    section.kind = kind.name;
    section.label = toQString(kind.label);
    if (kind.name == "transform") {
        section.label = tr("Position in the room");
        section.hint = placeHint();
    }
    m_rows.push_back(std::move(section));
    appendRows(std::move(rows));
}

void InspectorModel::appendPatient()
{
    for (const content::FieldGroup &group : m_groups.patient()) {
        std::vector<InspectorRow> rows;
        InspectorRow section;
        section.kind = group.name;
        section.label = toQString(group.label);
        for (const std::string &path : group.fields) {
            const content::KindSpec *kind = m_schema.kind(path.substr(0, path.find('.')));
            if (!allHave(kind->name))
                continue;
            if (auto row = fieldRow(m_groups, *kind, *m_schema.field(path)))
                rows.push_back(*std::move(row));
            if (kind->name == "transform")
                section.hint = placeHint();
        }
        if (rows.empty())
            continue;
        m_rows.push_back(std::move(section));
        appendRows(std::move(rows));
    }
}

QString InspectorModel::subtitleOf(const Id &entity) const
{
    const auto &world = m_shown.world();
    const auto *prefab = m_catalogue.prefab(world.prefab(world.find(entity)));
    QString kind = prefab ? toQString(prefab->name) : QString();
    // A defibrillator that is called "Defibrillator" need not be called so twice.
    if (prefab && prefab->name == world.name(world.find(entity)))
        kind = toQString(prefab->category);
    if (!m_fields.hasComponent(entity, "patient"))
        return kind;
    const auto said = [&](const char *name) {
        const FieldSpec *field = m_schema.field("patient", name);
        return field ? m_fields.text(*field, m_fields.value(entity, "patient", *field)) : QString();
    };
    QStringList parts;
    if (const QString age = said("age"); !age.isEmpty())
        parts << tr("%1 years", "age of a patient").arg(age);
    parts << said("sex").toLower();
    if (const QString weight = said("weight"); !weight.isEmpty())
        parts << tr("%1 kg", "weight of a patient").arg(QString::number(weight.toDouble()));
    parts << said("diagnosis");
    parts.removeAll(QString());
    return parts.isEmpty() ? kind : parts.join(QStringLiteral(" · "));
}

void InspectorModel::fillFault(InspectorRow &row) const
{
    row.fault.clear();
    row.severity = 0;
    if (!row.field || !m_shown.isDraft())
        return;
    for (const Fault &fault : m_faults) {
        if (fault.severity > row.severity && m_selection.contains(fault.entity) &&
            row.shows(fault.path)) {
            row.fault = fault.sentence;
            row.severity = fault.severity;
        }
    }
}

void InspectorModel::setFaults(std::vector<Fault> faults)
{
    m_faults = std::move(faults);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QString before = m_rows[i].fault;
        const int severity = m_rows[i].severity;
        fillFault(m_rows[i]);
        const QModelIndex at = index(static_cast<int>(i));
        if (m_rows[i].fault != before || m_rows[i].severity != severity)
            Q_EMIT dataChanged(at, at, {FaultRole, SeverityRole});
    }
}

void InspectorModel::rebuild()
{
    m_dragStart.reset();
    setEditing({});
    const std::vector<Id> &entities = m_selection.ids();
    beginResetModel();
    m_rows.clear();
    m_title.clear();
    m_subtitle.clear();
    const bool alive =
        !entities.empty() && std::all_of(entities.begin(), entities.end(),
                                         [&](const Id &id) { return m_fields.exists(id); });
    if (alive) {
        const auto &world = m_shown.world();
        const world::Handle first = world.find(entities.back());
        m_title = entities.size() == 1
                      ? toQString(world.name(first))
                      : tr("%n entities", nullptr, static_cast<int>(entities.size()));
        if (entities.size() == 1)
            m_subtitle = subtitleOf(entities.front());
        // What a clinician changes most comes first; where a thing stands comes last.
        static constexpr std::array kOrder{"vitals",   "rhythm",        "airway",  "sensors",
                                           "infusion", "defibrillator", "monitor", "device",
                                           "bed",      "bag",           "door",    "drawers",
                                           "actor",    "patient",       "entity",  "transform"};
        const bool patients = allHave("patient");
        if (patients)
            appendPatient();
        for (const char *name : kOrder) {
            if (patients)
                break;
            const content::KindSpec *kind = m_schema.kind(name);
            if (kind && allHave(kind->name))
                appendSection(*kind);
        }
    }
    endResetModel();
    Q_EMIT subjectChanged();
}

void InspectorModel::refreshValues()
{
    if (m_rows.empty())
        return;
    for (const Id &id : m_selection.ids()) {
        if (!m_fields.exists(id)) {
            rebuild();
            return;
        }
    }
    if (m_selection.ids().size() == 1) {
        const QString subtitle = subtitleOf(m_selection.ids().front());
        if (subtitle != m_subtitle) {
            m_subtitle = subtitle;
            Q_EMIT subjectChanged();
        }
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        InspectorRow &row = m_rows[i];
        if (!row.field)
            continue;
        const InspectorRow before = row;
        fill(row);
        if (before.values != row.values || before.was != row.was ||
            before.overridden != row.overridden) {
            const QModelIndex at = index(static_cast<int>(i));
            Q_EMIT dataChanged(at, at);
        }
    }
}

QString InspectorModel::textOf(const InspectorRow &row) const
{
    if (!row.field || row.values.empty() || row.isMixed())
        return {};
    return row.type == Type::Pressure ? row.pressureText()
                                      : m_fields.text(*row.field, row.values.front());
}

QStringList InspectorModel::optionsOf(const InspectorRow &row) const
{
    QStringList labels;
    if (row.type == Type::Choice) {
        for (const auto &option : m_schema.enumValues(row.field->enumName))
            labels << toQString(option.label);
    }
    return labels;
}

int InspectorModel::optionOf(const InspectorRow &row) const
{
    if (row.type != Type::Choice || row.values.empty() || row.isMixed())
        return -1;
    const auto *text = std::get_if<std::string>(&row.values.front());
    const auto &options = m_schema.enumValues(row.field->enumName);
    for (std::size_t i = 0; text && i < options.size(); ++i) {
        if (options[i].value == *text)
            return static_cast<int>(i);
    }
    return -1;
}

const InspectorRow *InspectorModel::row(int index) const
{
    return index >= 0 && index < static_cast<int>(m_rows.size()) ? &m_rows[index] : nullptr;
}

const InspectorRow *InspectorModel::editableRow(int index) const
{
    const InspectorRow *row = this->row(index);
    return row && row->field && !row->readOnly && isEditable() ? row : nullptr;
}

RowEdits InspectorModel::editsOf(const InspectorRow &row) const
{
    return {row, m_selection.ids()};
}

bool InspectorModel::commit(const Result<std::vector<FieldEdit>> &edits)
{
    if (!edits) {
        Q_EMIT rejected(edits.error().message);
        return false;
    }
    send(*edits);
    return true;
}

void InspectorModel::send(std::vector<FieldEdit> edits)
{
    for (FieldEdit &edit : edits) {
        for (const auto &[field, value] : edit.values) {
            if (const auto seen = m_seen.find({edit.entity, field}); seen != m_seen.end())
                edit.seen.emplace_back(field, seen->second);
        }
    }
    // The field may stay in hand; what is in it from now on is what is sent here.
    const QString path = m_editing;
    m_edit.setFields(edits);
    if (const InspectorRow *edited = row(rowOf(path)); edited && m_editing == path)
        noteSeen(*edited);
}

void InspectorModel::noteSeen(const InspectorRow &row)
{
    m_seen.clear();
    if (!row.field || !m_shown.isDraft())
        return;
    const auto &document = m_shown.document();
    for (const Id &entity : m_selection.ids()) {
        const content::Record *record =
            row.kind == "entity" ? document.find(entity) : document.component(entity, row.kind);
        const auto note = [&](const std::string &field) {
            m_seen[{entity, field}] = record ? record->cell(field) : CellValue();
        };
        for (const FieldSpec *part : row.parts)
            note(part->name);
    }
}

void InspectorModel::setEditing(const QString &path)
{
    if (path.isEmpty())
        m_seen.clear();
    if (path == m_editing)
        return;
    m_editing = path;
    Q_EMIT editingChanged();
}

void InspectorModel::beginEdit(int index)
{
    const InspectorRow *row = editableRow(index);
    if (!row)
        return;
    setEditing(pathOf(*row));
    noteSeen(*row);
}

void InspectorModel::endEdit(int index)
{
    const InspectorRow *row = this->row(index);
    if (row && pathOf(*row) == m_editing)
        setEditing({});
}

void InspectorModel::setAuthors(const std::vector<AuthorMark> &others)
{
    std::vector<AuthorTag> before;
    for (const InspectorRow &row : m_rows)
        before.push_back(authorOf(row));
    m_others = others;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QModelIndex at = index(static_cast<int>(i));
        if (authorOf(m_rows[i]) != before[i])
            Q_EMIT dataChanged(at, at, {AuthorNameRole, AuthorColourRole});
    }
}

AuthorTag InspectorModel::authorOf(const InspectorRow &row) const
{
    AuthorTag tag;
    const QString path = pathOf(row);
    for (const AuthorMark &author : m_others) {
        const bool same = row.field && author.field == path &&
                          std::any_of(author.selection.begin(), author.selection.end(),
                                      [this](const Id &id) { return m_selection.contains(id); });
        if (same)
            tag.add(author.name, author.colour);
    }
    return tag;
}

QString InspectorModel::pathOf(const InspectorRow &row) const
{
    return row.field ? toQString(row.kind + "." + row.field->name) : toQString(row.kind);
}

bool InspectorModel::commitText(int index, const QString &text)
{
    const InspectorRow *row = editableRow(index);
    if (!row)
        return false;
    const std::string utf8 = text.toStdString();
    switch (row->type) {
    case Type::Text:
        return commit(editsOf(*row).all(utf8));
    case Type::Pressure:
        return commit(editsOf(*row).pressure(utf8));
    case Type::Number:
        return commit(editsOf(*row).number(utf8));
    default:
        return false;
    }
}

void InspectorModel::drag(int index, double delta)
{
    const InspectorRow *row = editableRow(index);
    if (!row || row->values.empty())
        return;
    if (!m_dragStart)
        m_dragStart = *row;
    m_edit.previewFields(editsOf(*m_dragStart).dragged(delta));
}

void InspectorModel::commitDrag(int index, double delta)
{
    const InspectorRow *row = editableRow(index);
    if (!row || row->values.empty())
        return;
    const InspectorRow start = m_dragStart.value_or(*row);
    m_dragStart.reset();
    m_edit.endPreview();
    send(editsOf(start).dragged(delta));
}

void InspectorModel::cancelDrag()
{
    m_dragStart.reset();
    m_edit.endPreview();
}

void InspectorModel::choose(int index, int option)
{
    const InspectorRow *row = editableRow(index);
    if (!row || row->type != Type::Choice)
        return;
    const auto &options = m_schema.enumValues(row->field->enumName);
    if (option >= 0 && option < static_cast<int>(options.size()))
        m_edit.setFields(editsOf(*row).all(options[option].value));
}

void InspectorModel::setFlag(int index, bool on)
{
    const InspectorRow *row = editableRow(index);
    if (row && row->type == Type::Flag)
        m_edit.setFields(editsOf(*row).all(on)); // what it shows is what it had
}

bool InspectorModel::commitAxis(int index, int axis, const QString &text)
{
    const InspectorRow *row = editableRow(index);
    if (!row || row->values.empty() || axis < 0 || axis > 2)
        return false;
    return commit(editsOf(*row).axis(axis, text.toStdString()));
}

void InspectorModel::revert(int index)
{
    const InspectorRow *row = this->row(index);
    if (!row || !row->field || !isEditable())
        return;
    std::vector<std::string> fields;
    for (const FieldSpec *part : row->parts)
        fields.push_back(part->name);
    m_edit.revertFields(m_selection.ids(), row->kind, fields);
}

void InspectorModel::reveal(const QString &path)
{
    const int section = rowOf(path);
    const auto row = std::find_if(
        m_rows.begin(), m_rows.end(),
        [wanted = path.toStdString()](const InspectorRow &one) { return one.shows(wanted); });
    if (row != m_rows.end())
        Q_EMIT revealed(static_cast<int>(row - m_rows.begin()));
    else if (section >= 0)
        Q_EMIT revealed(section);
}

int InspectorModel::rowOf(const QString &path) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (data(index(static_cast<int>(i)), PathRole).toString() == path)
            return static_cast<int>(i);
    }
    return -1;
}

int InspectorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant InspectorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const InspectorRow &row = m_rows[index.row()];
    const double value = row.number();
    const content::Range slider = row.field ? sliderRange(*row.field) : content::Range{};
    switch (role) {
    case TypeRole:
        return typeName(row.type);
    case Qt::DisplayRole:
    case LabelRole:
        return row.label;
    case PathRole:
        return pathOf(row);
    case TextRole:
        return textOf(row);
    case UnitRole:
        return row.field ? toQString(content::displayUnit(row.field->unit)) : QString();
    case HintRole:
        return row.hint;
    case WasRole:
        return row.was;
    case ValueRole:
        return value;
    case LowRole:
        return slider.low;
    case HighRole:
        return slider.high;
    case BandLowRole:
        return row.field && row.field->plausible ? row.field->plausible->low : slider.low;
    case BandHighRole:
        return row.field && row.field->plausible ? row.field->plausible->high : slider.high;
    case StepRole:
        return row.field && row.field->step > 0 ? row.field->step : 1.0;
    case OptionsRole:
        return optionsOf(row);
    case CurrentRole:
        return optionOf(row);
    case CheckedRole: {
        const bool *on = row.values.empty() ? nullptr : std::get_if<bool>(&row.values.front());
        return on && *on && !row.isMixed();
    }
    case OverriddenRole:
        return row.overridden;
    case MixedRole:
        return row.isMixed();
    case OutOfRangeRole:
        return row.field && row.field->plausible && !std::isnan(value) &&
               (value < row.field->plausible->low || value > row.field->plausible->high);
    case ReadOnlyRole:
        return row.readOnly;
    case AxesRole:
        return row.axes();
    case AuthorNameRole:
        return authorOf(row).name;
    case AuthorColourRole:
        return authorOf(row).colour;
    case FaultRole:
        return row.fault;
    case SeverityRole:
        return row.severity;
    case AskRole:
        return isAskable(row);
    default:
        return {};
    }
}

QHash<int, QByteArray> InspectorModel::roleNames() const
{
    return {{TypeRole, "type"},
            {LabelRole, "label"},
            {PathRole, "path"},
            {TextRole, "valueText"},
            {UnitRole, "unit"},
            {HintRole, "hint"},
            {WasRole, "was"},
            {ValueRole, "value"},
            {LowRole, "low"},
            {HighRole, "high"},
            {BandLowRole, "bandLow"},
            {BandHighRole, "bandHigh"},
            {StepRole, "step"},
            {OptionsRole, "options"},
            {CurrentRole, "currentOption"},
            {CheckedRole, "checked"},
            {OverriddenRole, "overridden"},
            {MixedRole, "mixed"},
            {OutOfRangeRole, "outOfRange"},
            {ReadOnlyRole, "readOnly"},
            {AxesRole, "axes"},
            {AuthorNameRole, "authorName"},
            {AuthorColourRole, "authorColour"},
            {FaultRole, "fault"},
            {SeverityRole, "severity"},
            {AskRole, "askable"}};
}

} // namespace ward::editor
