// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/actions/actions_model.h"

#include "core/base/text.h"
#include "core/content/units.h"
#include "editor/actions/expected_doses.h"
#include "editor/selection.h"
#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"

#include <QPointer>

#include <algorithm>
#include <array>

namespace ward::editor {

namespace {

struct Group
{
    std::string_view prefix; ///< of the action's name
    const char *label;
};

/// In the order of an emergency: see, compress, shock, breathe, drugs; last what only an instructor
/// can cause.
constexpr std::array kGroups{
    Group{"recognise", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Assess and call")},
    Group{"call.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Assess and call")},
    Group{"pulse.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Assess and call")},
    Group{"rhythm.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Assess and call")},
    Group{"cpr.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Compressions")},
    Group{"defib.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Defibrillation")},
    Group{"oxygen.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Airway and breathing")},
    Group{"bvm.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Airway and breathing")},
    Group{"airway.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Airway and breathing")},
    Group{"vent.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Airway and breathing")},
    Group{"chest.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Airway and breathing")},
    Group{"iv.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Drugs and fluids")},
    Group{"drug.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Drugs and fluids")},
    Group{"fluid.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Drugs and fluids")},
    Group{"bleeding.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Drugs and fluids")},
    Group{"monitor.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Monitoring")},
    Group{"alarm.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Monitoring")},
    Group{"lab.", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Monitoring")},
    Group{"", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Other")},
    Group{"phys.",
          QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "The patient's course (instructor)")},
    Group{"instructor.",
          QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "The patient's course (instructor)")},
};

std::size_t groupOf(const content::ActionSpec &spec)
{
    std::size_t found = kGroups.size();
    for (std::size_t i = 0; i < kGroups.size(); ++i) {
        const bool better =
            found == kGroups.size() || kGroups[i].prefix.size() > kGroups[found].prefix.size();
        if (spec.name.starts_with(kGroups[i].prefix) && better)
            found = i;
    }
    return found;
}

/// The name as a label: the schema's argument names are single lower-case words or abbreviations.
QString labelOf(const content::ActionArg &arg)
{
    static constexpr std::pair<std::string_view, const char *> kKnown[] = {
        {"fio2", "FiO₂"},
        {"peep", "PEEP"},
        {"vt", QT_TRANSLATE_NOOP("ward::editor::ActionsModel", "Tidal volume")},
    };
    for (const auto &[name, label] : kKnown) {
        if (arg.name == name)
            return ActionsModel::tr(label);
    }
    QString label = toQString(arg.name);
    label.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!label.isEmpty())
        label[0] = label[0].toUpper();
    return label;
}

/// The default without its unit, which stands beside the field.
QString startValue(const content::ActionArg &arg)
{
    if (arg.type != "quantity" || arg.defaultText.empty())
        return toQString(arg.defaultText);
    const auto quantity = content::parseQuantity(arg.defaultText, arg.unit);
    return quantity ? QString::number(quantity->value) : toQString(arg.defaultText);
}

} // namespace

ActionsModel::ActionsModel(client::ShownWorld &shown, Selection &selection,
                           const content::Schema &schema, QObject *parent)
    : QAbstractListModel(parent)
    , m_shown(shown)
    , m_selection(selection)
    , m_schema(schema)
{
    for (const content::ActionSpec &spec : schema.actions()) {
        Row row;
        row.spec = &spec;
        row.group = tr(kGroups[groupOf(spec)].label);
        row.name = toQString(spec.name);
        row.label = toQString(spec.label);
        for (const content::ActionArg &arg : spec.args)
            row.values.push_back(startValue(arg));
        m_rows.push_back(std::move(row));
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) {
        return groupOf(*a.spec) < groupOf(*b.spec);
    });
    applyFilter();
    connect(&selection, &Selection::changed, this, &ActionsModel::followSession);
    connect(&shown, &client::ShownWorld::changed, this, &ActionsModel::followSession);
    connect(&shown, &client::ShownWorld::liveChanged, this, &ActionsModel::followSession);
    connect(&shown, &client::ShownWorld::jumped, this, &ActionsModel::followDocument);
    connect(&shown, &client::ShownWorld::documentChanged, this, &ActionsModel::followDocument);
    followSession();
    followDocument();
}

