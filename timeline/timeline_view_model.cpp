// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/timeline_view_model.h"

#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"

#include <algorithm>
#include <cmath>

namespace ward::timeline {

namespace {

constexpr int kShuttleIntervalMs = 33;

qreal seconds(Tick tick)
{
    return static_cast<qreal>(tick.n) / kTicksPerSecond;
}

std::string phaseColour(const content::Document &document, std::string_view phase)
{
    const auto cellOf = [](const content::Record &record, std::string_view name) {
        const auto *text = std::get_if<std::string>(&record.cell(name));
        return text == nullptr ? std::string_view() : std::string_view(*text);
    };
    for (const content::Record *record : document.ofKind("phase")) {
        if (cellOf(*record, "name") == phase)
            return std::string(cellOf(*record, "colour"));
    }
    return {};
}

Tick tickAt(qreal s)
{
    return tickShownAt(SimTime{std::llround(std::max(s, 0.0) * 1e6)});
}

} // namespace

TimelineViewModel::TimelineViewModel(client::ShownWorld &shown, const content::Schema &schema,
                                     QObject *parent)
    : QObject(parent)
    , m_shown(shown)
    , m_schema(schema)
    , m_fill(m_curves, [this] {
        // A recording's last second is whole, a run's is still going on.
        return VitalsFill::Extent{lastTick().n / kTicksPerSecond + (m_recorded ? 1 : 0),
                                  !m_recorded};
    })
{
    m_shuttleTimer.setInterval(kShuttleIntervalMs);
    connect(&m_shuttleTimer, &QTimer::timeout, this, &TimelineViewModel::advanceShuttle);
    connect(&m_fill, &VitalsFill::filled, this, [this] {
        ++m_revision;
        Q_EMIT contentChanged();
    });
    connect(&shown, &client::ShownWorld::jumped, this, &TimelineViewModel::follow);
    connect(&shown, &client::ShownWorld::changed, this, &TimelineViewModel::worldShown);
    connect(&shown, &client::ShownWorld::documentChanged, this, [this] {
        m_builder->colourPhases();
        ++m_revision;
        Q_EMIT contentChanged();
    });
    connect(&shown, &client::ShownWorld::liveChanged, this, [this] {
        Q_EMIT liveChanged();
        Q_EMIT cursorChanged();
    });
    connect(this, &TimelineViewModel::cursorChanged, this, &TimelineViewModel::badgeChanged);
    connect(this, &TimelineViewModel::endChanged, this, &TimelineViewModel::badgeChanged);
    connect(this, &TimelineViewModel::contentChanged, this, &TimelineViewModel::findEmptyLanes);
    reset();
    follow();
}

TimelineViewModel::~TimelineViewModel() = default;

const std::vector<Lane> &TimelineViewModel::lanes() const
{
    return m_builder->lanes();
}

const std::vector<recording::Event> &TimelineViewModel::events() const
{
    return m_recorded || !m_replica ? m_recordedEvents : m_replica->events();
}

Tick TimelineViewModel::lastTick() const
{
    if (m_recorded)
        return m_recordedLast;
    return m_replica && m_replica->isReady() ? m_replica->clock().tick : Tick{};
}

bool TimelineViewModel::isAvailable() const
{
    return m_recorded || (m_replica && m_replica->kind() == client::SessionKind::Run);
}

bool TimelineViewModel::isLive() const
{
    return !m_recorded && m_shown.isLive();
}

qreal TimelineViewModel::end() const
{
    return seconds(lastTick());
}

qreal TimelineViewModel::cursor() const
{
    if (m_target)
        return seconds(*m_target);
    return m_shown.hasWorld() ? seconds(m_shown.tick()) : 0;
}

QString TimelineViewModel::formatSeconds(qreal s)
{
    return QString::fromStdString(formatTime(SimTime{std::llround(s * 1e6)}));
}

QString TimelineViewModel::cursorText() const
{
    return formatSeconds(cursor());
}

bool TimelineViewModel::isGrowing() const
{
    return isAvailable() && !m_recorded && m_replica->clock().state != client::ClockState::Ended;
}

QString TimelineViewModel::badge() const
{
    if (m_recorded || !isAvailable())
        return {};
    const bool ended = !isGrowing();
    if (isLive())
        return ended ? tr("END", "the last moment of a session that has ended") : tr("LIVE");
    const auto behind = static_cast<int>(std::max(0.0, end() - cursor()));
    return (ended ? tr("END −%1", "how far before the end of a session the shown moment is")
                  : tr("LIVE −%1", "how far behind the live end the shown moment is"))
        .arg(QStringLiteral("%1:%2")
                 .arg(behind / 60, 2, 10, QLatin1Char('0'))
                 .arg(behind % 60, 2, 10, QLatin1Char('0')));
}

void TimelineViewModel::reset()
{
    m_builder = std::make_unique<LaneBuilder>(
        m_schema,
        [this](world::Handle handle) {
            if (!m_shown.hasWorld() || !m_shown.world().isAlive(handle))
                return std::string();
            return std::string(m_shown.world().name(handle));
        },
        [this](std::string_view phase) { return phaseColour(m_shown.document(), phase); });
    ++m_session;
    m_curves.clear();
    m_fill.forget();
    m_read = 0;
    m_target.reset();
    m_pointed = {};
    m_shuttle.clearLoop();
    m_view.reset();
    Q_EMIT loopChanged();
    Q_EMIT viewChanged();
}

void TimelineViewModel::follow()
{
    client::SessionReplica *replica = m_shown.replica();
    if (replica == m_replica)
        return;
    if (m_replica)
        disconnect(m_replica, nullptr, this, nullptr);
    m_replica = replica;
    if (replica) {
        m_recorded = false;
        m_recordedEvents.clear();
        connect(replica, &client::SessionReplica::eventsAppended, this,
                &TimelineViewModel::appendEvents);
        connect(replica, &client::SessionReplica::worldChanged, this,
                &TimelineViewModel::sampleLive);
        connect(replica, &client::SessionReplica::readyChanged, this, [this] {
            reset();
            appendEvents();
        });
        connect(replica, &client::SessionReplica::clockChanged, this, [this] {
            // A session that has ended grows no more: it is shown from edge to edge.
            if (m_replica && m_replica->clock().state == client::ClockState::Ended &&
                m_view.follows())
                showAll();
            Q_EMIT cursorChanged();
        });
        connect(replica, &QObject::destroyed, this, [this] { m_replica = nullptr; });
    }
    pressShuttle(0);
    reset();
    choosePatient();
    appendEvents();
    Q_EMIT liveChanged();
    Q_EMIT cursorChanged();
}

void TimelineViewModel::setHistory(History history)
{
    m_fill.setHistory(std::move(history));
}

void TimelineViewModel::setRecording(std::vector<recording::Event> events, Tick last)
{
    m_recorded = true;
    m_recordedEvents = std::move(events);
    m_recordedLast = last;
    reset();
    appendEvents();
    choosePatient();
    m_fill.fillNow();
    showAll();
    Q_EMIT endChanged();
    Q_EMIT liveChanged();
    Q_EMIT cursorChanged();
}

void TimelineViewModel::choosePatient()
{
    if (!m_shown.hasWorld())
        return;
    const auto &world = m_shown.world();
    const int component = world.layout().componentIndex("numerics");
    if (component < 0)
        return;
    const auto having = world.having(component);
    if (!having.empty() && !world.isAlive(m_curves.patient()))
        m_curves.setPatient(having.front());
}

void TimelineViewModel::appendEvents()
{
    const auto &all = events();
    if (m_read > all.size())
        reset();
    const bool added = m_read < all.size();
    for (; m_read < all.size(); ++m_read)
        m_builder->add(all[m_read]);
    m_builder->setEnd(lastTick());
    growView();
    if (added)
        ++m_revision;
    Q_EMIT contentChanged();
    Q_EMIT endChanged();
}

void TimelineViewModel::sampleLive()
{
    if (!m_replica || m_recorded || m_replica->kind() != client::SessionKind::Run)
        return;
    choosePatient();
    const Tick before{static_cast<std::int64_t>(m_curves.curves().front().values.size())};
    m_curves.add(m_replica->world());
    if (static_cast<std::int64_t>(m_curves.curves().front().values.size()) == before.n)
        return;
    m_fill.fillSoon();
    // Once a second of sim time is enough for what is drawn here.
    m_builder->setEnd(lastTick());
    growView();
    ++m_revision;
    Q_EMIT contentChanged();
    Q_EMIT endChanged();
}

void TimelineViewModel::worldShown()
{
    if (m_target && m_shown.tick() == *m_target)
        m_target.reset();
    if (m_recorded && m_curves.patient() == world::kNoHandle) {
        choosePatient();
        m_fill.fillNow();
    }
    if (m_shown.hasWorld() && m_curves.readLimits(m_shown.world())) {
        ++m_revision;
        Q_EMIT contentChanged();
    }
    Q_EMIT cursorChanged();
}

void TimelineViewModel::seekTick(qint64 tick)
{
    if (!isAvailable())
        return;
    const Tick target{std::clamp<std::int64_t>(tick, 0, lastTick().n)};
    m_target = target;
    m_shown.showAt(target);
    Q_EMIT cursorChanged();
}

void TimelineViewModel::seekEvent(qint64 tick, qint64 event)
{
    m_pointed = {Tick{tick}, static_cast<std::uint64_t>(std::max<qint64>(event, 0))};
    seekTick(tick);
}

void TimelineViewModel::askWhyEvent(qint64 event)
{
    if (event > 0)
        return Q_EMIT whyEventRequested(static_cast<quint64>(event));
    const Tick now = m_target.value_or(m_shown.hasWorld() ? m_shown.tick() : Tick{});
    const std::uint64_t meant =
        m_pointed.event != 0 && m_pointed.at == now ? m_pointed.event : m_builder->lastEvent(now);
    if (meant != 0)
        Q_EMIT whyEventRequested(meant);
}

void TimelineViewModel::askWhyVital(const QString &field, qreal s)
{
    if (!m_shown.hasWorld() || !m_shown.world().isAlive(m_curves.patient()))
        return;
    const Tick at{std::clamp<std::int64_t>(tickAt(s).n, 0, lastTick().n)};
    Q_EMIT whyVitalRequested(field, m_shown.world().id(m_curves.patient()), at.n);
}

void TimelineViewModel::seek(qreal s)
{
    seekTick(tickAt(s).n);
}

bool TimelineViewModel::seekText(const QString &text)
{
    const auto time = parseTime(text.trimmed().toStdString());
    if (!time)
        return false;
    seekTick(tickShownAt(*time).n);
    return true;
}

void TimelineViewModel::stepTicks(int ticks)
{
    seekTick((m_target ? m_target->n : m_shown.tick().n) + ticks);
}

void TimelineViewModel::stepSeconds(qreal s)
{
    stepTicks(static_cast<int>(std::lround(s * kTicksPerSecond)));
}

void TimelineViewModel::stepEvent(int direction, const QString &lane)
{
    const auto moments = m_builder->moments(lane);
    const Tick now = m_target.value_or(m_shown.hasWorld() ? m_shown.tick() : Tick{});
    if (direction > 0) {
        const auto it = std::upper_bound(moments.begin(), moments.end(), now);
        if (it != moments.end())
            seekTick(it->n);
    } else {
        const auto it = std::lower_bound(moments.begin(), moments.end(), now);
        if (it != moments.begin())
            seekTick(std::prev(it)->n);
    }
}

void TimelineViewModel::stepMark(int direction)
{
    stepEvent(direction, QStringLiteral("marks"));
}

void TimelineViewModel::goToStart()
{
    seekTick(0);
}

void TimelineViewModel::followLive()
{
    pressShuttle(0);
    m_target.reset();
    m_shown.followLive();
    Q_EMIT cursorChanged();
}

void TimelineViewModel::pressShuttle(int direction)
{
    if (!m_shuttle.press(direction, cursor()))
        return;
    if (m_shuttle.isMoving()) {
        m_shuttleClock.start();
        m_shuttleTimer.start();
    } else {
        m_shuttleTimer.stop();
    }
    Q_EMIT shuttleChanged();
}

void TimelineViewModel::togglePlay()
{
    pressShuttle(m_shuttle.isMoving() ? 0 : 1);
}

void TimelineViewModel::advanceShuttle()
{
    const qreal elapsed = static_cast<qreal>(m_shuttleClock.restart()) / 1000.0;
    const Shuttle::Moment moment = m_shuttle.advance(elapsed, end());
    if (moment.edge == Shuttle::Edge::End && !m_recorded) {
        followLive();
        return;
    }
    if (moment.edge != Shuttle::Edge::None)
        pressShuttle(0);
    seek(moment.at);
}

void TimelineViewModel::setLoopIn()
{
    m_shuttle.setLoopIn(cursor(), end());
    Q_EMIT loopChanged();
}

void TimelineViewModel::setLoopOut()
{
    m_shuttle.setLoopOut(cursor());
    Q_EMIT loopChanged();
}

void TimelineViewModel::clearLoop()
{
    m_shuttle.clearLoop();
    Q_EMIT loopChanged();
}

void TimelineViewModel::growView()
{
    if (isGrowing() && m_view.grow(end()))
        Q_EMIT viewChanged();
}

void TimelineViewModel::zoom(qreal factor, qreal around)
{
    m_view.zoom(factor, around, end());
    Q_EMIT viewChanged();
}

void TimelineViewModel::pan(qreal s)
{
    m_view.pan(s, end());
    Q_EMIT viewChanged();
}

void TimelineViewModel::showAll()
{
    m_view.showAll(end(), isAvailable() && !isGrowing());
    Q_EMIT viewChanged();
}

QString TimelineViewModel::valuesAt(qreal s) const
{
    QStringList parts;
    for (const Curve &curve : m_curves.curves()) {
        const auto value = valueAt(curve, std::max(0.0, s));
        parts << curve.label + QLatin1Char(' ') +
                     (value ? QString::number(std::lround(*value)) : QStringLiteral("--"));
    }
    return parts.join(QStringLiteral(" · "));
}

const Curve *TimelineViewModel::curve(const QString &field) const
{
    const auto &curves = m_curves.curves();
    const auto found = std::find_if(curves.begin(), curves.end(),
                                    [&](const Curve &c) { return c.field == field; });
    return found == curves.end() ? nullptr : &*found;
}

void TimelineViewModel::findEmptyLanes()
{
    static const QStringList kDeeds{QStringLiteral("compressions"), QStringLiteral("drugs"),
                                    QStringLiteral("airway")};
    QStringList empty;
    QStringList notDone;
    for (const Lane &lane : lanes()) {
        if (!lane.spans.empty() || !lane.points.empty())
            continue;
        empty << lane.id;
        if (kDeeds.contains(lane.id))
            notDone << lane.title;
    }
    // What no sensor has ever measured has no curve.
    for (const Curve &curve : m_curves.curves()) {
        if (!curve.values.empty() && std::all_of(curve.values.begin(), curve.values.end(),
                                                 [](float value) { return std::isnan(value); }))
            empty << curve.field;
    }
    const QString text = notDone.join(QStringLiteral(" · "));
    if (empty == m_emptyLanes && text == m_notDone)
        return;
    m_emptyLanes = empty;
    m_notDone = text;
    Q_EMIT emptyLanesChanged();
}

} // namespace ward::timeline
