// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/verify.h"

#include "core/base/hash.h"

#include <algorithm>

namespace ward::recording {

namespace {

using Outcome = VerifyStep::Outcome;

constexpr int kPage = 4096;

VerifyStep step(Outcome outcome, std::string code,
                std::vector<std::pair<std::string, MessageArg>> args = {})
{
    return {outcome, Message(std::move(code), std::move(args))};
}

VerifyStep failed(const Error &error)
{
    return {Outcome::Failed, error.message};
}

MessageArg count(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

/// Ids from 1 without a gap, overall and per entity; causes lie before their effects.
VerifyStep checkEvents(RecordingReader &reader)
{
    std::uint64_t last = 0;
    std::vector<std::pair<world::Handle, std::uint64_t>> sequences;
    while (true) {
        auto page = reader.events(last, kPage);
        if (!page)
            return failed(page.error());
        if (page->empty())
            break;
        for (const Event &event : *page) {
            if (event.id != last + 1)
                return step(Outcome::Failed, "recording.verify.event-gap",
                            {{"after", count(last)}});
            last = event.id;
            if (event.cause >= event.id)
                return step(Outcome::Failed, "recording.verify.event-cause",
                            {{"event", count(event.id)}});
            auto it = std::lower_bound(sequences.begin(), sequences.end(), event.aggregate,
                                       [](const auto &s, world::Handle h) { return s.first < h; });
            if (it == sequences.end() || it->first != event.aggregate)
                it = sequences.insert(it, {event.aggregate, 0});
            if (event.aggregateSeq != ++it->second) {
                return step(Outcome::Failed, "recording.verify.event-sequence",
                            {{"event", count(event.id)}});
            }
        }
    }
    return step(Outcome::Ok, "recording.verify.events", {{"count", count(last)}});
}

/// Random moments entered by seeking against the same moments reached by playing.
VerifyStep checkSeeks(RecordingReader &reader, Tick last, const VerifyOptions &options)
{
    std::vector<std::int64_t> ticks;
    for (int i = 0; i < options.seeks; ++i) {
        ticks.push_back(static_cast<std::int64_t>(
            randomBits(options.seed, 0x5eec, static_cast<std::uint64_t>(i)) %
            static_cast<std::uint64_t>(last.n + 1)));
    }
    ticks.push_back(0);
    ticks.push_back(last.n);
    std::sort(ticks.begin(), ticks.end());
    ticks.erase(std::unique(ticks.begin(), ticks.end()), ticks.end());

    // Play once, forward; the last sub-step of a tick is what a seek to it shows.
    std::vector<std::uint64_t> played(ticks.size(), 0);
    std::size_t next = 0;
    auto done = reader.play([&](const world::World &world) {
        while (next < ticks.size() && ticks[next] < world.tick().n)
            ++next;
        if (next < ticks.size() && ticks[next] == world.tick().n)
            played[next] = world.stateHash();
        return true;
    });
    if (!done)
        return failed(done.error());
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        auto world = reader.worldAt({ticks[i]});
        if (!world)
            return failed(world.error());
        if (world->stateHash() != played[i]) {
            return step(Outcome::Failed, "recording.verify.seek-differs",
                        {{"time", MessageTime{Tick{ticks[i]}.time().us}},
                         {"tick", ticks[i]},
                         {"seek", hexHash(world->stateHash())},
                         {"play", hexHash(played[i])}});
        }
    }
    return step(Outcome::Ok, "recording.verify.seeks", {{"count", count(ticks.size())}});
}

VerifyStep checkResimulation(RecordingReader &reader, int recorded, Resimulator &resimulator)
{
    if (recorded != resimulator.simVersion()) {
        return step(Outcome::NotComparable, "recording.verify.resimulation-not-comparable",
                    {{"recorded", std::int64_t{recorded}},
                     {"this", std::int64_t{resimulator.simVersion()}}});
    }
    auto hashes = reader.chunkHashes();
    if (!hashes)
        return failed(hashes.error());
    std::vector<Moment> moments;
    for (const HashedMoment &moment : *hashes)
        moments.push_back(moment.at);
    std::size_t next = 0;
    VerifyStep difference =
        step(Outcome::Ok, "recording.verify.resimulation", {{"count", count(moments.size())}});
    auto done = resimulator.run(reader, moments, [&](const Moment &at, std::uint64_t hash) {
        const HashedMoment &expected = (*hashes)[next++];
        if (hash == expected.hash && at == expected.at)
            return true;
        difference = step(Outcome::Failed, "recording.verify.resimulation-differs",
                          {{"time", MessageTime{at.tick.time().us}},
                           {"tick", at.tick.n},
                           {"simulated", hexHash(hash)},
                           {"recorded", hexHash(expected.hash)}});
        return false;
    });
    return done ? difference : failed(done.error());
}

} // namespace

std::vector<VerifyStep> verify(const std::string &path, const VerifyOptions &options)
{
    auto opened = RecordingReader::open(path);
    if (!opened)
        return {failed(opened.error())};
    RecordingReader &reader = **opened;
    auto info = reader.info();
    if (!info)
        return {failed(info.error())};

    std::vector<VerifyStep> steps;
    const std::vector<Message> warnings = reader.warnings();
    for (const Message &warning : warnings)
        steps.push_back({Outcome::Failed, warning});
    auto checksums = reader.checkSums();
    steps.push_back(
        checksums ? step(Outcome::Ok, "recording.verify.checksums", {{"count", count(*checksums)}})
                  : failed(checksums.error()));
    steps.push_back(checkEvents(reader));
    auto chain = reader.checkChain();
    steps.push_back(chain ? step(Outcome::Ok, "recording.verify.chain", {{"head", *chain}})
                          : failed(chain.error()));
    if (checksums)
        steps.push_back(checkSeeks(reader, info->last, options));
    if (options.resimulator)
        steps.push_back(checkResimulation(reader, info->simVersion, *options.resimulator));
    return steps;
}

} // namespace ward::recording
