// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/inspector_model.h"

#include "core/base/message.h"
#include "core/content/units.h"
#include "editor/inspector/euler.h"
#include "editor/inspector/number_expression.h"
#include "editor/selection.h"
#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ward::editor {

using content::CellValue;
using content::FieldSpec;
using content::FieldType;
using content::Quantity;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<const char *, 3> kPressureFields{"sbp", "dbp", "map"};

QString qt(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

int decimals(double step)
{
    int places = 0;
    while (places < 6 && std::abs(step - std::round(step)) > 1e-9) {
        step *= 10;
        ++places;
    }
    return places;
}

double numberOf(const CellValue &value)
{
    if (const auto *quantity = std::get_if<Quantity>(&value))
        return quantity->value;
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*integer);
    if (const auto *number = std::get_if<double>(&value))
        return *number;
    return kNaN;
}

CellValue withNumber(const FieldSpec &field, double value)
{
    switch (field.type) {
    case FieldType::Integer:
        return static_cast<std::int64_t>(std::llround(value));
    case FieldType::Number:
        return value;
    default: {
        const double step = field.step > 0 ? field.step : 1e-6;
        return Quantity{std::round(value / step) * step, field.unit};
    }
    }
}

/// The ends of a slider: the plausible range and a quarter more on each side, within the hard one.
content::Range sliderRange(const FieldSpec &field)
{
    const content::Range hard = field.hard.value_or(content::Range{0, 100});
    const content::Range band = field.plausible.value_or(hard);
    const double margin = (band.high - band.low) * 0.25;
    return {std::max(hard.low, band.low - margin), std::min(hard.high, band.high + margin)};
}

} // namespace

InspectorModel::InspectorModel(client::ShownWorld &shown, Selection &selection,
                               EditController &edit, const content::Schema &schema,
                               const content::Catalogue &catalogue, QObject *parent)
    : QAbstractListModel(parent)
    , m_shown(shown)
    , m_selection(selection)
    , m_edit(edit)
    , m_schema(schema)
    , m_catalogue(catalogue)
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
    for (const content::Op &op : change.ops) {
        const auto *set = std::get_if<content::SetOp>(&op);
        if (!set)
            continue;
        const auto key = std::pair(set->record, set->cell);
        const auto it = m_saved.find(key);
        if (it == m_saved.end()) {
            m_saved.emplace(key, set->before);
        } else if (it->second == set->after) {
            m_saved.erase(it);
        }
    }
    if (m_shown.replica() && !m_shown.replica()->isModified())
        m_saved.clear();
    refreshValues();
}

bool InspectorModel::hasComponent(const Id &entity, std::string_view kind) const
{
    if (!m_shown.hasWorld())
        return false;
    const auto &world = m_shown.world();
    const world::Handle handle = world.find(entity);
    const int component = world.layout().componentIndex(kind);
    return handle != world::kNoHandle && component >= 0 && world.hasComponent(handle, component);
}

CellValue InspectorModel::valueOf(const Id &entity, std::string_view kind,
                                  const FieldSpec &field) const
{
    const auto &world = m_shown.world();
    if (field.recorded) {
        const auto ref = world.layout().find(kind, field.name);
        const world::Handle handle = world.find(entity);
        return ref.isValid() && handle != world::kNoHandle ? world.value(handle, ref) : CellValue();
    }
    return content::effectiveValue(m_shown.document(), m_schema, m_catalogue, entity, kind,
                                   field.name)
        .value;
}

