// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/log/log_model.h"

#include "core/base/text.h"
#include "core/messages/messages.h"
#include "core/messages/viewer_locale.h"
#include "core/recording/event_phrase.h"
#include "editor/log/actor_name.h"
#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"

#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::editor {

namespace {

/// Bookkeeping that a clinician does not need to see among the events of a session.
bool isDetail(const recording::Event &event)
{
    static constexpr std::array kDetails{"vital.trend-ended", "trigger.changed", "rule.shadowed"};
    if (std::find(kDetails.begin(), kDetails.end(), event.type) != kDetails.end())
        return true;
    // An alarm that only waits for its delay has not spoken yet.
    const auto payload = recording::payloadOf(event);
    return payload && payload->has_alarm_changed() &&
           (payload->alarm_changed().state() == "delay" ||
            payload->alarm_changed().before() == "delay") &&
           payload->alarm_changed().state() != "active";
}

} // namespace

LogModel::LogModel(client::ShownWorld &shown, const content::Schema &schema, QObject *parent)
    : QAbstractListModel(parent)
    , m_shown(shown)
    , m_schema(schema)
{
    connect(&shown, &client::ShownWorld::jumped, this, &LogModel::follow);
    connect(&shown, &client::ShownWorld::structureChanged, this, &LogModel::learnNames);
    connect(&shown, &client::ShownWorld::changed, this, &LogModel::followMoment);
    connect(&shown, &client::ShownWorld::liveChanged, this, &LogModel::followMoment);
    follow();
}

const std::vector<recording::Event> &LogModel::events() const
{
    return m_replica ? m_replica->events() : m_recorded;
}

int LogModel::total() const
{
    return static_cast<int>(events().size());
}

void LogModel::follow()
{
    client::SessionReplica *replica = m_shown.replica();
    if (replica != m_replica) {
        m_names.clear();
        if (m_replica)
            disconnect(m_replica, nullptr, this, nullptr);
        m_replica = replica;
        m_recorded.clear();
        m_chosen = {};
        if (replica) {
            connect(replica, &client::SessionReplica::eventsAppended, this, &LogModel::append);
            connect(replica, &client::SessionReplica::readyChanged, this, &LogModel::reset);
            connect(replica, &QObject::destroyed, this, [this] {
                m_replica = nullptr;
                reset();
            });
        }
        reset();
    }
    followMoment();
}

void LogModel::setRecordedEvents(std::vector<recording::Event> events)
{
    m_recorded = std::move(events);
    m_chosen = {};
    m_names.clear();
    learnNames();
    reset();
}

