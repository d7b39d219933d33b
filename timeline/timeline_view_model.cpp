// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/timeline_view_model.h"

#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <cmath>

namespace ward::timeline {

namespace {

constexpr int kShuttleIntervalMs = 33;
constexpr qreal kMinView = 2; ///< seconds
constexpr int kFillMs = 400;  ///< gaps of a running session are filled together
constexpr int kFillTries = 8;
constexpr qreal kLiveAhead = 1.15; ///< the view keeps this much room beyond the live end

qreal seconds(Tick tick)
{
    return static_cast<qreal>(tick.n) / kTicksPerSecond;
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
{
    m_shuttleTimer.setInterval(kShuttleIntervalMs);
    connect(&m_shuttleTimer, &QTimer::timeout, this, &TimelineViewModel::advanceShuttle);
    m_fill.setInterval(kFillMs);
    m_fill.setSingleShot(true);
    connect(&m_fill, &QTimer::timeout, this, &TimelineViewModel::fillGaps);
    connect(&shown, &client::ShownWorld::jumped, this, &TimelineViewModel::follow);
    connect(&shown, &client::ShownWorld::changed, this, &TimelineViewModel::worldShown);
    connect(&shown, &client::ShownWorld::liveChanged, this, [this] {
        Q_EMIT liveChanged();
        Q_EMIT cursorChanged();
    });
    connect(this, &TimelineViewModel::cursorChanged, this, &TimelineViewModel::badgeChanged);
    connect(this, &TimelineViewModel::endChanged, this, &TimelineViewModel::badgeChanged);
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
    m_builder = std::make_unique<LaneBuilder>(m_schema, [this](world::Handle handle) {
        if (!m_shown.hasWorld() || !m_shown.world().isAlive(handle))
            return std::string();
        return std::string(m_shown.world().name(handle));
    });
    m_curves.clear();
    ++m_historyRun; // what is being read belongs to what was shown before
    m_filling = false;
    m_fillTries = 0;
    m_read = 0;
    m_target.reset();
    m_viewFollows = true;
    m_loopFrom = m_loopTo = -1;
    setView(0, 120);
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
            if (m_replica && m_replica->clock().state == client::ClockState::Ended && m_viewFollows)
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
    m_history = std::move(history);
    ++m_historyRun;
    m_filling = false;
    m_fillTries = 0;
    m_fill.start();
}

void TimelineViewModel::setRecording(std::vector<recording::Event> events, Tick last)
{
    m_recorded = true;
    m_recordedEvents = std::move(events);
    m_recordedLast = last;
    reset();
    appendEvents();
    choosePatient();
    fillGaps();
    showAll();
    Q_EMIT endChanged();
    Q_EMIT liveChanged();
    Q_EMIT cursorChanged();
}

void TimelineViewModel::fillGaps()
{
    if (!m_history || m_filling || m_curves.patient() == world::kNoHandle)
        return;
    const std::int64_t seconds = lastTick().n / kTicksPerSecond + (m_recorded ? 1 : 0);
    const auto gap = m_curves.unread(static_cast<std::size_t>(seconds));
    if (!gap)
        return;
    m_filling = true;
    const int run = m_historyRun;
    const Stretch stretch{m_curves.patient(), static_cast<std::int64_t>(gap->first),
                          static_cast<std::int64_t>(gap->second)};
    // Reading four hours of vitals takes a moment; the result comes back to this thread, where
    // alone it can be asked whether this object still lives.
    QThreadPool::globalInstance()->start(
        [run, stretch, history = m_history, curves = m_curves.curves(), guard = QPointer(this)] {
            auto values = history(stretch, curves);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [run, stretch, guard, values = std::move(values)] {
                    if (guard && guard->m_historyRun == run)
                        guard->takeHistory(stretch.from, values);
                },
                Qt::QueuedConnection);
        });
}

void TimelineViewModel::takeHistory(std::int64_t from,
                                    const std::vector<std::vector<float>> &values)
{
    m_filling = false;
    const std::size_t count = m_curves.fill(static_cast<std::size_t>(from), values);
    m_fillTries = count > 0 ? 0 : m_fillTries + 1;
    // The newest seconds of a run are on their way to its recording; one day there are none.
    if (!m_recorded && m_fillTries < kFillTries)
        m_fill.start();
    if (count == 0)
        return;
    ++m_revision;
    Q_EMIT contentChanged();
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
    m_fillTries = 0;
    if (!m_fill.isActive())
        m_fill.start();
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
        fillGaps();
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
    const qreal before = m_shuttle;
    if (direction == 0) {
        m_shuttle = 0;
    } else if (m_shuttle * direction <= 0) {
        m_shuttle = direction;
    } else {
        m_shuttle = std::clamp(m_shuttle * 2, -16.0, 16.0);
    }
    if (m_shuttle == before)
        return;
    if (m_shuttle == 0) {
        m_shuttleTimer.stop();
    } else {
        m_shuttleAt = cursor();
        m_shuttleClock.start();
        m_shuttleTimer.start();
    }
    Q_EMIT shuttleChanged();
}

void TimelineViewModel::togglePlay()
{
    pressShuttle(m_shuttle == 0 ? 1 : 0);
}

void TimelineViewModel::advanceShuttle()
{
    m_shuttleAt += m_shuttle * static_cast<qreal>(m_shuttleClock.restart()) / 1000.0;
    if (m_loopTo > m_loopFrom && m_loopFrom >= 0) {
        if (m_shuttle > 0 && m_shuttleAt > m_loopTo)
            m_shuttleAt = m_loopFrom;
        else if (m_shuttle < 0 && m_shuttleAt < m_loopFrom)
            m_shuttleAt = m_loopTo;
    }
    const qreal last = end();
    if (m_shuttleAt <= 0 && m_shuttle < 0) {
        m_shuttleAt = 0;
        pressShuttle(0);
    } else if (m_shuttleAt >= last && m_shuttle > 0) {
        if (m_recorded) {
            m_shuttleAt = last;
            pressShuttle(0);
        } else {
            followLive();
            return;
        }
    }
    seek(m_shuttleAt);
}

void TimelineViewModel::setLoopIn()
{
    m_loopFrom = cursor();
    if (m_loopTo <= m_loopFrom)
        m_loopTo = end();
    Q_EMIT loopChanged();
}

void TimelineViewModel::setLoopOut()
{
    m_loopTo = cursor();
    if (m_loopFrom < 0 || m_loopFrom >= m_loopTo)
        m_loopFrom = 0;
    Q_EMIT loopChanged();
}

void TimelineViewModel::clearLoop()
{
    m_loopFrom = m_loopTo = -1;
    Q_EMIT loopChanged();
}

void TimelineViewModel::addMark(const QString &label, const QString &tag)
{
    if (!m_replica || m_recorded)
        return;
    client::MarkCommand mark;
    mark.label = label.toStdString();
    mark.tag = tag.toStdString();
    if (!isLive())
        mark.from = mark.to = m_shown.tick();
    m_replica->addMark(std::move(mark));
}

void TimelineViewModel::setView(qreal from, qreal to)
{
    m_viewFrom = std::max(0.0, from);
    m_viewTo = std::max(m_viewFrom + kMinView, to);
    Q_EMIT viewChanged();
}

void TimelineViewModel::growView()
{
    if (m_viewFollows && isGrowing() && end() * kLiveAhead > m_viewTo)
        setView(0, std::max(120.0, std::ceil(end() * 1.4 / 60) * 60));
}

void TimelineViewModel::zoom(qreal factor, qreal around)
{
    m_viewFollows = false;
    const qreal length =
        std::clamp((m_viewTo - m_viewFrom) * factor, kMinView, std::max(120.0, end() * 1.5));
    const qreal share = (around - m_viewFrom) / (m_viewTo - m_viewFrom);
    setView(around - length * share, around - length * share + length);
}

void TimelineViewModel::pan(qreal s)
{
    m_viewFollows = false;
    const qreal length = m_viewTo - m_viewFrom;
    const qreal from = std::clamp(m_viewFrom + s, 0.0, std::max(0.0, end()));
    setView(from, from + length);
}

void TimelineViewModel::showAll()
{
    m_viewFollows = true;
    const bool ended = isAvailable() && !isGrowing();
    setView(0, ended ? std::max(end(), kMinView) : std::max(120.0, end() * 1.2));
}

QString TimelineViewModel::valuesAt(qreal s) const
{
    QStringList parts;
    const auto second = static_cast<std::size_t>(std::max(0.0, s));
    for (const Curve &curve : m_curves.curves()) {
        const bool known = second < curve.values.size() && !std::isnan(curve.values[second]);
        parts << curve.label + QLatin1Char(' ') +
                     (known ? QString::number(std::lround(curve.values[second]))
                            : QStringLiteral("--"));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace ward::timeline
