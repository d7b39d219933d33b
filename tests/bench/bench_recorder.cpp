// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// What recording costs the session's thread per tick: handing the snapshot and the tick's event
// over, and copying the pools that the next tick writes to because the recorder still holds them.
// Three worlds do the same steps at 30 ticks a second, a third of a period apart: one is recorded,
// one is not, and the bytes of the third are written to a plain file by the thread itself. Then the
// recorded one as fast as it goes.
#include "core/recording/queued_recorder.h"
#include "core/recording/reader.h"
#include "core/world/state_codec.h"
#include "tests/bench/bench_support.h"
#include "tests/support/random_world.h"

#include <ward/v1/events/event.pb.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#ifdef __unix__
#include <unistd.h>
#endif

using namespace ward;
using namespace ward::recording;

namespace {

constexpr int kEntities = 500;
constexpr int kPatients = 4;
constexpr int kKeyframeEvery = 60;

struct Session
{
    world::World world = test::ward(kEntities, kPatients);
    test::Dice dice{7};
    std::uint64_t events = 0;

    /// One event a tick: the recorder then commits each tick, which is its worst case.
    Event step(int moving)
    {
        test::step(world, dice, moving);
        v1::events::Payload payload;
        payload.mutable_value_set()->set_field("vitals.hr");
        Event event = makeEvent(payload);
        event.id = ++events;
        event.tick = world.tick();
        event.aggregate = 1;
        event.aggregateSeq = events;
        event.actor = "physiology";
        event.correlation = events;
        return event;
    }
};

/// Writes each tick's frame and event to a file, at once and without a buffer.
class PlainFile
{
public:
    enum class Sync { No, Yes };
    PlainFile(const std::string &path, Sync sync)
        : m_file(std::fopen(path.c_str(), "wb"))
        , m_sync(sync)
    {
        if (m_file == nullptr)
            bench::stop("cannot write " + path);
        std::setvbuf(m_file, nullptr, _IONBF, 0);
    }
    PlainFile(const PlainFile &) = delete;
    PlainFile &operator=(const PlainFile &) = delete;
    ~PlainFile() { std::fclose(m_file); }

