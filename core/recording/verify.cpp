// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/verify.h"

#include "core/base/hash.h"

#include <algorithm>
#include <map>
#include <optional>

namespace ward::recording {

namespace {

using Outcome = VerifyStep::Outcome;
using Args = std::vector<std::pair<std::string, MessageArg>>;

MessageTime timeOf(const Moment &at)
{
    return MessageTime{at.tick.time().us};
}

VerifyStep failed(Message why)
{
    return {Outcome::Failed, std::move(why)};
}

VerifyStep checksums(RecordingReader &reader)
{
    auto damage = reader.damage();
    if (!damage)
        return failed(damage.error().message);
    if (!damage->empty())
        return failed(damage->front());
    return {Outcome::Ok, Message("recording.verify.checksums")};
}

VerifyStep events(RecordingReader &reader)
{
    if (auto done = reader.checkEvents(); !done)
        return failed(done.error().message);
    auto info = reader.info();
    return {Outcome::Ok,
            Message("recording.verify.events",
                    Args{{"events", info ? static_cast<std::int64_t>(info->events) : 0}})};
}

/// Plays everything once: hashes at chunk ends as recorded, and at random ticks as a seek gives
/// them.
VerifyStep seekIsPlay(RecordingReader &reader, const VerifyOptions &options)
{
    auto info = reader.info();
    if (!info)
        return failed(info.error().message);
    auto recorded = reader.chunkHashes();
    if (!recorded)
        return failed(recorded.error().message);
    std::map<Moment, std::uint64_t> expected;
    for (const HashedMoment &moment : *recorded)
        expected.emplace(moment.at, moment.hash);
    std::vector<Tick> ticks;
    for (int i = 0; i < options.seeks; ++i) {
        const std::uint64_t bits = randomBits(options.seed, 1, static_cast<std::uint64_t>(i));
        ticks.push_back(
            Tick{static_cast<std::int64_t>(bits % (static_cast<std::uint64_t>(info->last.n) + 1))});
    }
    std::sort(ticks.begin(), ticks.end());
    ticks.erase(std::unique(ticks.begin(), ticks.end()), ticks.end());

    // Of each chosen tick, play's last sub-step; the chunks' own hashes are compared on the way.
    std::map<Tick, std::uint64_t> played;
    std::optional<Message> difference;
    std::size_t ends = 0;
    std::optional<Tick> before;
    const auto missing = [](Tick at) {
        return Message("recording.verify.moment-missing", Args{{"at", MessageTime{at.time().us}}});
    };
    auto done = reader.play([&](const world::World &world) {
        const Moment at{world.tick(), world.sub()};
        if (before && at.tick > *before + 1) {
            difference = missing(*before + 1);
            return false;
        }
        before = at.tick;
        const auto end = expected.find(at);
        const bool chosen = std::binary_search(ticks.begin(), ticks.end(), at.tick);
        if (end == expected.end() && !chosen)
            return true;
        const std::uint64_t hash = world.stateHash();
        if (chosen)
            played[at.tick] = hash;
        if (end != expected.end()) {
            ++ends;
            if (end->second != hash) {
                difference = Message("recording.verify.hash-differs",
                                     Args{{"at", timeOf(at)},
                                          {"tick", at.tick.n},
                                          {"recorded", hexHash(end->second)},
                                          {"found", hexHash(hash)}});
                return false;
            }
        }
        return true;
    });
    if (!done)
        return failed(done.error().message);
    if (difference)
        return failed(std::move(*difference));
    if (ends < expected.size())
        return failed(missing(before.value_or(Tick{}) + 1));

    std::size_t compared = 0;
    // In an order that is not that of time, so that nothing is warm by accident.
    std::sort(ticks.begin(), ticks.end(), [&](Tick a, Tick b) {
        return randomBits(options.seed, 2, static_cast<std::uint64_t>(a.n)) <
               randomBits(options.seed, 2, static_cast<std::uint64_t>(b.n));
    });
    for (const Tick tick : ticks) {
        const auto play = played.find(tick);
        if (play == played.end())
            return failed(missing(tick));
        auto world = reader.worldAt(tick);
        if (!world)
            return failed(world.error().message);
        ++compared;
        if (world->stateHash() != play->second) {
            return failed(Message("recording.verify.seek-differs",
                                  Args{{"at", timeOf({tick, 0})},
                                       {"tick", tick.n},
                                       {"played", hexHash(play->second)},
                                       {"found", hexHash(world->stateHash())}}));
        }
    }
    return {Outcome::Ok,
            Message("recording.verify.seek", Args{{"chunks", static_cast<std::int64_t>(ends)},
                                                  {"ticks", static_cast<std::int64_t>(compared)}})};
}

VerifyStep resimulation(RecordingReader &reader, Resimulator &resimulator)
{
    auto info = reader.info();
    if (!info)
        return failed(info.error().message);
    if (info->simVersion != resimulator.simVersion()) {
        return {Outcome::NotComparable,
                Message("recording.verify.resimulation-not-comparable",
                        Args{{"recorded", std::int64_t{info->simVersion}},
                             {"current", std::int64_t{resimulator.simVersion()}}})};
    }
    auto recorded = reader.chunkHashes();
    if (!recorded)
        return failed(recorded.error().message);
    std::vector<Moment> moments;
    moments.reserve(recorded->size());
    for (const HashedMoment &moment : *recorded)
        moments.push_back(moment.at);
    std::size_t next = 0;
    std::optional<Message> difference;
    auto done = resimulator.run(reader, moments, [&](const Moment &at, std::uint64_t hash) {
        if (next >= recorded->size() || (*recorded)[next].at != at ||
            (*recorded)[next].hash != hash) {
            difference = Message(
                "recording.verify.resimulation-differs",
                Args{{"at", timeOf(at)},
                     {"tick", at.tick.n},
                     {"recorded", hexHash(next < recorded->size() ? (*recorded)[next].hash : 0)},
                     {"found", hexHash(hash)}});
            return false;
        }
        ++next;
        return true;
    });
    if (!done)
        return failed(done.error().message);
    if (difference)
        return failed(std::move(*difference));
    if (next != recorded->size()) {
        return failed(
            Message("recording.verify.moment-missing", Args{{"at", timeOf((*recorded)[next].at)}}));
    }
    return {Outcome::Ok, Message("recording.verify.resimulation",
                                 Args{{"chunks", static_cast<std::int64_t>(next)}})};
}

} // namespace

std::vector<VerifyStep> verify(const std::string &path, const VerifyOptions &options)
{
    auto reader = RecordingReader::open(path);
    if (!reader)
        return {failed(reader.error().message)};
    std::vector<VerifyStep> steps;
    steps.push_back(checksums(**reader));
    steps.push_back(events(**reader));
    steps.push_back(seekIsPlay(**reader, options));
    // Without its states there is nothing to compare with, and nobody knows how far it went.
    if (options.resimulator) {
        steps.push_back(steps.back().outcome != Outcome::Failed
                            ? resimulation(**reader, *options.resimulator)
                            : VerifyStep{Outcome::NotComparable,
                                         Message("recording.verify.resimulation-not-tried")});
    }
    return steps;
}

} // namespace ward::recording
