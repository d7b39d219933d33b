// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// The world at a moment: chunks, those in memory, and the open one.

#include "core/base/compress.h"
#include "core/base/hash.h"
#include "core/recording/motion_log.h"
#include "core/recording/reader.h"
#include "core/recording/reader_private.h"

#include <algorithm>

namespace ward::recording {

namespace {

constexpr std::uint32_t kLastSub = UINT32_MAX;

} // namespace

RecordingReader::Private::Cached *RecordingReader::Private::keep(Cached chunk)
{
    cache.push_front(std::move(chunk));
    while (static_cast<int>(cache.size()) > std::max(1, options.cachedChunks))
        cache.pop_back();
    return &cache.front();
}

Result<std::optional<sqlite::Transaction>> RecordingReader::Private::snapshot()
{
    if (db.inTransaction())
        return std::optional<sqlite::Transaction>();
    auto begun = sqlite::Transaction::begin(db, sqlite::Transaction::Kind::Read);
    if (!begun)
        return failure(std::move(begun.error()));
    return std::optional(std::move(*begun));
}

Result<RecordingReader::Private::Cached *> RecordingReader::Private::openChunk()
{
    auto held = snapshot();
    if (!held)
        return failure(std::move(held.error()));
    // Before the database is looked at: what a commit takes out of the log meanwhile is there.
    auto motion = readMotionLog(path, options.vfs);
    if (!motion)
        return failure(std::move(motion.error()));
    auto pieces = db.scalar("SELECT max(seq) FROM tail");
    if (!pieces)
        return failure(std::move(pieces.error()));
    const std::uint64_t motionHash = motion->empty() ? 0 : hash64(*motion);
    const auto known =
        std::find_if(cache.begin(), cache.end(), [](const Cached &c) { return !c.final; });
    if (known != cache.end()) {
        if (known->tailPieces == *pieces && known->motionHash == motionHash) {
            cache.splice(cache.begin(), cache, known);
            return &cache.front();
        }
        cache.erase(known);
    }
    auto tail = readTail(db, *motion);
    if (!tail)
        return failure(std::move(tail.error()));
    if (tail->isEmpty())
        return static_cast<Cached *>(nullptr);
    auto frames = Frames::parse(std::move(tail->content));
    if (!frames)
        return failure(std::move(frames.error()));
    const Moment first = frames->first();
    const Moment last = frames->last();
    return keep({first, last, 0, false, *pieces, motionHash, std::move(*frames)});
}

Result<RecordingReader::Private::Cached *> RecordingReader::Private::chunkFor(Moment at)
{
    // Whatever of a chunk lies before its last moment is complete; at its last tick another
    // sub-step may follow in the next one.
    for (auto it = cache.begin(); it != cache.end(); ++it) {
        if (it->final && it->first <= at && at < it->last) {
            cache.splice(cache.begin(), cache, it);
            return &cache.front();
        }
    }
    auto held = snapshot();
    if (!held)
        return failure(std::move(held.error()));
    if (!fixed.closed) {
        auto open = openChunk();
        if (!open)
            return failure(std::move(open.error()));
        if (*open && (*open)->first <= at)
            return *open;
    }
    auto stored = readChunk(*selectChunk, at);
    if (!stored)
        return failure(std::move(stored.error()));
    if (!*stored)
        return failure("recording.seek.outside", {{"at", MessageTime{at.tick.time().us}}});
    for (auto it = cache.begin(); it != cache.end(); ++it) {
        if (it->final && it->first == (*stored)->first) {
            cache.splice(cache.begin(), cache, it);
            return &cache.front();
        }
    }
    auto frames = Frames::parse(std::move((*stored)->content));
    if (!frames)
        return failure(std::move(frames.error()));
    return keep(
        {(*stored)->first, (*stored)->last, (*stored)->hash, true, 0, 0, std::move(*frames)});
}

Result<world::World> RecordingReader::Private::worldIn(Cached &chunk, std::size_t index)
{
    auto world = chunk.frames.worldAt(index, *start);
    if (!world && world.error().code() == "world.codec.unknown-entity") {
        if (auto learnt = learnEntities(); learnt && *learnt)
            world = chunk.frames.worldAt(index, *start);
    }
    return world;
}

Result<world::World> RecordingReader::worldAt(Tick tick, std::optional<std::uint32_t> sub)
{
    const auto outside = [&] {
        return failure("recording.seek.outside", {{"at", MessageTime{tick.time().us}}});
    };
    if (tick.n < 0)
        return outside();
    const Moment at{tick, sub.value_or(kLastSub)};
    auto chunk = d->chunkFor(at);
    if (!chunk)
        return failure(std::move(chunk.error()));
    const int index = (*chunk)->frames.indexAt(at);
    if (index < 0)
        return outside();
    const Moment found = (*chunk)->frames.moment(static_cast<std::size_t>(index));
    if (found.tick != tick || (sub && found.sub != *sub))
        return outside();
    return d->worldIn(**chunk, static_cast<std::size_t>(index));
}

std::vector<RecordingReader::Span> RecordingReader::readableSpans()
{
    // Where nobody knows how far it went, an hour of nothing is its end.
    constexpr int kMostMissing = 3600 / 2;
    constexpr std::int64_t kStride = 2 * kTicksPerSecond; // no chunk is longer
    std::int64_t end = -1;
    if (auto last = d->lastMoment(); last && *last)
        end = (*last)->tick.n;
    std::vector<Span> spans;
    int missing = 0;
    for (std::int64_t n = 0; n <= kFarthestTick && missing < kMostMissing;) {
        if (end >= 0 && n > end)
            break;
        const auto chunk = d->chunkFor({Tick{n}, kLastSub});
        const bool read = chunk && (*chunk)->frames.last().tick.n >= n && d->worldIn(**chunk, 0);
        if (!read) {
            ++missing;
            n += n % kStride == 0 ? kStride : kStride - n % kStride;
            continue;
        }
        missing = 0;
        const Tick from = std::max(Tick{n}, (*chunk)->first.tick);
        const Tick to = (*chunk)->frames.last().tick;
        if (!spans.empty() && spans.back().to + 1 >= from)
            spans.back().to = to;
        else
            spans.push_back({from, to});
        n = to.n + 1;
    }
    return spans;
}

Result<> RecordingReader::play(const std::function<bool(const world::World &)> &visit)
{
    world::World world = *d->start;
    Moment from{Tick{0}, 0};
    auto next = d->db.prepare(
        "SELECT first_tick,first_sub,last_tick,last_sub,data,hash,checksum FROM chunk "
        "WHERE (first_tick,first_sub)>=(?,?) ORDER BY first_tick,first_sub LIMIT 1");
    if (!next)
        return failure(std::move(next.error()));
    const auto run = [&](const Frames &frames) -> Result<bool> {
        for (std::size_t i = 0; i < frames.size(); ++i) {
            auto done = i == 0 ? world::applyKeyframe(world, frames.frame(0))
                               : world::applyDelta(world, frames.frame(i));
            if (!done)
                return failure(std::move(done.error()));
            if (!visit(world))
                return false;
        }
        from = frames.last();
        ++from.sub;
        return true;
    };
    while (true) {
        next->reset();
        next->bind(1, from.tick.n).bind(2, std::int64_t{from.sub});
        auto row = next->step();
        if (!row)
            return failure(std::move(row.error()));
        if (!*row)
            break;
        auto chunk = chunkOfRow(*next);
        if (!chunk)
            return failure(std::move(chunk.error()));
        auto frames = Frames::parse(std::move(chunk->content));
        auto goesOn = frames ? run(*frames) : failure(frames.error());
        if (!goesOn)
            return failure(std::move(goesOn.error()));
        if (!*goesOn)
            return {};
    }
    next->reset();
    auto open = d->openChunk();
    if (!open)
        return failure(std::move(open.error()));
    if (*open) {
        if (auto done = run((*open)->frames); !done)
            return failure(std::move(done.error()));
    }
    return {};
}

// --- chunks for others --------------------------------------------------------------------------

Result<RecordingReader::SharedChunk> RecordingReader::chunkAt(Tick tick,
                                                              world::VisibilityClass sees)
{
    auto found = d->chunkFor({tick, kLastSub});
    if (!found)
        return failure(std::move(found.error()));
    Private::Cached &chunk = **found;
    std::string content;
    std::optional<world::World> before;
    for (std::size_t i = 0; i < chunk.frames.size(); ++i) {
        auto world = d->worldIn(chunk, i);
        if (!world)
            return failure(std::move(world.error()));
        appendFrame(content, before ? world::encodeDelta(*before, *world, sees)
                                    : world::encodeKeyframe(*world, sees));
        before = std::move(*world);
    }
    return SharedChunk{chunk.first, chunk.last, compress(content), chunk.final};
}

Result<world::World> worldInChunk(std::string_view data,
                                  std::shared_ptr<const world::Layout> layout, Moment at)
{
    auto content = decompress(data);
    if (!content)
        return failure("recording.chunk.malformed");
    auto frames = Frames::parse(std::move(*content));
    if (!frames)
        return failure(std::move(frames.error()));
    const int index = frames->indexAt(at);
    if (index < 0)
        return failure("recording.seek.outside", {{"at", MessageTime{at.tick.time().us}}});
    return frames->worldAt(static_cast<std::size_t>(index), world::World(std::move(layout)));
}

} // namespace ward::recording
