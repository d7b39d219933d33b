// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/why/why_model.h"

#include "core/base/text.h"
#include "editor/log/log_model.h"
#include "sim-client/shown_world.h"
#include "sim-client/why_desk.h"

#include <QHash>
#include <QPointer>

#include <array>
#include <utility>

namespace ward::editor {

namespace {

using About = client::WhyQuestion::About;

/// What a debriefing asks about, in the order of a bedside monitor.
constexpr std::array kVitals{"vitals.hr", "vitals.spo2",  "vitals.map",
                             "vitals.rr", "vitals.etco2", "vitals.temp"};
/// Answers that can be gone back to.
constexpr std::size_t kKept = 30;

QString kindName(WhyRow::Kind kind)
{
    switch (kind) {
    case WhyRow::Kind::Headline:
        return QStringLiteral("headline");
    case WhyRow::Kind::Detail:
        return QStringLiteral("detail");
    case WhyRow::Kind::Section:
        return QStringLiteral("section");
    case WhyRow::Kind::Link:
        return QStringLiteral("link");
    case WhyRow::Kind::Root:
        return QStringLiteral("root");
    case WhyRow::Kind::Trigger:
        return QStringLiteral("trigger");
    case WhyRow::Kind::Condition:
        return QStringLiteral("condition");
    case WhyRow::Kind::Miss:
        return QStringLiteral("miss");
    case WhyRow::Kind::Remark:
        return QStringLiteral("remark");
    }
    return {};
}

QString textOf(const content::Record &record, std::string_view cell)
{
    const auto *text = std::get_if<std::string>(&record.cell(cell));
    return text != nullptr ? toQString(*text) : QString();
}

} // namespace

WhyModel::WhyModel(client::ShownWorld &shown, const LogModel &log, const content::Schema &schema,
                   QObject *parent)
    : QAbstractListModel(parent)
    , m_shown(shown)
    , m_log(log)
    , m_schema(schema)
    , m_words(schema)
{
    for (const char *path : kVitals) {
        const content::FieldSpec *field = schema.field(path);
        m_vitals << (field != nullptr ? toQString(field->label) : QString::fromLatin1(path));
    }
}

WhyModel::~WhyModel() = default;

void WhyModel::setDesk(client::WhyDesk *desk)
{
    if (m_desk != nullptr)
        m_desk->withdraw();
    m_desk = desk;
    m_before.clear();
    m_asked = {};
    m_problem.clear();
    m_state = State::Idle;
    show({});
}

void WhyModel::setPatient(const Id &patient)
{
    m_patient = patient;
}

Id WhyModel::patient() const
{
    if (!m_shown.hasWorld())
        return {};
    const world::World &world = m_shown.world();
    const int component = world.layout().componentIndex("vitals");
    const world::Handle chosen = world.find(m_patient);
    if (chosen != world::kNoHandle && world.hasComponent(chosen, component))
        return m_patient;
    const auto having = world.having(component);
    return having.empty() ? Id() : world.id(having.front());
}

QString WhyModel::vitalOf(const QString &field)
{
    static const QHash<QString, QString> kMeasured{
        {QStringLiteral("abp_s"), QStringLiteral("sbp")},
        {QStringLiteral("abp_d"), QStringLiteral("dbp")},
        {QStringLiteral("abp_m"), QStringLiteral("map")},
        {QStringLiteral("nibp_s"), QStringLiteral("sbp")},
        {QStringLiteral("nibp_d"), QStringLiteral("dbp")},
        {QStringLiteral("nibp_m"), QStringLiteral("map")},
        {QStringLiteral("pulse"), QStringLiteral("hr")},
    };
    const QString name = field.section(u'.', 1);
    const QString prefix = QStringLiteral("vitals.");
    const QString path = field.startsWith(prefix) ? field
                         : field.startsWith(QStringLiteral("numerics."))
                             ? prefix + kMeasured.value(name, name)
                             : QString();
    const content::FieldSpec *spec = content::Schema::shipped().field(path.toStdString());
    const bool number = spec != nullptr && (spec->type == content::FieldType::Quantity ||
                                            spec->type == content::FieldType::Integer);
    return number ? path : QString();
}

void WhyModel::askEvent(std::uint64_t id)
{
    const recording::Event *event = m_log.event(id);
    if (event == nullptr)
        return;
    Asked next;
    next.question.about = About::Event;
    next.question.event = id;
    next.question.at = event->tick;
    next.subject = m_log.sentenceOf(*event);
    ask(std::move(next));
}

void WhyModel::askRule(const Id &rule)
{
    if (!m_shown.hasWorld())
        return;
    Asked next;
    next.question.about = About::Rule;
    next.question.name = rule.toString();
    next.question.at = m_shown.tick();
    const content::Record *record = m_shown.document().find(rule);
    next.subject =
        record != nullptr ? tr("Rule “%1”").arg(textOf(*record, "name")) : tr("A rule of before");
    ask(std::move(next));
}

void WhyModel::askVital(const QString &field, Id of, std::optional<Tick> at)
{
    const QString path = vitalOf(field);
    const content::FieldSpec *spec = m_schema.field(path.toStdString());
    if (of.isNull())
        of = patient();
    if (spec == nullptr || of.isNull() || !m_shown.hasWorld())
        return;
    Asked next;
    next.question.about = About::Vital;
    next.question.name = path.toStdString();
    next.question.entity = of.toString();
    next.question.at = at.value_or(m_shown.tick());
    const world::Handle handle = m_shown.world().find(of);
    next.subject = handle == world::kNoHandle
                       ? toQString(spec->label)
                       : tr("%1 of %2", "%1 a vital sign, %2 whose")
                             .arg(toQString(spec->label), toQString(m_shown.world().name(handle)));
    ask(std::move(next));
}

void WhyModel::askAbout(int vital)
{
    if (vital >= 0 && vital < static_cast<int>(kVitals.size()))
        askVital(QString::fromLatin1(kVitals[static_cast<std::size_t>(vital)]));
}

void WhyModel::ask(Asked asked)
{
    if (m_desk == nullptr)
        return;
    if (m_state == State::Answered && m_why) {
        m_before.push_back({std::move(m_asked), *std::move(m_why)});
        if (m_before.size() > kKept)
            m_before.erase(m_before.begin());
    }
    m_asked = std::move(asked);
    send();
    Q_EMIT this->asked();
}

void WhyModel::send()
{
    m_problem.clear();
    m_state = State::Waiting;
    show({});
    m_desk->ask(m_asked.question, [self = QPointer(this)](Result<client::Why> why) {
        if (self)
            self->answered(std::move(why));
    });
}

void WhyModel::answered(Result<client::Why> why)
{
    if (m_state != State::Waiting)
        return;
    if (!why) {
        m_problem = m_words.say(why.error().message);
        m_state = State::Failed;
        return show({});
    }
    m_state = State::Answered;
    show(*std::move(why));
}

void WhyModel::show(std::optional<client::Why> why)
{
    beginResetModel();
    m_why = std::move(why);
    m_rows = m_why ? rowsOf(*m_why, m_asked.question, m_log, m_words) : std::vector<WhyRow>();
    endResetModel();
    Q_EMIT changed();
}

void WhyModel::askAgain()
{
    if (m_desk == nullptr || !canAskAgain())
        return;
    Asked next = m_asked;
    if (next.question.about != About::Event)
        next.question.at = m_shown.tick();
    ask(std::move(next)); // the answer of before stays, to be gone back to
}

void WhyModel::cancel()
{
    if (m_state != State::Waiting)
        return;
    m_desk->withdraw();
    m_state = State::Idle;
    if (canGoBack())
        return goBack();
    m_asked = {};
    show({});
}

void WhyModel::goBack()
{
    if (m_before.empty())
        return;
    if (m_state == State::Waiting)
        m_desk->withdraw();
    Answered before = std::move(m_before.back());
    m_before.pop_back();
    m_asked = std::move(before.asked);
    m_problem.clear();
    m_state = State::Answered;
    show(std::move(before.why));
}

bool WhyModel::canAskAgain() const
{
    return m_state == State::Failed ||
           (m_state == State::Answered && m_asked.question.about != About::Event);
}

QString WhyModel::heading() const
{
    if (m_state == State::Idle)
        return {};
    switch (m_asked.question.about) {
    case About::Event:
        return tr("Why did it happen?");
    case About::Rule:
        return tr("Why did it fire, or not?", "it = a rule");
    case About::Vital:
        return tr("Why is it so?", "it = a vital sign");
    }
    return {};
}

QString WhyModel::moment() const
{
    // The engine may not have recorded the newest moment yet: it says of which it speaks.
    const std::optional<Tick> at = m_why ? std::optional(m_why->at) : m_asked.question.at;
    return m_state == State::Idle || !at ? QString() : toQString(formatTime(at->time()));
}

const WhyRow *WhyModel::row(int index) const
{
    return index >= 0 && index < rowCount() ? &m_rows[static_cast<std::size_t>(index)] : nullptr;
}

void WhyModel::go(int index)
{
    if (const WhyRow *line = row(index); line != nullptr && line->event != 0)
        Q_EMIT seekRequested(line->at.n);
}

void WhyModel::showRule(int index)
{
    if (const WhyRow *line = row(index); line != nullptr && !line->rule.isNull())
        Q_EMIT ruleRequested(line->rule);
}

void WhyModel::showEntity(int index)
{
    if (const WhyRow *line = row(index); line != nullptr && !line->entity.isNull())
        Q_EMIT entityRequested(line->entity);
}

void WhyModel::askOf(int index)
{
    if (const WhyRow *line = row(index); line != nullptr && line->event != 0)
        askEvent(std::uint64_t{line->event});
}

int WhyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant WhyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WhyRow &line = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case KindRole:
        return kindName(line.kind);
    case Qt::DisplayRole:
    case TextRole:
        return line.text;
    case NoteRole:
        return line.note;
    case TimeRole:
        return line.event == 0 ? QString() : toQString(formatTime(line.at.time()));
    case DepthRole:
        return line.depth;
    case HoldsRole:
        return line.holds;
    case FirstRole:
        return line.first;
    case LastRole:
        return line.last;
    case RuleRole:
        return !line.rule.isNull();
    case EntityRole:
        return !line.entity.isNull();
    case AskRole:
        return line.event != 0 && m_log.event(line.event) != nullptr &&
               (m_asked.question.about != About::Event || line.event != m_asked.question.event);
    default:
        return {};
    }
}

QHash<int, QByteArray> WhyModel::roleNames() const
{
    return {{KindRole, "kind"},        {TextRole, "sentence"}, {NoteRole, "note"},
            {TimeRole, "time"},        {DepthRole, "depth"},   {HoldsRole, "holds"},
            {FirstRole, "first"},      {LastRole, "last"},     {RuleRole, "hasRule"},
            {EntityRole, "hasEntity"}, {AskRole, "askable"}};
}

} // namespace ward::editor
