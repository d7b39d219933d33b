// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random_source.h"
#include "sim-engine/sessions/authoring_session.h"
#include "sim-engine/sessions/draft_library.h"
#include "sim-engine/sessions/recording_shelf.h"
#include "sim-engine/sessions/run_session.h"
#include "sim-engine/sessions/session_threads.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace ward::sessions {

struct RegistryOptions
{
    std::string recordingsFolder; ///< exists
    std::unique_ptr<DraftLibrary> library;
    std::string engine = "ward-engine"; ///< name and version, written into recordings
    int threads = 0;                    ///< 0 = one per core
    int maxSessions = 1000;
    std::size_t maxEntities = 20'000; ///< in one session
    bool records = true; ///< false: nothing of a run is kept, and its recording has no name
    const Clock *clock = nullptr; ///< nullptr = systemClock()
    const content::Schema *schema = nullptr;
    const content::Catalogue *catalogue = nullptr;
};

/// Every session of one engine, and what opens, finds, recovers and ends them. Any thread; nothing
/// here blocks except `recover` and the destructor. `listener` must outlive it.
class SessionRegistry
{
public:
    SessionRegistry(RegistryOptions options, SessionListener &listener);
    ~SessionRegistry(); ///< stops every session where it is; recordings stay recoverable
    SessionRegistry(const SessionRegistry &) = delete;
    SessionRegistry &operator=(const SessionRegistry &) = delete;

    /// Takes up every recording that was not closed. Those that cannot go on are left as they are,
    /// and all of them by an engine that records nothing; the messages say which and why.
    std::vector<Message> recover();

    void submit(Request request, Replied replied);
    /// nullptr when there is none.
    [[nodiscard]] std::shared_ptr<Session> find(const std::string &session) const;
    [[nodiscard]] std::vector<SessionSummary> sessions() const;
    [[nodiscard]] std::size_t liveRuns() const;
    /// What was handed to the recorders of all runs and is not written yet.
    [[nodiscard]] std::int64_t recorderBacklog() const;
    void drafts(std::function<void(Result<std::vector<DraftSummary>>)> done);
    /// Reads a recording on a background thread.
    void withShelf(std::function<void(RecordingShelf &)> task);

    /// Likewise what may take a second, one at a time: nobody's reading waits for it. `isStopping`
    /// says when to give it up.
    void inquire(std::function<void(RecordingShelf &)> task);
    [[nodiscard]] bool isStopping() const { return m_stopping; }

    /// Does what is queued for the disk and takes nothing more; the first step of the end.
    void stopTasks();
    /// Forgets sessions that are over and followed by nobody.
    void reap();
    /// No new sessions from now on.
    void drain();
    [[nodiscard]] bool isDraining() const;
    /// Ends every live run properly; `done` when their recordings are closed.
    void endAll(std::function<void()> done);
    [[nodiscard]] const RunMetrics &metrics() const { return m_metrics; }
    [[nodiscard]] int threads() const { return m_threads.threads(); }

private:
    void openDraft(const Request &request, Replied replied);
    void startRun(const Request &request, Replied replied);
    /// Answers everybody who asked for this run.
    void runStarted(const std::string &run, const Reply &reply);
    [[nodiscard]] Result<RunParts> makeRun(const Request &request,
                                           const content::Document &document,
                                           const std::string &title, const std::string &draft);
    /// Gives a run the recording it is kept in.
    Result<> record(RunParts &parts, const Request &request, std::string locale);
    [[nodiscard]] Result<Message> recoverOne(const std::string &recording);
    /// Closes what its run could not.
    [[nodiscard]] Result<Message> closeOne(const std::string &recording,
                                           const recording::RecordingInfo &info);
    /// An engine that keeps nothing of runs does not go on with one that was kept.
    [[nodiscard]] static Message left(const recording::RecordingInfo &info);
    /// How a run closes its recording: without readers of ours.
    [[nodiscard]] std::function<void(const std::function<void()> &)>
    closingOf(const std::string &recording);
    Result<> host(const std::shared_ptr<Session> &session);
    [[nodiscard]] std::optional<Message> refusal() const;
    [[nodiscard]] Message tooManyEntities() const;

    RegistryOptions m_options;
    const Clock &m_clock;
    SessionListener &m_listener;
    RunMetrics m_metrics;
    RecordingShelf m_shelf;
    recording::RecorderPool m_recorders;

    mutable std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<Session>> m_sessions;
    std::map<std::string, std::vector<Replied>> m_starting; ///< runs that are being made
    bool m_draining = false;
    std::mutex m_opening; ///< one draft is opened at a time, so that it is opened once

    std::atomic<bool> m_stopping = false;
    BackgroundTasks m_inquiries;
    BackgroundTasks m_background; ///< sessions post to it as long as their threads run
    SessionThreads m_threads;
};

} // namespace ward::sessions