void ActionsModel::followDocument()
{
    static constexpr std::string_view kGive = "drug.bolus";
    const auto give = std::find_if(m_schema.actions().begin(), m_schema.actions().end(),
                                   [](const content::ActionSpec &s) { return s.name == kGive; });
    std::vector<Row> doses;
    if (give != m_schema.actions().end()) {
        for (const ExpectedDose &dose : expectedDoses(m_shown.document(), m_schema)) {
            const auto drug =
                std::find_if(m_schema.drugs().begin(), m_schema.drugs().end(),
                             [&](const content::DrugSpec &d) { return d.name == dose.drug; });
            Row row;
            row.spec = &*give;
            row.group = tr("Drugs of this scenario");
            for (const content::ActionArg &arg : give->args)
                row.values.push_back(toQString(arg.name == "drug"    ? dose.drug
                                               : arg.name == "dose"  ? dose.dose
                                               : arg.name == "route" ? dose.route
                                                                     : arg.defaultText));
            row.name = QStringLiteral("%1 %2 %3 %4")
                           .arg(toQString(give->name), toQString(dose.drug), toQString(dose.dose),
                                toQString(dose.route));
            const QString route = toQString(dose.route);
            row.label = QStringLiteral("%1 %2 %3")
                            .arg(toQString(drug->label), toQString(dose.dose),
                                 route.size() == 2 ? route.toUpper() : route);
            row.expected = true;
            doses.push_back(std::move(row));
        }
    }
    const auto firstAction =
        std::find_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return !row.expected; });
    const bool same = std::equal(doses.begin(), doses.end(), m_rows.begin(), firstAction,
                                 [](const Row &a, const Row &b) { return a.name == b.name; });
    if (same)
        return;
    beginResetModel();
    m_rows.erase(m_rows.begin(), firstAction);
    m_rows.insert(m_rows.begin(), std::make_move_iterator(doses.begin()),
                  std::make_move_iterator(doses.end()));
    applyFilter();
    endResetModel();
    Q_EMIT targetChanged(); // what is ready to be done is asked again
}

void ActionsModel::followSession()
{
    const client::SessionReplica *replica = m_shown.replica();
    const Id id = patient();
    if (replica && replica->session() != m_session) {
        m_session = replica->session();
        for (Row &row : m_rows)
            row.done.clear();
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {DoneRole});
    }
    const bool available = !id.isNull() && m_shown.isLive() && !m_shown.isDraft() && replica &&
                           replica->clock().state != client::ClockState::Ended;
    const QString target =
        id.isNull() ? QString() : toQString(m_shown.world().name(m_shown.world().find(id)));
    if (available == m_available && target == m_target)
        return;
    m_available = available;
    m_target = target;
    Q_EMIT targetChanged();
}

Id ActionsModel::patient() const
{
    if (!m_shown.hasWorld())
        return {};
    const world::World &world = m_shown.world();
    const int component = world.layout().componentIndex("patient");
    for (auto h = world.find(m_selection.primary()); h != world::kNoHandle; h = world.parent(h)) {
        if (world.hasComponent(h, component))
            return world.id(h);
    }
    const auto patients = world.having(component);
    return patients.empty() ? Id() : world.id(patients.front());
}

QString ActionsModel::target() const
{
    return m_target;
}

bool ActionsModel::isAvailable() const
{
    return m_available;
}

void ActionsModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    beginResetModel();
    applyFilter();
    endResetModel();
    Q_EMIT filterChanged();
}

