// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/recovery.h"

#include "core/recording/reader.h"
#include "sim-engine/sessions/replay.h"

#include <QFile>

#include <algorithm>

namespace ward::sessions {

using recording::Moment;

namespace {

constexpr int kPage = 4096;

/// Every committed event that carried a command, and the moment of the last event.
Result<> readEvents(recording::RecordingReader &reader, RecoveredRun &run, Moment &lastEvent)
{
    std::uint64_t after = 0;
    while (true) {
        auto page = reader.events(after, kPage);
        if (!page)
            return failure(std::move(page.error()));
        if (page->empty())
            return {};
        for (const recording::Event &event : *page) {
            if (!event.command.isNull())
                run.commands.emplace(event.command, event.id);
            run.ended |= event.type == "session.ended";
        }
        lastEvent = {page->back().tick, page->back().sub};
        after = page->back().id;
    }
}

/// Signs are empty files: they take no room where there is none.
QString overSign(const std::string &path)
{
    return QString::fromStdString(path) + QStringLiteral("-ended");
}

QString brokenOffSign(const std::string &path)
{
    return QString::fromStdString(path) + QStringLiteral("-broken-off");
}

} // namespace

Result<> closeAbandoned(const std::string &path)
{
    Result<> closed;
    if (auto writer = recording::RecordingWriter::resume(path))
        closed = (*writer)->finish();
    else if (writer.error().code() != "recording.resume.closed")
        closed = failure(std::move(writer.error()));
    QFile sign(overSign(path));
    if (closed) {
        sign.remove();
        unmarkBrokenOff(path);
    } else {
        (void)sign.open(QIODevice::WriteOnly);
    }
    return closed;
}

bool isMarkedOver(const std::string &path)
{
    return QFile::exists(overSign(path));
}

void markBrokenOff(const std::string &path)
{
    QFile sign(brokenOffSign(path));
    (void)sign.open(QIODevice::WriteOnly);
}

bool isMarkedBrokenOff(const std::string &path)
{
    return QFile::exists(brokenOffSign(path));
}

void unmarkBrokenOff(const std::string &path)
{
    QFile::remove(brokenOffSign(path));
}

ClockState RecoveredRun::state() const
{
    if (clock.reason.empty())
        return ClockState::Ready;
    return clock.running && !brokeOff ? ClockState::Running : ClockState::Paused;
}

Result<RecoveredRun> recoverRun(const std::string &path)
{
    RecoveredRun run;
    auto reader = recording::RecordingReader::open(path);
    if (!reader)
        return failure(std::move(reader.error()));
    auto info = (*reader)->info();
    if (!info)
        return failure(std::move(info.error()));
    run.info = *std::move(info);
    // Before anything is written: what cannot go on is left as it is.
    if (run.info.simVersion != kernel::kSimVersion) {
        return failure("sessions.recovery.sim-version",
                       {{"recorded", std::int64_t{run.info.simVersion}},
                        {"this", std::int64_t{kernel::kSimVersion}}});
    }
    auto writer = recording::RecordingWriter::resume(path);
    if (!writer)
        return failure(std::move(writer.error()));
    run.writer = *std::move(writer);
    const recording::ResumePoint *found = run.writer->resumedAt();
    if (!found)
        return failure("sessions.recovery.nothing", {{"file", path}});
    run.info.epoch = found->epoch;
    run.info.epochEnds = found->epochEnds;
    auto simulation = simulationOf(run.info);
    if (!simulation)
        return failure(std::move(simulation.error()));
    run.simulation = *std::move(simulation);

    Moment lastEvent;
    if (auto done = readEvents(**reader, run, lastEvent); !done)
        return failure(std::move(done.error()));
    if (const auto points = (*reader)->clockMap(); points && !points->empty())
        run.clock = points->back();
    run.brokeOff = isMarkedBrokenOff(path);

    const Moment from = startFrom(**reader, *run.simulation, found->last);
    auto inputs = (*reader)->inputsFrom(from);
    if (!inputs)
        return failure(std::move(inputs.error()));
    Replay replay(*run.simulation, *std::move(inputs));
    // Motion may end up to 250 ms before the last committed event: those ticks get their state now,
    // their events are already there.
    const Moment target = std::max(found->last, lastEvent);
    const std::uint64_t recordedHash = found->world.stateHash();
    auto done = replay.to(target, [&](std::span<const recording::Event>) -> Result<> {
        if (replay.now() == found->last && run.simulation->stateHash() != recordedHash) {
            run.identical = false;
            run.difference = "sessions.recovery.state-differs";
        }
        if (replay.now() > found->last)
            return run.writer->appendTick(run.simulation->world(), {});
        return {};
    });
    if (!done)
        return failure(std::move(done.error()));
    if (run.simulation->lastEventId() != found->lastEvent) {
        run.identical = false;
        run.difference = "sessions.recovery.events-differ";
        return failure("sessions.recovery.events-differ",
                       {{"recorded", static_cast<std::int64_t>(found->lastEvent)},
                        {"simulated", static_cast<std::int64_t>(run.simulation->lastEventId())}});
    }
    return run;
}

} // namespace ward::sessions
