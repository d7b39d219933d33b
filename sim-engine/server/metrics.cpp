// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/metrics.h"

#include <cstdio>

namespace ward::server {

namespace {

constexpr std::array<std::string_view, 3> kLanes{"lossy", "reliable", "other"};
constexpr std::array<std::string_view, 3> kOutcomes{"accepted", "refused", "limited"};
constexpr std::array<std::string_view, 7> kFaults{
    "malformed_frame", "stalled_client", "silent_client", "wrong_token",
    "slow_http",       "dropped_poll",   "server_error"};

/// One metric family after the other: help, type, samples.
class Exposition
{
public:
    Exposition &family(std::string_view name, std::string_view type, std::string_view help)
    {
        m_name = name;
        m_text.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ");
        m_text.append(name).append(" ").append(type).append("\n");
        return *this;
    }
    Exposition &sample(const std::string &value, std::string_view label = {},
                       std::string_view labelled = {}, std::string_view suffix = {})
    {
        m_text.append(m_name).append(suffix);
        if (!label.empty())
            m_text.append("{").append(label).append("=\"").append(labelled).append("\"}");
        m_text.append(" ").append(value).append("\n");
        return *this;
    }
    std::string take() { return std::move(m_text); }

private:
    std::string m_name;
    std::string m_text;
};

std::string whole(std::uint64_t value)
{
    return std::to_string(value);
}

std::string seconds(double us)
{
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.6g", us / 1e6);
    return buffer;
}

void lateness(Exposition &out, const sessions::RunMetrics &runs)
{
    out.family("ward_tick_lateness_seconds", "histogram",
               "How long after it was due each tick of a running session was run.");
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < runs.lateness.size(); ++i) {
        below += runs.lateness[i].load();
        const bool last = i == runs.kLatenessUs.size();
        out.sample(whole(below), "le",
                   last ? "+Inf" : seconds(static_cast<double>(runs.kLatenessUs[i])), "_bucket");
    }
    out.sample(seconds(static_cast<double>(runs.latenessUs.load())), {}, {}, "_sum");
    out.sample(whole(below), {}, {}, "_count");
}

} // namespace

std::string Metrics::exposition(const sessions::SessionRegistry &registry, std::string_view version,
                                std::int64_t nowUs) const
{
    const sessions::RunMetrics &runs = registry.metrics();
    std::uint64_t drafts = 0;
    std::array<std::uint64_t, 4> states{};
    for (const sessions::SessionSummary &session : registry.sessions()) {
        if (session.kind == sessions::SessionKind::Draft)
            ++drafts;
        else
            ++states[static_cast<std::size_t>(session.clock.state)];
    }
    Exposition out;
    out.family("ward_build_info", "gauge", "1, labelled with the engine's version.")
        .sample("1", "version", version);
    out.family("ward_uptime_seconds", "gauge", "Time since the engine was started.")
        .sample(seconds(static_cast<double>(nowUs - startedUs.load())));
    out.family("ward_draining", "gauge", "1 while no new sessions are taken.")
        .sample(registry.isDraining() ? "1" : "0");
    out.family("ward_clients", "gauge", "Connected clients.").sample(std::to_string(clients));
    out.family("ward_drafts", "gauge", "Open drafts.").sample(whole(drafts));
    out.family("ward_runs", "gauge", "Runs by the state of their clock.");
    constexpr std::array<std::string_view, 4> kStates{"ready", "running", "paused", "ended"};
    for (std::size_t i = 0; i < kStates.size(); ++i)
        out.sample(whole(states[i]), "state", kStates[i]);
    out.family("ward_session_threads", "gauge", "Threads that sessions are spread over.")
        .sample(std::to_string(registry.threads()));
    out.family("ward_ticks_total", "counter", "Simulated ticks.").sample(whole(runs.ticks));
    lateness(out, runs);
    out.family("ward_clock_rebases_total", "counter",
               "Times a run fell more than a second behind and went on from there.")
        .sample(whole(runs.rebases));
    out.family("ward_commands_total", "counter", "Commands by what became of them.");
    for (std::size_t i = 0; i < kOutcomes.size(); ++i)
        out.sample(whole(m_commands[i]), "result", kOutcomes[i]);
    out.family("ward_sent_bytes_total", "counter", "Bytes sent to WebSocket clients by lane.");
    for (std::size_t i = 0; i < kLanes.size(); ++i)
        out.sample(whole(m_sent[i]), "lane", kLanes[i]);
    out.family("ward_http_responses_total", "counter", "HTTP answers by kind of status.");
    for (std::size_t i = 1; i < m_http.size(); ++i)
        out.sample(whole(m_http[i]), "status", std::to_string(i) + "xx");
    out.family("ward_http_long_polls", "gauge", "HTTP requests that wait for events.")
        .sample(std::to_string(longPolls));
    out.family("ward_recorder_queue_moments", "gauge",
               "Moments handed to the recorders and not written yet.")
        .sample(std::to_string(registry.recorderBacklog()));
    out.family("ward_faults_total", "counter", "What went wrong, by kind.")
        .sample(whole(runs.recorderFailures), "kind", "recorder");
    for (std::size_t i = 0; i < kFaults.size(); ++i)
        out.sample(whole(m_faults[i]), "kind", kFaults[i]);
    return out.take();
}

} // namespace ward::server