void InspectorModel::fill(Row &row) const
{
    row.values.clear();
    row.was.clear();
    row.overridden = false;
    const auto &document = m_shown.document();
    for (const Id &entity : m_selection.ids()) {
        const content::Record *record =
            row.kind == "entity" ? document.find(entity) : document.component(entity, row.kind);
        const auto take = [&](const FieldSpec &field) {
            row.values.push_back(valueOf(entity, row.kind, field));
            if (!record || !m_shown.isDraft())
                return;
            row.overridden = row.overridden || !content::isAbsent(record->cell(field.name));
            const auto was = m_saved.find({record->id, field.name});
            if (was != m_saved.end() && m_selection.ids().size() == 1)
                row.was = textOf(field, was->second);
        };
        if (row.type == Type::Pressure) {
            for (const char *name : kPressureFields)
                take(*m_schema.field("vitals", name));
        } else {
            take(*row.field);
        }
    }
}

void InspectorModel::appendSection(const content::KindSpec &kind, const std::vector<Id> &entities)
{
    std::vector<Row> rows;
    for (const FieldSpec &field : kind.fields) {
        if (kind.name == "entity" && (field.name == "origin" || field.name == "prefab"))
            continue;
        Row row;
        row.kind = kind.name;
        row.field = &field;
        row.label = qt(field.label);
        row.hint = qt(field.docs);
        row.readOnly = !field.authored || !kind.authored;
        switch (field.type) {
        case FieldType::Quantity:
        case FieldType::Integer:
        case FieldType::Number:
            row.type = Type::Number;
            break;
        case FieldType::Enum:
            row.type = Type::Choice;
            break;
        case FieldType::Flag:
            row.type = Type::Flag;
            break;
        case FieldType::Vec3:
            row.type = Type::Vector;
            break;
        case FieldType::Quat:
            row.type = Type::Rotation;
            break;
        case FieldType::Ref:
            row.type = Type::Reference;
            break;
        case FieldType::String:
            row.type = Type::Text;
            break;
        default:
            continue;
        }
        if (kind.name == "vitals" && field.coupled == "abp") {
            if (field.name != "sbp")
                continue;
            row.type = Type::Pressure;
            row.label = QStringLiteral("ABP");
        }
        rows.push_back(std::move(row));
    }
    if (rows.empty())
        return;
    Row section;
    section.kind = kind.name;
    section.label = qt(kind.label);
    if (kind.name == "transform" && entities.size() == 1) {
        const auto &world = m_shown.world();
        const world::Handle parent = world.parent(world.find(entities.front()));
        if (parent > 1)
            section.hint = tr("relative to %1").arg(qt(world.name(parent)));
    }
    m_rows.push_back(std::move(section));
    for (Row &row : rows) {
        fill(row);
        m_rows.push_back(std::move(row));
    }
}

