// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/run_session.h"

#include "core/recording/event.h"
#include "sim-engine/sessions/recovery.h"

#include <algorithm>
#include <type_traits>

namespace ward::sessions {

namespace {

using Change = kernel::ClockInput::Change;
using recording::Event;

constexpr std::int64_t kBatchUs = 8'000; ///< a session that is behind yields to others after this
constexpr std::int64_t kSlowTickUs = 40'000; ///< ticks further apart do not delay commands
constexpr std::uint32_t kMaxSteps = 900;
constexpr std::int64_t kDiskWaitUs = 20'000; ///< until a full queue is looked at again

} // namespace

void RunMetrics::tickWas(std::int64_t lateUs)
{
    const auto bucket = std::lower_bound(kLatenessUs.begin(), kLatenessUs.end(), lateUs);
    ++lateness[static_cast<std::size_t>(bucket - kLatenessUs.begin())];
    latenessUs += static_cast<std::uint64_t>(std::max<std::int64_t>(lateUs, 0));
}

RunSession::RunSession(RunParts parts, SessionListener &listener, const Clock &clock,
                       BackgroundTasks &background, RunMetrics &metrics)
    : Session(parts.session, SessionKind::Run, listener, clock, 8192)
    , m_parts(std::move(parts))
    , m_epoch(m_parts.epoch)
    , m_epochEnds(m_parts.epochEnds)
    , m_background(background)
    , m_metrics(metrics)
    , m_recording(m_parts.writer != nullptr)
{
    // Of a recovered run it was read from a file.
    m_pace.setRate(0, now().tick, m_parts.rate.isValid() ? m_parts.rate : Rate{});
    m_lastEvent = m_parts.recovered ? m_parts.simulation->lastEventId() : 0;
    m_lastCheckpoint = now().tick;
    log().startAfter(m_lastEvent);
    SessionSummary summary = this->summary();
    summary.title = m_parts.title;
    summary.draft = m_parts.draft;
    summary.recording = m_parts.recording;
    summary.clock = clockStatus();
    setSummary(std::move(summary));
}

RunSession::~RunSession()
{
    const std::lock_guard lock(m_link->mutex);
    m_link->session = nullptr;
}

std::shared_ptr<RunSession> RunSession::create(RunParts parts, SessionListener &listener,
                                               const Clock &clock,
                                               recording::RecorderPool &recorders,
                                               BackgroundTasks &background, RunMetrics &metrics)
{
    const std::shared_ptr<RunSession> session(
        new RunSession(std::move(parts), listener, clock, background, metrics));
    // A link instead of a weak pointer: the recorder's thread must never own the session, whose
    // destructor waits for that very thread.
    session->m_link = std::make_shared<Link>();
    session->m_link->session = session.get();
    if (!session->m_recording)
        return session;
    const auto tell = [](const std::shared_ptr<Link> &link, const auto &task) {
        const std::lock_guard lock(link->mutex);
        if (RunSession *self = link->session)
            self->post([self, task] { task(*self); });
    };
    recording::QueuedRecorder::Callbacks callbacks;
    callbacks.committed = [tell, link = session->m_link](std::uint64_t upto) {
        tell(link, [upto](RunSession &self) { self.committed(upto); });
    };
    callbacks.failed = [tell, link = session->m_link](const Error &error) {
        tell(link, [error](RunSession &self) { self.recorderFailed(error); });
    };
    session->m_recorder = std::make_unique<recording::QueuedRecorder>(
        std::move(session->m_parts.writer), recorders, std::move(callbacks));
    return session;
}

std::optional<std::uint64_t> RunSession::sharedUpTo(std::uint64_t epoch) const
{
    if (epoch > m_epoch || m_epoch - epoch > m_epochEnds.size())
        return std::nullopt;
    std::uint64_t upto = UINT64_MAX;
    for (std::size_t i = m_epochEnds.size() - (m_epoch - epoch); i < m_epochEnds.size(); ++i)
        upto = std::min(upto, m_epochEnds[i]);
    return upto;
}

recording::Moment RunSession::now() const
{
    const world::World &world = m_parts.simulation->world();
    return {world.tick(), world.sub()};
}

ClockStatus RunSession::clockStatus() const
{
    return {m_state, m_pace.rate(), now(), m_reachedUs};
}

void RunSession::tellClock(ClockState state)
{
    m_state = state;
    m_reachedUs = clock().monotonicUs();
    setClock(clockStatus());
}

void RunSession::addClockPoint(const std::string &reason)
{
    if (!m_recording)
        return;
    m_recorder->addClockPoint({now().tick, clock().unixMs(), m_pace.rate().numerator,
                               m_pace.rate().denominator, m_pace.isRunning(), reason});
}

void RunSession::begin()
{
    m_begun = true;
    const ClockState wanted = m_parts.state;
    if (m_parts.recovered) {
        if (wanted == ClockState::Running)
            m_pace.run(clock().monotonicUs(), now().tick);
        // Before the event: with that committed, this is as well.
        addClockPoint("recovered");
        kernel::Input input;
        input.actor = "engine";
        input.what =
            kernel::RecoveredInput{m_lastEvent, now().tick, m_parts.identical, m_parts.difference};
        if (m_parts.simulation->submit(std::move(input)))
            subStep();
        tellClock(wanted);
        return;
    }
    publish(m_parts.simulation->lastEvents());
    if (wanted == ClockState::Running) {
        Request request;
        request.actor = "engine";
        control(request, {Change::Start, m_parts.rate, 0}, [](const Reply &) {});
    }
}

bool RunSession::queue(const Request &request, kernel::Input input, Replied &replied)
{
    input.commandId = request.id;
    if (input.actor.empty())
        input.actor = request.actor;
    const auto receipt = m_parts.simulation->submit(std::move(input));
    if (!receipt) {
        const Reply reply = Reply::refused(receipt.error().message);
        remember(request.id, reply);
        replied(reply);
        return false;
    }
    Pending pending;
    pending.command = request.id;
    pending.actor = request.actor;
    pending.replied.push_back(std::move(replied));
    pending.reply.accepted = true;
    pending.reply.session = id();
    pending.reply.recording = m_parts.recording;
    m_pending.push_back(std::move(pending));
    return true;
}

void RunSession::handle(const Request &request, Replied replied)
{
    if (!m_begun)
        begin();
    ++m_metrics.commands;
    if (const auto known = m_replies.find(request.id); known != m_replies.end())
        return replied(known->second);
    for (Pending &pending : m_pending) {
        if (pending.command == request.id && !request.id.isNull()) {
            pending.replied.push_back(std::move(replied));
            return;
        }
    }
    if (m_ending && m_ending->command == request.id && !request.id.isNull()) {
        m_ending->replied.push_back(std::move(replied));
        return;
    }
    if (const auto old = m_parts.commands.find(request.id); old != m_parts.commands.end()) {
        Reply reply;
        reply.accepted = true;
        reply.event = old->second;
        reply.session = id();
        reply.recording = m_parts.recording;
        return replied(reply);
    }
    if (!may(request.role, actOf(request, true)))
        return replied(Reply::refused(notAllowed(request)));
    if (m_state == ClockState::Ended)
        return replied(Reply::refused(Message("sessions.run.ended")));

    std::visit(
        [&](const auto &c) {
            using T = std::decay_t<decltype(c)>;
            kernel::Input input;
            if constexpr (std::is_same_v<T, content::ChangeSet>) {
                const auto added = std::count_if(c.ops.begin(), c.ops.end(), [](const auto &op) {
                    const auto *add = std::get_if<content::AddOp>(&op);
                    return add && add->record.kind == "entity";
                });
                if (added > 0) {
                    if (auto why = tooMany(m_parts.simulation->world().entities().size() +
                                           static_cast<std::size_t>(added)))
                        return replied(Reply::refused(std::move(*why)));
                }
                content::ChangeSet change = c;
                change.actor = request.actor;
                change.client = request.client;
                change.at = now().tick.time();
                input.what = std::move(change);
            } else if constexpr (std::is_same_v<T, ActionCommand>) {
                input.actor = c.onBehalfOf;
                input.what = c.action;
            } else if constexpr (std::is_same_v<T, MarkCommand>) {
                const Tick from = c.from.value_or(now().tick);
                input.what = kernel::MarkInput{request.id,          c.label, c.tag, from,
                                               c.to.value_or(from), c.note};
            } else if constexpr (std::is_same_v<T, kernel::CueInput> ||
                                 std::is_same_v<T, kernel::UndoInput>) {
                input.what = c;
            } else if constexpr (std::is_same_v<T, ClockCommand>) {
                return control(request, c, std::move(replied));
            } else if constexpr (std::is_same_v<T, EndRun>) {
                return end(request, std::move(replied));
            } else {
                return replied(Reply::refused(Message("sessions.run.not-a-draft")));
            }
            queue(request, std::move(input), replied);
        },
        request.what);
}

void RunSession::control(const Request &request, const ClockCommand &command, Replied replied)
{
    const bool stands = m_state == ClockState::Ready || m_state == ClockState::Paused;
    const auto refuse = [&](Message why) { replied(Reply::refused(std::move(why))); };
    kernel::ClockInput input{command.change, m_pace.rate().numerator, m_pace.rate().denominator, 0};
    switch (command.change) {
    case Change::Start:
    case Change::Resume:
        if (!stands)
            return refuse(Message("sessions.clock.already-running"));
        input.change = m_state == ClockState::Ready ? Change::Start : Change::Resume;
        break;
    case Change::Pause:
        if (stands)
            return refuse(Message("sessions.clock.not-running"));
        break;
    case Change::Step:
        if (!stands)
            return refuse(Message("sessions.clock.step-while-running"));
        if (command.steps == 0 || command.steps > kMaxSteps)
            return refuse(Message("sessions.clock.steps", {{"limit", std::int64_t{kMaxSteps}}}));
        input.steps = command.steps;
        break;
    case Change::Rate:
        if (!command.rate.isValid())
            return refuse(Message("sessions.clock.rate"));
        input.rateNumerator = command.rate.numerator;
        input.rateDenominator = command.rate.denominator;
        break;
    case Change::Stop:
        return end(request, std::move(replied));
    }

    kernel::Input queued;
    queued.what = input;
    if (!queue(request, std::move(queued), replied))
        return;
    // Recorded at the moment it was asked for, so that a pause is where the instructor saw it.
    subStep();
    const std::int64_t nowUs = clock().monotonicUs();
    m_stepsLeft = 0;
    std::string reason;
    ClockState state = m_state;
    switch (input.change) {
    case Change::Start:
    case Change::Resume:
        m_pace.run(nowUs, now().tick);
        state = ClockState::Running;
        reason = input.change == Change::Start ? "start" : "resume";
        break;
    case Change::Pause:
        m_pace.pause();
        state = ClockState::Paused;
        reason = "pause";
        break;
    case Change::Step:
        m_stepsLeft = input.steps;
        return goOnStepping(nowUs);
    case Change::Rate:
        m_pace.setRate(nowUs, now().tick, command.rate);
        reason = "rate";
        break;
    case Change::Stop:
        break;
    }
    addClockPoint(reason);
    tellClock(state);
}

void RunSession::end(const Request &request, Replied replied)
{
    kernel::Input input;
    input.commandId = request.id;
    input.actor = request.actor;
    input.what = kernel::EndInput{"sessions.run.ended-by-staff"};
    if (const auto receipt = m_parts.simulation->submit(std::move(input)); !receipt)
        return replied(Reply::refused(receipt.error().message));
    subStep();
    m_pace.pause();
    m_stepsLeft = 0;
    addClockPoint("stop");
    tellClock(ClockState::Ended);
    broadcast();

    m_ending = Pending();
    Pending &ending = *m_ending;
    ending.command = request.id;
    ending.replied.push_back(std::move(replied));
    ending.reply.accepted = true;
    ending.reply.event = m_lastEvent;
    ending.reply.session = id();
    ending.reply.recording = m_parts.recording;
    if (!m_recorder)
        return post([this] { ended({}); });
    // Closing waits for the disk; the thread is needed by other sessions. What a recorder that
    // failed left open is closed where it broke off: an ended run must not come back to life.
    m_background.post([self = shared_from_this(), this] {
        Result<> closed;
        bool staysOver = true;
        const auto close = [&] {
            closed = m_recorder->finish();
            if (!closed)
                staysOver = closeAbandoned(m_recorder->path()) || isMarkedOver(m_recorder->path());
        };
        if (m_parts.closeAlone)
            m_parts.closeAlone(close);
        else
            close();
        post([this, closed, staysOver] {
            if (!staysOver)
                listener().notice(id(), Message("sessions.run.may-come-back"));
            ended(closed);
        });
    });
}

void RunSession::ended(const Result<> &closed)
{
    if (!closed)
        recorderFailed(closed.error());
    committed(m_lastEvent);
    const Pending done = std::move(*m_ending);
    m_ending.reset();
    remember(done.command, done.reply);
    for (const Replied &replied : done.replied)
        replied(done.reply);
    setOver();
}

void RunSession::tick()
{
    if (m_pace.isRunning()) {
        const std::int64_t due = m_pace.dueAtUs(now().tick + 1);
        const std::int64_t late = clock().monotonicUs() - due;
        m_reachedUs = due;
        m_metrics.tickWas(late);
    }
    ++m_metrics.ticks;
    publish(m_parts.simulation->step());
    if (now().tick - m_lastCheckpoint.n >= Tick{kCheckpointTicks})
        checkpoint();
}

void RunSession::subStep()
{
    if (m_parts.simulation->hasQueuedInputs())
        publish(m_parts.simulation->subStep());
}

bool RunSession::waitsForDisk() const
{
    return m_recording && m_recorder->backlog() >= kMaxBacklog;
}

void RunSession::goOnStepping(std::int64_t sinceUs)
{
    while (m_stepsLeft > 0) {
        if (waitsForDisk() || clock().monotonicUs() - sinceUs > kBatchUs)
            return;
        --m_stepsLeft;
        tick();
    }
    addClockPoint("step");
    tellClock(ClockState::Paused);
}

void RunSession::advanceRunning(std::int64_t nowUs)
{
    if (nowUs - m_pace.dueAtUs(now().tick + 1) > kMaxBehindUs) {
        // The machine slept, or it or its disk is too slow for this rate: go on from here instead
        // of racing.
        ++m_metrics.rebases;
        m_pace.run(nowUs, now().tick);
        addClockPoint("late");
        tellClock(m_state);
    }
    const Tick due = m_pace.dueTick(nowUs);
    while (now().tick < due && !waitsForDisk()) {
        tick();
        if (clock().monotonicUs() - nowUs > kBatchUs)
            break;
    }
}

std::int64_t RunSession::advance(std::int64_t nowUs)
{
    if (!m_begun)
        begin();
    if (m_state == ClockState::Running)
        advanceRunning(nowUs);
    else if (m_stepsLeft > 0)
        goOnStepping(nowUs);
    const bool waitsLong =
        m_state != ClockState::Running || m_pace.rate().numerator * kTicksPerSecond * kSlowTickUs <
                                              std::int64_t{m_pace.rate().denominator} * 1'000'000;
    if (waitsLong)
        subStep();
    broadcastIfDue(nowUs);

    std::int64_t wake = kNever;
    if (m_state == ClockState::Running)
        wake = m_pace.dueAtUs(now().tick + 1);
    else if (m_stepsLeft > 0)
        wake = nowUs;
    if ((m_state == ClockState::Running || m_stepsLeft > 0) && waitsForDisk())
        wake = std::max(wake, nowUs + kDiskWaitUs);
    if (m_sent && recording::Moment{m_sent->tick(), m_sent->sub()} != now())
        wake = std::min(wake, m_nextFrameUs);
    return wake;
}

} // namespace ward::sessions
