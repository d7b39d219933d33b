// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// Runs that an engine left behind when it died.

#include "sim-engine/sessions/recovery.h"
#include "sim-engine/sessions/session_registry.h"

#include <utility>

namespace ward::sessions {

std::vector<Message> SessionRegistry::recover()
{
    std::vector<Message> said;
    for (const std::string &recording : m_shelf.ids()) {
        const auto info = m_shelf.read<recording::RecordingInfo>(
            recording, [](recording::RecordingReader &reader) { return reader.info(); });
        if (info && info->closed)
            continue;
        auto recovered = !info ? Result<Message>(failure(info.error()))
                         : isMarkedOver(m_shelf.pathOf(recording)) ? closeOne(recording, *info)
                         : m_options.records                       ? recoverOne(recording)
                                                                   : left(*info);
        if (recovered)
            said.push_back(std::move(*recovered));
        else
            said.push_back(std::move(recovered.error().message));
    }
    return said;
}

Message SessionRegistry::left(const recording::RecordingInfo &info)
{
    return {"sessions.recovery.left",
            {{"title", info.scenarioTitle}, {"time", MessageTime{info.last.time().us}}}};
}

Result<Message> SessionRegistry::closeOne(const std::string &recording,
                                          const recording::RecordingInfo &info)
{
    Result<> closed;
    m_shelf.alone(recording, [&] { closed = closeAbandoned(m_shelf.pathOf(recording)); });
    if (!closed)
        return failure(std::move(closed.error()));
    return Message("sessions.recovery.closed",
                   {{"title", info.scenarioTitle}, {"time", MessageTime{info.last.time().us}}});
}

Result<Message> SessionRegistry::recoverOne(const std::string &recording)
{
    auto run = recoverRun(m_shelf.pathOf(recording));
    if (!run)
        return failure(std::move(run.error()));
    const SimTime reached = run->simulation->world().tick().time();
    const Message done(run->brokeOff && !run->ended ? "sessions.recovered-broken-off"
                                                    : "sessions.recovered",
                       {{"title", run->info.scenarioTitle}, {"time", MessageTime{reached.us}}});
    // By the event and not by the clock's last word, which is written after it.
    if (run->ended) {
        Result<> closed;
        m_shelf.alone(recording, [&] { closed = run->writer->finish(); });
        if (!closed)
            return failure(std::move(closed.error()));
        return done;
    }
    RunParts parts;
    parts.simulation = std::move(run->simulation);
    parts.writer = std::move(run->writer);
    parts.session = recording;
    parts.recording = recording;
    parts.title = run->info.scenarioTitle;
    parts.document = run->info.scenario;
    parts.epoch = run->info.epoch;
    parts.epochEnds = run->info.epochEnds;
    parts.rate = {run->clock.rateNumerator, run->clock.rateDenominator};
    parts.recovered = true;
    parts.brokeOff = run->brokeOff;
    parts.state = run->state();
    parts.identical = run->identical;
    parts.difference = run->difference;
    parts.commands = std::move(run->commands);
    parts.closeAlone = closingOf(recording);
    const auto hosted = host(RunSession::create(std::move(parts), m_listener, m_clock, m_recorders,
                                                m_background, m_metrics));
    if (!hosted)
        return failure(hosted.error());
    return done;
}

std::function<void(const std::function<void()> &)>
SessionRegistry::closingOf(const std::string &recording)
{
    return
        [this, recording](const std::function<void()> &close) { m_shelf.alone(recording, close); };
}

} // namespace ward::sessions