void InspectorModel::rebuild()
{
    m_dragStart.clear();
    const std::vector<Id> &entities = m_selection.ids();
    beginResetModel();
    m_rows.clear();
    m_title.clear();
    m_subtitle.clear();
    const bool alive = m_shown.hasWorld() && !entities.empty() &&
                       std::all_of(entities.begin(), entities.end(), [&](const Id &id) {
                           return m_shown.world().find(id) != world::kNoHandle;
                       });
    if (alive) {
        const auto &world = m_shown.world();
        const world::Handle first = world.find(entities.back());
        m_title = entities.size() == 1
                      ? qt(world.name(first))
                      : tr("%n entities", nullptr, static_cast<int>(entities.size()));
        if (const auto *prefab = m_catalogue.prefab(world.prefab(first));
            prefab && entities.size() == 1)
            m_subtitle = qt(prefab->name);
        // What a clinician changes most comes first; where a thing stands comes last.
        static constexpr std::array kOrder{"vitals",   "rhythm",        "airway",  "sensors",
                                           "infusion", "defibrillator", "monitor", "device",
                                           "actor",    "patient",       "entity",  "transform"};
        for (const char *name : kOrder) {
            const content::KindSpec *kind = m_schema.kind(name);
            if (kind && std::all_of(entities.begin(), entities.end(),
                                    [&](const Id &id) { return hasComponent(id, kind->name); }))
                appendSection(*kind, entities);
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
        if (!m_shown.hasWorld() || m_shown.world().find(id) == world::kNoHandle) {
            rebuild();
            return;
        }
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        if (!row.field)
            continue;
        const Row before = row;
        fill(row);
        if (before.values != row.values || before.was != row.was ||
            before.overridden != row.overridden) {
            const QModelIndex at = index(static_cast<int>(i));
            Q_EMIT dataChanged(at, at);
        }
    }
}

bool InspectorModel::isMixed(const Row &row) const
{
    const std::size_t per = row.type == Type::Pressure ? 3 : 1;
    for (std::size_t i = per; i < row.values.size(); ++i) {
        if (row.values[i] != row.values[i % per])
            return true;
    }
    return false;
}

QString InspectorModel::textOf(const FieldSpec &field, const CellValue &value) const
{
    const double number = numberOf(value);
    if (!std::isnan(number))
        return QString::number(number, 'f',
                               field.type == FieldType::Integer ? 0 : decimals(field.step));
    if (const auto *text = std::get_if<std::string>(&value)) {
        if (field.type == FieldType::Enum) {
            if (const auto *option = m_schema.enumValue(field.enumName, *text))
                return qt(option->label);
        }
        return qt(*text);
    }
    if (const auto *ref = std::get_if<Id>(&value)) {
        const auto &world = m_shown.world();
        const world::Handle handle = world.find(*ref);
        return handle == world::kNoHandle ? QString() : qt(world.name(handle));
    }
    return {};
}

QString InspectorModel::textOf(const Row &row) const
{
    if (!row.field || row.values.empty() || isMixed(row))
        return {};
    if (row.type == Type::Pressure) {
        const double s = numberOf(row.values[0]);
        const double d = numberOf(row.values[1]);
        const double m = numberOf(row.values[2]);
        if (std::isnan(s) || std::isnan(d))
            return {};
        QString text = QStringLiteral("%1 / %2").arg(s, 0, 'f', 0).arg(d, 0, 'f', 0);
        if (!std::isnan(m))
            text += QStringLiteral(" (%1)").arg(m, 0, 'f', 0);
        return text;
    }
    return textOf(*row.field, row.values.front());
}

const InspectorModel::Row *InspectorModel::row(int index) const
{
    return index >= 0 && index < static_cast<int>(m_rows.size()) ? &m_rows[index] : nullptr;
}

void InspectorModel::setAll(const Row &row, const CellValue &value)
{
    std::vector<FieldEdit> edits;
    for (const Id &id : m_selection.ids())
        edits.push_back({id, row.kind, {{row.field->name, value}}});
    m_edit.setFields(edits);
}

std::vector<FieldEdit> InspectorModel::pressureEdits(const Row &row, double s, double d,
                                                     double mean) const
{
    std::vector<FieldEdit> edits;
    for (const Id &id : m_selection.ids()) {
        edits.push_back({id,
                         row.kind,
                         {{"sbp", withNumber(*m_schema.field("vitals", "sbp"), s)},
                          {"dbp", withNumber(*m_schema.field("vitals", "dbp"), d)},
                          {"map", withNumber(*m_schema.field("vitals", "map"), mean)}}});
    }
    return edits;
}

bool InspectorModel::commitText(int index, const QString &text)
{
    const Row *row = this->row(index);
    if (!row || !row->field || row->readOnly || !isEditable())
        return false;
    const std::string utf8 = text.toStdString();
    const auto refuse = [&](const Error &error) {
        Q_EMIT rejected(error.message);
        return false;
    };
    if (row->type == Type::Text) {
        setAll(*row, utf8);
        return true;
    }
    if (row->type == Type::Pressure) {
        // "96/58" or "96/58 (71)"; without a mean it follows: D + (S − D)/3.
        const QString plain = QString(text).remove(u' ').remove(u')').replace(u'(', u'/');
        const QStringList parts = plain.split(u'/', Qt::SkipEmptyParts);
        std::vector<double> numbers;
        for (const QString &part : parts) {
            const auto number = evaluateNumber(part.toStdString(), kNaN, row->field->unit);
            if (!number)
                return refuse(number.error());
            numbers.push_back(number->value);
        }
        if (numbers.size() < 2 || numbers.size() > 3)
            return refuse(Error("editor.pressure.malformed", {{"text", utf8}}));
        const double mean =
            numbers.size() == 3 ? numbers[2] : numbers[1] + (numbers[0] - numbers[1]) / 3;
        m_edit.setFields(pressureEdits(*row, numbers[0], numbers[1], mean));
        return true;
    }
    if (row->type != Type::Number)
        return false;
    // Relative input keeps the differences of a mixed selection.
    std::vector<FieldEdit> edits;
    for (std::size_t i = 0; i < row->values.size(); ++i) {
        const auto value = evaluateNumber(utf8, numberOf(row->values[i]), row->field->unit);
        if (!value)
            return refuse(value.error());
        edits.push_back({m_selection.ids()[i],
                         row->kind,
                         {{row->field->name, withNumber(*row->field, value->value)}}});
    }
    m_edit.setFields(edits);
    return true;
}

std::vector<FieldEdit> InspectorModel::dragEdits(const Row &row, double delta) const
{
    const content::Range hard = row.field->hard.value_or(content::Range{-1e9, 1e9});
    const auto clamped = [&](double value) { return std::clamp(value, hard.low, hard.high); };
    if (row.type == Type::Pressure) {
        return pressureEdits(row, clamped(numberOf(row.values[0]) + delta),
                             clamped(numberOf(row.values[1]) + delta),
                             clamped(numberOf(row.values[2]) + delta));
    }
    std::vector<FieldEdit> edits;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const double from = numberOf(row.values[i]);
        edits.push_back(
            {m_selection.ids()[i],
             row.kind,
             {{row.field->name,
               withNumber(*row.field, clamped((std::isnan(from) ? 0 : from) + delta))}}});
    }
    return edits;
}