    bool write(const std::string &bytes)
    {
        if (std::fwrite(bytes.data(), 1, bytes.size(), m_file) != bytes.size())
            bench::stop("writing failed");
#ifdef __unix__
        if (m_sync == Sync::Yes)
            ::fdatasync(fileno(m_file));
#endif
        return true;
    }

private:
    std::FILE *m_file;
    Sync m_sync;
};

std::unique_ptr<RecordingWriter> create(const std::string &path, const world::World &world)
{
    RecordingInfo info;
    info.session = Id(1, 2);
    auto writer = RecordingWriter::create(path, info, world.sharedLayout());
    if (!writer)
        bench::stop(writer.error().code());
    return std::move(*writer);
}

void finish(QueuedRecorder &recorder, const std::string &path, const world::World &world)
{
    if (auto done = recorder.finish(); !done)
        bench::stop(done.error().code());
    auto reader = RecordingReader::open(path);
    if (!reader || (*reader)->worldAt(world.tick()).value().stateHash() != world.stateHash() ||
        (*reader)->info().value().events != std::uint64_t(world.tick().n))
        bench::stop("the recording does not hold what was handed over");
}

struct Costs
{
    bench::Samples step; ///< of the recorded world
    bench::Samples hand;
    bench::Samples bare; ///< the same step, not recorded
    bench::Samples write;
    bench::Samples synced;
    double bytes = 0;
};

/// `ticks` ticks at 30 a second.
Costs live(const std::filesystem::path &folder, int moving, int ticks)
{
    const std::string path = (folder / "live.wardrec").string();
    Costs costs;
    Session recorded;
    Session bare;
    Session plain;
    RecorderPool pool;
    QueuedRecorder recorder(create(path, recorded.world), pool);
    recorder.appendTick(recorded.world, {});
    PlainFile file((folder / "plain.bin").string(), PlainFile::Sync::No);
    PlainFile syncedFile((folder / "synced.bin").string(), PlainFile::Sync::Yes);
    auto next = std::chrono::steady_clock::now();
    const auto pause = [&next] {
        next += std::chrono::microseconds(1'000'000 / kTicksPerSecond / 3);
        std::this_thread::sleep_until(next);
    };
    for (int i = 0; i < ticks; ++i) {
        const Event event = costs.step.measure(1, [&] { return recorded.step(moving); });
        costs.hand.measure(1, [&] {
            recorder.appendTick(recorded.world, std::span(&event, 1));
            return 0;
        });
        pause();
        (void)costs.bare.measure(1, [&] { return bare.step(moving); });
        pause();
        const world::World before = plain.world;
        const Event same = plain.step(moving);
        const std::string bytes =
            (i % kKeyframeEvery == 0
                 ? world::encodeKeyframe(plain.world, world::VisibilityClass::Author)
                 : world::encodeDelta(before, plain.world, world::VisibilityClass::Author)) +
            toProto(same).SerializeAsString();
        costs.bytes += double(bytes.size()) / ticks;
        costs.write.measure(1, [&] { return file.write(bytes); });
        costs.synced.measure(1, [&] { return syncedFile.write(bytes); });
        pause();
    }
    finish(recorder, path, recorded.world);
    return costs;
}

/// As fast as it goes; the queue grows meanwhile.
bench::Samples unpaced(const std::filesystem::path &folder, int moving, int ticks)
{
    const std::string path = (folder / "fast.wardrec").string();
    bench::Samples samples;
    Session session;
    RecorderPool pool;
    QueuedRecorder recorder(create(path, session.world), pool);
    recorder.appendTick(session.world, {});
    for (int i = 0; i < ticks; ++i) {
        const Event event = session.step(moving);
        samples.measure(1, [&] {
            recorder.appendTick(session.world, std::span(&event, 1));
            return 0;
        });
    }
    finish(recorder, path, session.world);
    return samples;
}

double quantile(std::vector<double> samples, double q)
{
    const auto at = static_cast<std::size_t>(double(samples.size() - 1) * q);
    std::nth_element(samples.begin(), samples.begin() + std::ptrdiff_t(at), samples.end());
    return samples[at];
}

double median(const std::vector<double> &samples)
{
    return quantile(samples, 0.5);
}

/// What recording adds to a tick: the hand-over, and what the step takes longer than the median
/// step of a world that nobody records.
std::vector<double> added(const std::vector<double> &hand, const std::vector<double> &step,
                          const std::vector<double> &bare)
{
    const double usual = median(bare);
    std::vector<double> cost;
    for (std::size_t i = 0; i < hand.size(); ++i)
        cost.push_back(hand[i] + std::max(0.0, step[i] - usual));
    return cost;
}

constexpr char kWrite[] = "raw write of the same bytes";
constexpr char kWriteHow[] = "one write() a tick to a plain file by the same thread: the frame and "
                             "the event, not compressed, not synced";

std::vector<bench::Result> results(const std::string &what, Costs costs, bench::Samples fast)
{
    const bench::Goal goal{"p99", "<=", 50};
    return {
        {.name = "recorder per tick, " + what,
         .unit = "us",
         .method = "hand-over, plus what the tick's own writes take longer than the median of the "
                   "same writes in a world that is not recorded (copies of shared pools)",
         .goal = goal,
         .samples = added(costs.hand.wall, costs.step.wall, costs.bare.wall),
         .peer = bench::Peer{kWrite, "physical limit", kWriteHow, costs.write.wall},
         .facts = {{"samples_during_which_the_processor_was_taken_away",
                    double(costs.hand.disturbed + costs.step.disturbed)},
                   {"median_step_recorded", median(costs.step.wall)},
                   {"median_step_not_recorded", median(costs.bare.wall)},
                   // Nothing of it is the recorder's: what this machine does to any piece of work.
                   {"p99_of_the_step_not_recorded_above_its_median",
                    quantile(costs.bare.wall, 0.99) - median(costs.bare.wall)},
                   {"bytes_per_tick", costs.bytes}}},
        {.name = "recorder per tick, " + what + ", processor time",
         .unit = "us",
         .method = "the same in processor time of the session's thread: without other programs",
         .goal = goal,
         .samples = added(costs.hand.thread, costs.step.thread, costs.bare.thread),
         .peer = bench::Peer{kWrite, "physical limit", kWriteHow, costs.write.thread},
         .facts = {}},
        {.name = "hand-over alone, " + what,
         .unit = "us",
         .method = "QueuedRecorder::appendTick, 30 ticks a second",
         .goal = {},
         .samples = costs.hand.wall,
         .peer = bench::Peer{"the same bytes, written and synced", "physical limit",
                             "write() and fdatasync() by the same thread: what a session that "
                             "waits for its disk would pay",
                             costs.synced.wall},
         .facts = {}},
        {.name = "hand-over alone, " + what + ", unpaced",
         .unit = "us",
         .method = "QueuedRecorder::appendTick, ticks as fast as they go",
         .goal = {},
         .samples = fast.wall,
         .peer = {},
         .facts = {}},
    };
}

} // namespace

int main(int argc, char **argv)
{
    const bench::Scale scale = bench::scaleOf(argc, argv);
    const auto folder = std::filesystem::temp_directory_path() /
                        ("ward-bench-recorder-" + std::to_string(std::int64_t(bench::nowUs())));
    std::filesystem::create_directories(folder);
    std::vector<bench::Result> all;
    for (const int moving : {20, kEntities}) {
        const std::string what = std::to_string(kEntities) + " entities, " +
                                 (moving == kEntities ? "all" : std::to_string(moving)) + " move";
        // Warms file system and allocator.
        (void)unpaced(folder, moving, 200);
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        Costs costs = live(folder, moving, bench::pick(scale, 900, 150, 10));
        bench::Samples fast = unpaced(folder, moving, bench::pick(scale, 3000, 1000, 50));
        for (bench::Result &result : results(what, std::move(costs), std::move(fast)))
            all.push_back(std::move(result));
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
    }
    std::filesystem::remove_all(folder);
    bench::print(
        "500 entities, 4 of them patients, one event in every tick, a recorder thread that "
        "commits to disk meanwhile; recorded, not recorded and plainly written ticks in "
        "turn at 30 ticks a second; 200 ticks to warm up; fixed seeds; the finished "
        "recording read back and its hash compared",
        all);
    return 0;
}