const content::DrugSpec *ActionsModel::drugMeant(const QString &text) const
{
    constexpr int kEnough = 3;
    if (text.size() < kEnough)
        return nullptr;
    for (const content::DrugSpec &drug : m_schema.drugs()) {
        bool fits = toQString(drug.label).startsWith(text, Qt::CaseInsensitive);
        for (const std::string &synonym : drug.synonyms)
            fits = fits || toQString(synonym).startsWith(text, Qt::CaseInsensitive);
        if (fits)
            return &drug;
    }
    return nullptr;
}

void ActionsModel::applyFilter()
{
    m_visible.clear();
    const QString wanted = m_filter.trimmed();
    const content::DrugSpec *drug = drugMeant(wanted);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        bool fits = wanted.isEmpty();
        for (const QString &text : {row.label, row.name, row.group})
            fits = fits || text.contains(wanted, Qt::CaseInsensitive);
        for (std::size_t a = 0; drug && a < row.values.size(); ++a) {
            if (row.spec->args[a].type != "drug")
                continue;
            if (row.expected) {
                fits = fits || row.values[a] == toQString(drug->name);
                continue;
            }
            row.values[a] = toQString(drug->name);
            row.open = fits = true;
        }
        if (fits)
            m_visible.push_back(i);
    }
}

void ActionsModel::changed(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
}

void ActionsModel::toggle(int row)
{
    if (!holds(row) || at(row).expected || at(row).spec->args.empty())
        return;
    at(row).open = !at(row).open;
    changed(row);
}

void ActionsModel::setText(int row, int argument, const QString &text)
{
    if (!holds(row) || argument < 0 || argument >= static_cast<int>(at(row).values.size()))
        return;
    at(row).values[static_cast<std::size_t>(argument)] = text.trimmed();
    changed(row);
}

void ActionsModel::choose(int row, int argument, int choice)
{
    if (!holds(row) || argument < 0 || argument >= static_cast<int>(at(row).values.size()))
        return;
    const auto all = choices(at(row).spec->args[static_cast<std::size_t>(argument)]);
    if (choice >= 0 && choice < static_cast<int>(all.size()))
        setText(row, argument, all[static_cast<std::size_t>(choice)].first);
}

bool ActionsModel::isReady(const Row &row)
{
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        if (row.values[i].isEmpty() && row.spec->args[i].defaultText.empty())
            return false;
    }
    return true;
}

void ActionsModel::perform(int row)
{
    if (holds(row))
        perform(at(row), patient());
}

void ActionsModel::performOn(const QString &action, const Id &patient)
{
    if (const Row *row = expectedRow(action, {}))
        perform(*row, patient);
}

void ActionsModel::perform(const Row &what, const Id &patient)
{
    if (!m_available || !isReady(what))
        return;
    client::LearnerAction action;
    action.action = what.spec->name;
    action.target = patient;
    for (std::size_t i = 0; i < what.values.size(); ++i) {
        if (!what.values[i].isEmpty())
            action.args[what.spec->args[i].name] = what.values[i].toStdString();
    }
    m_shown.replica()->act(std::move(action), [self = QPointer(this), name = what.name,
                                               session = m_session](const client::Outcome &o) {
        if (!self)
            return;
        if (!o.accepted)
            Q_EMIT self->refused(o.reason);
        else if (session == self->m_session)
            self->acknowledge(name);
    });
}

void ActionsModel::acknowledge(const QString &name)
{
    const auto row =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &r) { return r.name == name; });
    if (row == m_rows.end() || !m_shown.hasWorld())
        return;
    row->done = toQString(formatTime(m_shown.tick().time())).section(u'.', 0, 0);
    const auto seen = std::find(m_visible.begin(), m_visible.end(),
                                static_cast<std::size_t>(row - m_rows.begin()));
    if (seen != m_visible.end())
        changed(static_cast<int>(seen - m_visible.begin()));
}