bool LogModel::accepts(const recording::Event &event, const QString &text) const
{
    if (!m_detailed && isDetail(event))
        return false;
    for (const QString &word : m_filter.split(u' ', Qt::SkipEmptyParts)) {
        if (!text.contains(word, Qt::CaseInsensitive) &&
            !toQString(event.actor).contains(word, Qt::CaseInsensitive) &&
            !actorName(event.actor).contains(word, Qt::CaseInsensitive) &&
            !toQString(event.type).contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

void LogModel::reset()
{
    beginResetModel();
    m_rows.clear();
    m_read = 0;
    m_currentRow = -1;
    endResetModel();
    append();
    Q_EMIT countChanged();
}

std::string LogModel::nameOf(world::Handle handle) const
{
    const auto it = m_names.find(handle);
    return it == m_names.end() ? std::string() : it->second.name;
}

void LogModel::learnNames()
{
    if (!m_shown.hasWorld())
        return;
    const std::size_t known = m_names.size();
    const auto &world = m_shown.world();
    for (const world::Handle handle : world.entities())
        m_names.insert_or_assign(handle, Known{std::string(world.name(handle)), world.id(handle)});
    // Sentences made before anybody's name was known are made again.
    if (known == 0 && !m_names.empty() && m_read > 0)
        reset();
}

void LogModel::append()
{
    const auto &all = events();
    std::vector<Row> added;
    for (; m_read < all.size(); ++m_read) {
        const recording::Event &event = all[m_read];
        const QString text = sentenceOf(event);
        if (accepts(event, text))
            added.push_back({m_read, text});
    }
    if (!added.empty()) {
        const int first = count();
        beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
        m_rows.insert(m_rows.end(), std::make_move_iterator(added.begin()),
                      std::make_move_iterator(added.end()));
        endInsertRows();
    }
    Q_EMIT countChanged();
    followMoment();
}

const recording::Event *LogModel::event(std::uint64_t id) const
{
    const auto &all = events();
    const auto it = std::lower_bound(
        all.begin(), all.end(), id,
        [](const recording::Event &event, std::uint64_t wanted) { return event.id < wanted; });
    return it != all.end() && it->id == id ? &*it : nullptr;
}

QString LogModel::sentenceOf(const recording::Event &event) const
{
    const auto names = [this](world::Handle handle) { return nameOf(handle); };
    return toQString(
        messages::render(recording::phrase(event, m_schema, names), messages::viewerLocale()));
}

Id LogModel::entityOf(const recording::Event &event) const
{
    const auto it = m_names.find(event.aggregate);
    return it == m_names.end() ? Id() : it->second.id;
}

void LogModel::followChosen()
{
    if (m_chosen.event == 0)
        return;
    // It may take a while until the moment is there; once it was, another moment ends it.
    const bool there = m_shown.hasWorld() && m_shown.tick() == m_chosen.at;
    if (m_chosen.shown && (!there || m_shown.isLive()))
        m_chosen = {};
    else
        m_chosen.shown = there && !m_shown.isLive();
}

void LogModel::followMoment()
{
    followChosen();
    int row = count() - 1;
    if (m_shown.hasWorld() && !m_shown.isLive()) {
        const Tick now = m_shown.tick();
        const auto &all = events();
        const auto it =
            std::upper_bound(m_rows.begin(), m_rows.end(), now,
                             [&](Tick tick, const Row &r) { return tick < all[r.event].tick; });
        row = static_cast<int>(it - m_rows.begin()) - 1;
        // Of the events of one moment, the one that was asked for.
        for (int r = row; m_chosen.shown && r >= 0 && all[m_rows[r].event].tick == now; --r) {
            if (all[m_rows[r].event].id == m_chosen.event)
                row = r;
        }
    }
    if (row == m_currentRow)
        return;
    m_currentRow = row;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(count() - 1), {FutureRole});
    Q_EMIT currentRowChanged();
}

void LogModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    reset();
    Q_EMIT filterChanged();
}

void LogModel::setDetailed(bool detailed)
{
    if (detailed == m_detailed)
        return;
    m_detailed = detailed;
    reset();
    Q_EMIT filterChanged();
}

void LogModel::go(int row)
{
    if (row < 0 || row >= count())
        return;
    const recording::Event &event = events()[m_rows[row].event];
    m_chosen = {event.id, event.tick, false};
    Q_EMIT seekRequested(event.tick.n);
    followMoment(); // of another event of the moment that is already shown
}

void LogModel::askWhy(int row)
{
    if (row >= 0 && row < count())
        Q_EMIT whyRequested(events()[m_rows[row].event].id);
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    const recording::Event &event = events()[row.event];
    const recording::EventType *type = recording::eventType(event.type);
    switch (role) {
    case IdRole:
        return static_cast<qulonglong>(event.id);
    case TimeRole:
        return toQString(formatTime(event.tick.time()));
    case Qt::DisplayRole:
    case TextRole:
        return row.text;
    case ActorRole:
        return actorName(event.actor);
    case TypeRole:
        return toQString(event.type);
    case LaneRole:
        return type ? toQString(type->lane) : QString();
    case SeverityRole:
        return recording::severity(event);
    case FutureRole:
        return m_shown.hasWorld() && !m_shown.isLive() && event.tick > m_shown.tick();
    default:
        return {};
    }
}

QHash<int, QByteArray> LogModel::roleNames() const
{
    return {{IdRole, "eventId"},        {TimeRole, "time"},      {TextRole, "sentence"},
            {ActorRole, "actor"},       {TypeRole, "eventType"}, {LaneRole, "lane"},
            {SeverityRole, "severity"}, {FutureRole, "future"}};
}

} // namespace ward::editor
