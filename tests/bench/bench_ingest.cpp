// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// How fast a recording takes in what a session makes: ticks of 100 entities of which 20 move, 33
// events in each tick, as fast as they go. Ours and the peers take in the same bytes in turn: a
// plain file that is written and synced each tick, and plain rows in SQLite in a transaction a
// tick.
#include "core/base/sqlite.h"
#include "core/recording/reader.h"
#include "core/recording/writer.h"
#include "core/world/state_codec.h"
#include "tests/bench/bench_support.h"
#include "tests/support/random_world.h"

#include <ward/v1/events/event.pb.h>

#include <filesystem>

#ifdef __unix__
#include <unistd.h>
#endif

using namespace ward;
using namespace ward::recording;

namespace {

constexpr int kEntities = 100;
constexpr int kPatients = 2;
constexpr int kMoving = 20;
constexpr int kEventsPerTick = 33;
constexpr int kKeyframeEvery = 60;

/// What one session makes, beforehand, so that only taking it in is timed.
struct Trace
{
    std::vector<world::World> worlds;
    std::vector<std::vector<Event>> events;
    std::vector<std::vector<std::string>> rows; ///< of each tick: the frame, then the events
};

Trace makeTrace(int ticks)
{
    Trace trace;
    world::World world = test::ward(kEntities, kPatients);
    test::Dice dice(7);
    std::uint64_t id = 0;
    for (int tick = 0; tick < ticks; ++tick) {
        const world::World before = world;
        if (tick > 0)
            test::step(world, dice, kMoving);
        auto &rows = trace.rows.emplace_back();
        rows.push_back(tick % kKeyframeEvery == 0
                           ? world::encodeKeyframe(world, world::VisibilityClass::Author)
                           : world::encodeDelta(before, world, world::VisibilityClass::Author));
        auto &events = trace.events.emplace_back();
        for (int i = 0; i < kEventsPerTick; ++i) {
            v1::events::Payload payload;
            auto *set = payload.mutable_value_set();
            set->set_field("vitals.hr");
            set->mutable_before()->set_integer(dice.roll(200));
            set->mutable_after()->set_integer(dice.roll(200));
            Event event = makeEvent(payload);
            event.id = ++id;
            event.tick = world.tick();
            event.aggregate = 1;
            event.aggregateSeq = id;
            event.actor = "physiology";
            event.correlation = id;
            rows.push_back(toProto(event).SerializeAsString());
            events.push_back(std::move(event));
        }
        trace.worlds.push_back(world);
    }
    return trace;
}

template <typename T>
T orStop(Result<T> result)
{
    if (!result)
        bench::stop(result.error().code());
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// Events a second.
template <typename Work>
double rate(const Trace &trace, Work work)
{
    const double begin = bench::nowUs();
    work();
    return double(trace.events.size()) * kEventsPerTick / (bench::nowUs() - begin) * 1e6;
}

void ours(const Trace &trace, const std::string &path, Pace pace)
{
    RecordingInfo info;
    info.session = Id(1, 2);
    WriterOptions options;
    options.pace = pace;
    auto writer =
        orStop(RecordingWriter::create(path, info, trace.worlds.front().sharedLayout(), options));
    for (std::size_t i = 0; i < trace.worlds.size(); ++i)
        orStop(writer->appendTick(trace.worlds[i], trace.events[i]));
    orStop(writer->finish());
}

void plainFile(const Trace &trace, const std::string &path, bool everyTick)
{
    std::FILE *file = std::fopen(path.c_str(), "wb");
    if (file == nullptr)
        bench::stop("cannot write " + path);
    std::string bytes;
    for (const auto &rows : trace.rows) {
        bytes.clear();
        for (const std::string &row : rows)
            bytes += row;
        if (std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size())
            bench::stop("writing failed");
#ifdef __unix__
        std::fflush(file);
        if (everyTick)
            ::fdatasync(fileno(file));
#endif
    }
#ifdef __unix__
    ::fdatasync(fileno(file));
#endif
    std::fclose(file);
}

void plainRows(const Trace &trace, const std::string &path, int ticksPerCommit)
{
    sqlite::OpenOptions anew;
    anew.mode = sqlite::OpenMode::Create;
    auto db = orStop(sqlite::Database::open(path, anew));
    orStop(db.exec("PRAGMA journal_mode=WAL"));
    orStop(db.exec("PRAGMA synchronous=NORMAL"));
    orStop(db.exec("CREATE TABLE log(id INTEGER PRIMARY KEY, tick INTEGER, payload BLOB)"));
    auto insert = orStop(db.prepare("INSERT INTO log VALUES(NULL,?,?)"));
    std::size_t tick = 0;
    while (tick < trace.rows.size()) {
        auto transaction = orStop(sqlite::Transaction::begin(db));
        for (int i = 0; i < ticksPerCommit && tick < trace.rows.size(); ++i, ++tick) {
            for (const std::string &row : trace.rows[tick])
                orStop(insert.bind(1, std::int64_t(tick)).bindBlob(2, row).run());
        }
        orStop(transaction.commit());
    }
    orStop(db.exec("PRAGMA wal_checkpoint(TRUNCATE)"));
}

void check(const std::string &path, const Trace &trace)
{
    auto reader = orStop(RecordingReader::open(path));
    const world::World &last = trace.worlds.back();
    if (orStop(reader->worldAt(last.tick())).stateHash() != last.stateHash() ||
        orStop(reader->info()).events != trace.worlds.size() * kEventsPerTick)
        bench::stop("the recording does not hold what was handed over");
}

bench::Result result(std::string name, std::string method, std::vector<double> samples,
                     bench::Peer peer)
{
    return {.name = std::move(name),
            .unit = "events/s",
            .method = std::move(method),
            .goal = bench::Goal{"median", ">=", 85'000},
            .samples = std::move(samples),
            .peer = std::move(peer),
            .facts = {},
            .higherIsBetter = true};
}

} // namespace

int main(int argc, char **argv)
{
    const bench::Scale scale = bench::scaleOf(argc, argv);
    const int rounds = bench::pick(scale, 7, 3, 1);
    const Trace trace = makeTrace(bench::pick(scale, 1800, 600, 90));
    const auto folder = std::filesystem::temp_directory_path() /
                        ("ward-bench-ingest-" + std::to_string(std::int64_t(bench::nowUs())));
    std::vector<double> live;
    std::vector<double> headless;
    std::vector<double> synced;
    std::vector<double> written;
    std::vector<double> rows;
    std::vector<double> bulk;
    constexpr int kBulkTicks = 60;
    for (int i = 0; i <= rounds; ++i) { // the first warms up
        std::filesystem::create_directories(folder);
        const std::string path = (folder / "file").string();
        const auto take = [&](std::vector<double> &into, auto work, auto verify) {
            const double measured = rate(trace, work);
            verify();
            if (i > 0)
                into.push_back(measured);
            std::filesystem::remove(path);
        };
        const auto recorded = [&] { check(path, trace); };
        const auto nothing = [] {};
        take(
            live, [&] { ours(trace, path, Pace::Live); }, recorded);
        take(
            rows, [&] { plainRows(trace, path, 1); }, nothing);
        take(
            synced, [&] { plainFile(trace, path, true); }, nothing);
        take(
            headless, [&] { ours(trace, path, Pace::Headless); }, recorded);
        take(
            bulk, [&] { plainRows(trace, path, kBulkTicks); }, nothing);
        take(
            written, [&] { plainFile(trace, path, false); }, nothing);
        std::filesystem::remove_all(folder);
    }
    const std::string everyTick = "RecordingWriter at live pace: a commit a tick, WAL, synced "
                                  "every 5 s; events chained by SHA-256, states compressed";
    const std::string byChunk = "RecordingWriter without a clock: a commit a chunk";
    bench::print(
        "100 entities of which 20 move, 2 patients, 33 events in each tick; the same bytes in "
        "turn, closing included; recordings read back and compared",
        {result("ingest, a commit a tick", everyTick, live,
                {"plain rows in SQLite, a commit a tick", "program",
                 "one table, WAL, synchronous NORMAL; no chain, no state index", rows}),
         result("ingest, a commit a tick, against write and sync", everyTick, live,
                {"write and fdatasync a tick", "physical limit", "one plain file", synced}),
         result("ingest, as fast as it goes", byChunk, headless,
                {"plain rows in SQLite, a commit in 60 ticks", "program",
                 "one table, WAL, synchronous NORMAL", bulk}),
         result("ingest, as fast as it goes, against write", byChunk, headless,
                {"write, one sync at the end", "physical limit", "one plain file", written})});
    return 0;
}