const ActionsModel::Row *ActionsModel::expectedRow(const QString &action, const QString &drug) const
{
    const Row *found = nullptr;
    for (const Row &row : m_rows) {
        if (toQString(row.spec->name) != action)
            continue;
        // Without a drug's name, only a person knows which one is meant.
        if (row.expected && (drug.isEmpty() || std::find(row.values.begin(), row.values.end(),
                                                         drug) == row.values.end()))
            continue;
        found = &row;
        break;
    }
    return found;
}

bool ActionsModel::isExpectedReady(const QString &action, const QString &drug) const
{
    const Row *row = expectedRow(action, drug);
    return row != nullptr && (row->expected || drug.isEmpty()) && isReady(*row);
}

void ActionsModel::performExpected(const QString &action, const QString &drug)
{
    const Row *row = expectedRow(action, drug);
    if (row == nullptr)
        return;
    if (isExpectedReady(action, drug)) {
        perform(*row, patient());
        return;
    }
    const auto wanted = static_cast<std::size_t>(row - m_rows.data());
    for (std::size_t i = 0; i < row->values.size() && !drug.isEmpty(); ++i) {
        if (row->spec->args[i].type == "drug")
            m_rows[wanted].values[i] = drug;
    }
    m_rows[wanted].open = !row->spec->args.empty();
    setFilter({});
    changed(static_cast<int>(wanted)); // unfiltered, every row is where it is
    Q_EMIT revealed(static_cast<int>(wanted));
}

std::vector<std::pair<QString, QString>> ActionsModel::choices(const content::ActionArg &arg) const
{
    std::vector<std::pair<QString, QString>> all;
    if (arg.type == "enum") {
        for (const content::EnumValue &value : m_schema.enumValues(arg.enumName))
            all.emplace_back(toQString(value.value), toQString(value.label));
    } else if (arg.type == "drug") {
        for (const content::DrugSpec &drug : m_schema.drugs())
            all.emplace_back(toQString(drug.name), toQString(drug.label));
        std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) {
            return a.second.localeAwareCompare(b.second) < 0;
        });
    }
    return all;
}

QVariantList ActionsModel::arguments(const Row &row) const
{
    QVariantList list;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const content::ActionArg &arg = row.spec->args[i];
        QStringList labels;
        int current = -1;
        for (const auto &[value, label] : choices(arg)) {
            if (value == row.values[i])
                current = static_cast<int>(labels.size());
            labels.push_back(label);
        }
        // "1" is the unit of a plain fraction.
        const QString unit =
            arg.unit == "1" ? QString() : toQString(content::displayUnit(arg.unit));
        list.push_back(QVariantMap{{QStringLiteral("label"), labelOf(arg)},
                                   {QStringLiteral("text"), row.values[i]},
                                   {QStringLiteral("unit"), unit},
                                   {QStringLiteral("required"), arg.defaultText.empty()},
                                   {QStringLiteral("choices"), labels},
                                   {QStringLiteral("current"), current}});
    }
    return list;
}

int ActionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_visible.size());
}

QVariant ActionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = at(index.row());
    switch (role) {
    case NameRole:
        return row.name;
    case Qt::DisplayRole:
    case LabelRole:
        return row.label;
    case DocsRole:
        return toQString(row.spec->docs);
    case GroupRole:
        return row.group;
    case OpenRole:
        return row.open;
    case ReadyRole:
        return isReady(row);
    case ArgumentsRole:
        return row.expected ? QVariantList() : arguments(row);
    case DoneRole:
        return row.done;
    default:
        return {};
    }
}

QHash<int, QByteArray> ActionsModel::roleNames() const
{
    return {{NameRole, "name"},           {LabelRole, "label"}, {DocsRole, "docs"},
            {GroupRole, "group"},         {OpenRole, "open"},   {ReadyRole, "ready"},
            {ArgumentsRole, "arguments"}, {DoneRole, "done"}};
}

} // namespace ward::editor
