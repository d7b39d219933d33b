// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// What recording costs the session's thread per tick: handing the snapshot over, and copying the
// pools that the next tick writes to because the recorder still holds them. 500 entities, 20 or all
// moving, at 30 ticks a second and as fast as it goes; the recorder's thread writes to disk
// meanwhile.
#include "core/recording/queued_recorder.h"
#include "core/recording/reader.h"
#include "core/world/state_codec.h"
#include "tests/bench/bench_support.h"
#include "tests/support/recorded_session.h"

#include <cstdlib>
#include <filesystem>
#include <thread>

using namespace ward;
using namespace ward::recording;

namespace {

[[noreturn]] void stop(const std::string &why)
{
    std::fprintf(stderr, "bench_recorder: %s\n", why.c_str());
    std::exit(1);
}

struct Costs
{
    bench::Result hand;
    bench::Result handCpu;
    bench::Result step;
};

/// Runs `ticks` ticks, recorded or not, `paceUs` apart.
Costs run(const std::string &name, int moving, int ticks, int paceUs, bool recorded)
{
    const auto path =
        (std::filesystem::temp_directory_path() / "ward-bench-recorder.wardrec").string();
    std::filesystem::remove(path);
    world::World world = test::ward(500, 4);
    test::Dice dice(7);
    RecorderPool pool;
    std::unique_ptr<QueuedRecorder> recorder;
    if (recorded) {
        RecordingInfo info;
        info.session = Id(1, 2);
        auto writer = RecordingWriter::create(path, info, world.sharedLayout());
        if (!writer)
            stop(writer.error().code());
        recorder = std::make_unique<QueuedRecorder>(std::move(*writer), pool);
        recorder->appendTick(world, {});
    }
    Costs costs{{"hand over, " + name, "us", "p99 <= 50", "QueuedRecorder::appendTick alone", {}},
                {"hand over, " + name + ", thread time",
                 "us",
                 "p99 <= 50",
                 "the same in processor time of the session's thread",
                 {}},
                {"tick with copies, " + name,
                 "us",
                 "",
                 "the tick's own writes, which unshare pools the recorder still reads",
                 {}}};
    auto next = std::chrono::steady_clock::now();
    for (int i = 0; i < ticks; ++i) {
        const double begin = bench::nowUs();
        test::step(world, dice, moving);
        const double stepped = bench::nowUs();
        const double steppedCpu = bench::threadUs();
        if (recorder)
            recorder->appendTick(world, {});
        costs.handCpu.samples.push_back(bench::threadUs() - steppedCpu);
        const double handed = bench::nowUs();
        costs.step.samples.push_back(stepped - begin);
        costs.hand.samples.push_back(handed - stepped);
        if (paceUs > 0) {
            next += std::chrono::microseconds(paceUs);
            std::this_thread::sleep_until(next);
        }
    }
    if (recorder) {
        if (auto done = recorder->finish(); !done)
            stop(done.error().code());
        auto reader = RecordingReader::open(path);
        if (!reader || (*reader)->worldAt(world.tick()).value().stateHash() != world.stateHash())
            stop("the recording does not hold what was handed over");
    }
    recorder.reset();
    std::filesystem::remove(path);
    return costs;
}

} // namespace

int main()
{
    std::vector<bench::Result> results;
    const auto keep = [&](bench::Result result) {
        bench::summarise(result);
        results.push_back(std::move(result));
    };
    for (const int moving : {20, 500}) {
        const std::string what = "500 entities, " + std::to_string(moving) + " move";
        (void)run(what, moving, 200, 0, true); // warms file system and allocator
        Costs live = run(what + ", 30 Hz", moving, 300, 33'333, true);
        Costs fast = run(what + ", unpaced", moving, 3000, 0, true);
        Costs bare = run(what + ", not recorded", moving, 3000, 0, false);
        keep(std::move(live.hand));
        keep(std::move(live.handCpu));
        keep(std::move(fast.hand));
        keep(std::move(fast.handCpu));
        keep(std::move(live.step));
        keep(std::move(fast.step));
        keep(std::move(bare.step));
    }

    for (const int moving : {0, 20, 500}) {
        bench::Result delta{"encodeDelta, 500 entities, " + std::to_string(moving) + " move",
                            "us",
                            moving == 500 ? "" : "p99 <= 50",
                            "two consecutive ticks",
                            {}};
        world::World world = test::ward(500, 4);
        test::Dice dice(7);
        for (int i = 0; i < 3000; ++i) {
            const world::World before = world;
            test::step(world, dice, moving);
            const double begin = bench::nowUs();
            const std::string bytes =
                world::encodeDelta(before, world, world::VisibilityClass::Author);
            delta.samples.push_back(bench::nowUs() - begin);
            if (bytes.empty())
                return 1;
        }
        keep(std::move(delta));
    }
    bench::print(results);
    return 0;
}
