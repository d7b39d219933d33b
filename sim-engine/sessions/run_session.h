// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/queued_recorder.h"
#include "sim-engine/kernel/simulation.h"
#include "sim-engine/sessions/background_tasks.h"
#include "sim-engine/sessions/session.h"

#include <deque>
#include <functional>
#include <unordered_map>

namespace ward::sessions {

/// Where a run comes from: freshly created, or recovered from its recording.
struct RunParts
{
    std::unique_ptr<kernel::Simulation> simulation;
    std::unique_ptr<recording::RecordingWriter> writer; ///< null: nothing of the run is kept
    std::string session;
    std::string recording; ///< empty without a writer
    std::string title;
    std::string draft;    ///< library id it was started from, may be empty
    std::string document; ///< canonical bytes of the definition it is pinned to
    std::uint64_t epoch = 1;
    std::vector<std::uint64_t> epochEnds; ///< see RecordingInfo
    Rate rate;

    // Recovered runs only.
    bool recovered = false;
    bool brokeOff = false;                ///< see `RecoveredRun`
    ClockState state = ClockState::Ready; ///< as it goes on
    bool identical = true;
    std::string difference;                         ///< message code
    std::unordered_map<Id, std::uint64_t> commands; ///< command id → its event, for idempotency

    /// Runs what closes the recording while nobody else has its file open; empty = just runs it.
    std::function<void(const std::function<void()> &close)> closeAlone;
};

/// Figures over all runs of an engine, for /metrics.
struct RunMetrics
{
    /// Upper bounds of `lateness`, µs after a tick was due; one more bucket holds the rest.
    static constexpr std::array<std::int64_t, 9> kLatenessUs{
        500, 1'000, 2'000, 5'000, 10'000, 33'000, 100'000, 330'000, 1'000'000};

    void tickWas(std::int64_t lateUs);

    std::atomic<std::uint64_t> ticks = 0;
    std::array<std::atomic<std::uint64_t>, kLatenessUs.size() + 1> lateness{};
    std::atomic<std::uint64_t> latenessUs = 0; ///< sum
    std::atomic<std::uint64_t> recorderFailures = 0;
    std::atomic<std::uint64_t> rebases = 0; ///< fell more than a second behind
    std::atomic<std::uint64_t> commands = 0;
};

/// A running simulation with its clock and its recording. Commands are applied in order of arrival:
/// at the next tick, or at once as a sub-step while the clock stands or ticks slowly. Nobody hears
/// of an event, and no command is answered, before the recorder has committed it.
class RunSession final : public Session
{
public:
    static constexpr std::int64_t kFrameUs = 33'333; ///< at most 30 state frames a second
    static constexpr std::int64_t kMaxBehindUs = 1'000'000;
    static constexpr std::int64_t kCheckpointTicks = 900; ///< 30 s
    /// Moments the recorder may be behind (136 s at real time); then the run waits for the disk.
    static constexpr int kMaxBacklog = 4096;

    /// The first run of `advance` records tick 0, or that the session was recovered.
    [[nodiscard]] static std::shared_ptr<RunSession>
    create(RunParts parts, SessionListener &listener, const Clock &clock,
           recording::RecorderPool &recorders, BackgroundTasks &background, RunMetrics &metrics);
    ~RunSession() override;

    [[nodiscard]] std::uint64_t epoch() const override { return m_epoch; }
    [[nodiscard]] std::optional<std::uint64_t> sharedUpTo(std::uint64_t epoch) const override;
    [[nodiscard]] int backlog() const override { return m_recorder ? m_recorder->backlog() : 0; }

protected:
    void handle(const Request &request, Replied replied) override;
    std::int64_t advance(std::int64_t nowUs) override;
    [[nodiscard]] SessionSnapshot snapshot(world::VisibilityClass sees) override;
    [[nodiscard]] std::shared_ptr<const StateFrame> keyframe(world::VisibilityClass sees) override;
    void audienceGrew() override;

private:
    struct Pending
    {
        Id command;
        std::string actor;
        std::vector<Replied> replied;
        Reply reply;
        std::uint64_t awaits = 0; ///< event whose commit releases the reply; 0 = not applied yet
    };

    /// How the recorder's thread reaches the session while it lives.
    struct Link
    {
        std::mutex mutex;
        RunSession *session = nullptr;
    };

    RunSession(RunParts parts, SessionListener &listener, const Clock &clock,
               BackgroundTasks &background, RunMetrics &metrics);
    void begin();
    void control(const Request &request, const ClockCommand &command, Replied replied);
    void end(const Request &request, Replied replied);
    void ended(const Result<> &closed); ///< the recording is closed
    /// Queues an input; false when it was refused (and answered).
    bool queue(const Request &request, kernel::Input input, Replied &replied);
    void tick();
    void subStep();
    /// What is left of a step, as far as a slot of time goes.
    void goOnStepping(std::int64_t sinceUs);
    void advanceRunning(std::int64_t nowUs);
    [[nodiscard]] bool waitsForDisk() const;
    void publish(std::span<const recording::Event> events);
    void settle(std::span<const recording::Event> events);
    void committed(std::uint64_t upto);
    void recorderFailed(const Error &error);
    void release();
    void remember(const Id &command, const Reply &reply);
    void broadcast();
    void broadcastIfDue(std::int64_t nowUs);
    void checkpoint();
    void addClockPoint(const std::string &reason);
    void tellClock(ClockState state);
    [[nodiscard]] ClockStatus clockStatus() const;
    [[nodiscard]] recording::Moment now() const;

    RunParts m_parts;
    const std::uint64_t m_epoch;
    const std::vector<std::uint64_t> m_epochEnds;
    BackgroundTasks &m_background;
    RunMetrics &m_metrics;
    std::shared_ptr<Link> m_link;
    std::unique_ptr<recording::QueuedRecorder> m_recorder; ///< null when nothing is to be kept
    bool m_recording = true; ///< false once the recorder failed, or when nothing is to be kept
    bool m_begun = false;
    ClockState m_state = ClockState::Ready;
    SessionClock m_pace;
    std::uint32_t m_stepsLeft = 0;
    std::int64_t m_reachedUs = 0;
    std::uint64_t m_lastEvent = 0;
    Tick m_lastCheckpoint;

    std::deque<Pending> m_pending;
    std::optional<Pending> m_ending;         ///< the end, until the recording is closed
    std::unordered_map<Id, Reply> m_replies; ///< of the newest commands
    std::deque<Id> m_replyOrder;

    std::optional<world::World> m_sent; ///< what the audience has
    std::int64_t m_nextFrameUs = 0;
};

} // namespace ward::sessions