void InspectorModel::drag(int index, double delta)
{
    const Row *row = this->row(index);
    if (!row || !row->field || row->readOnly || !isEditable() || row->values.empty())
        return;
    if (m_dragStart.empty())
        m_dragStart.push_back(*row);
    m_edit.previewFields(dragEdits(m_dragStart.front(), delta));
}

void InspectorModel::commitDrag(int index, double delta)
{
    const Row *row = this->row(index);
    if (!row || !row->field || row->readOnly || !isEditable() || row->values.empty())
        return;
    const Row start = m_dragStart.empty() ? *row : m_dragStart.front();
    m_dragStart.clear();
    m_edit.endPreview();
    m_edit.setFields(dragEdits(start, delta));
}

void InspectorModel::cancelDrag()
{
    m_dragStart.clear();
    m_edit.endPreview();
}

void InspectorModel::choose(int index, int option)
{
    const Row *row = this->row(index);
    if (!row || !row->field || row->readOnly || !isEditable())
        return;
    if (row->type == Type::Choice) {
        const auto &options = m_schema.enumValues(row->field->enumName);
        if (option >= 0 && option < static_cast<int>(options.size()))
            setAll(*row, options[option].value);
    }
}

void InspectorModel::setFlag(int index, bool on)
{
    const Row *row = this->row(index);
    if (row && row->type == Type::Flag && !row->readOnly && isEditable())
        setAll(*row, on);
}

bool InspectorModel::commitAxis(int index, int axis, const QString &text)
{
    const Row *row = this->row(index);
    if (!row || row->values.empty() || axis < 0 || axis > 2 || !isEditable())
        return false;
    const bool rotation = row->type == Type::Rotation;
    std::vector<FieldEdit> edits;
    for (std::size_t i = 0; i < row->values.size(); ++i) {
        std::array<double, 3> axes{};
        if (rotation) {
            const Quat *q = std::get_if<Quat>(&row->values[i]);
            axes = toEulerDegrees(q ? *q : Quat{});
        } else {
            const Vec3 *v = std::get_if<Vec3>(&row->values[i]);
            axes = v ? std::array{v->x, v->y, v->z} : axes;
        }
        const auto value = evaluateNumber(text.toStdString(), axes[axis], rotation ? "deg" : "m");
        if (!value) {
            Q_EMIT rejected(value.error().message);
            return false;
        }
        axes[axis] = value->value;
        edits.push_back(
            {m_selection.ids()[i],
             row->kind,
             {{row->field->name, rotation ? CellValue(fromEulerDegrees(axes))
                                          : CellValue(Vec3{axes[0], axes[1], axes[2]})}}});
    }
    m_edit.setFields(edits);
    return true;
}

void InspectorModel::revert(int index)
{
    const Row *row = this->row(index);
    if (!row || !row->field || !isEditable())
        return;
    if (row->type == Type::Pressure) {
        for (const char *name : kPressureFields)
            m_edit.revertField(m_selection.ids(), row->kind, name);
    } else {
        m_edit.revertField(m_selection.ids(), row->kind, row->field->name);
    }
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
    const Row &row = m_rows[index.row()];
    const double value = row.values.empty() || isMixed(row) ? kNaN : numberOf(row.values.front());
    const content::Range slider = row.field ? sliderRange(*row.field) : content::Range{};
    switch (role) {
    case TypeRole: {
        static constexpr std::array kNames{"section", "number", "pressure", "choice",   "flag",
                                           "text",    "vector", "rotation", "reference"};
        return QString::fromLatin1(kNames[static_cast<std::size_t>(row.type)]);
    }
    case Qt::DisplayRole:
    case LabelRole:
        return row.label;
    case PathRole:
        return row.field ? qt(row.kind + "." + row.field->name) : qt(row.kind);
    case TextRole:
        return textOf(row);
    case UnitRole:
        return row.field ? qt(content::displayUnit(row.field->unit)) : QString();
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
    case OptionsRole: {
        QStringList labels;
        if (row.type == Type::Choice) {
            for (const auto &option : m_schema.enumValues(row.field->enumName))
                labels << qt(option.label);
        }
        return labels;
    }
    case CurrentRole: {
        if (row.type != Type::Choice || row.values.empty() || isMixed(row))
            return -1;
        const auto *text = std::get_if<std::string>(&row.values.front());
        const auto &options = m_schema.enumValues(row.field->enumName);
        for (std::size_t i = 0; text && i < options.size(); ++i) {
            if (options[i].value == *text)
                return static_cast<int>(i);
        }
        return -1;
    }
    case CheckedRole: {
        const bool *on = row.values.empty() ? nullptr : std::get_if<bool>(&row.values.front());
        return on && *on && !isMixed(row);
    }
    case OverriddenRole:
        return row.overridden;
    case MixedRole:
        return isMixed(row);
    case OutOfRangeRole:
        return row.field && row.field->plausible && !std::isnan(value) &&
               (value < row.field->plausible->low || value > row.field->plausible->high);
    case ReadOnlyRole:
        return row.readOnly;
    case AxesRole: {
        QStringList axes;
        if (row.values.empty() || isMixed(row))
            return QStringList{QString(), QString(), QString()};
        if (const auto *v = std::get_if<Vec3>(&row.values.front())) {
            for (const double part : {v->x, v->y, v->z})
                axes << QString::number(part == 0 ? 0.0 : part, 'f', 2);
        } else if (const auto *q = std::get_if<Quat>(&row.values.front())) {
            for (const double part : toEulerDegrees(*q))
                axes << QString::number(std::abs(part) < 0.05 ? 0.0 : part, 'f', 1);
        }
        return axes;
    }
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
            {AxesRole, "axes"}};
}

} // namespace ward::editor
