// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Random seek in a recording of 4 hours: 10, 100 and 500 entities of which a fifth moves, and 500
// that all move. 1,000 uniform ticks each. Cold: a new reader for each seek, the file's pages
// dropped from the system's cache. Warm: one reader, cache of chunks as the Studio has it (uniform
// ticks hit it rarely). Every result's state hash is compared with what was recorded at that tick
// while playing.
#include "core/base/random_source.h"
#include "core/recording/reader.h"
#include "core/recording/writer.h"
#include "tests/bench/bench_support.h"
#include "tests/support/random_world.h"

#include <cstdlib>
#include <filesystem>
#include <set>
#include <unordered_map>

#ifdef __unix__
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace ward;
using namespace ward::recording;

namespace {

constexpr std::int64_t kTicks = 4 * 3600 * kTicksPerSecond;
constexpr int kSeeks = 1000;

struct Setup
{
    int entities;
    int patients;
    int moving;
    const char *name;
};

void dropFromCache(const std::string &path)
{
#ifdef __unix__
    const int file = ::open(path.c_str(), O_RDONLY);
    if (file >= 0) {
        ::fsync(file);
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
#else
    (void)path;
#endif
}

[[noreturn]] void stop(const std::string &why)
{
    std::fprintf(stderr, "bench_seek: %s\n", why.c_str());
    std::exit(1);
}

} // namespace

int main()
{
    std::vector<bench::Result> results;
    const Setup setups[] = {{10, 2, 2, "10 entities"},
                            {100, 2, 20, "100 entities, 20 move"},
                            {500, 4, 20, "500 entities, 20 move"},
                            {500, 4, 500, "500 entities, all move"}};
    const auto folder = std::filesystem::temp_directory_path() / "ward-bench-seek";
    for (const Setup &setup : setups) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        const std::string path = (folder / "long.wardrec").string();
        // All-moving worlds are recorded for half an hour: a seek's cost does not know the length.
        const std::int64_t ticks = setup.moving == 500 ? kTicks / 8 : kTicks;
        test::Dice pick(99);
        std::unordered_map<std::int64_t, std::uint64_t> hashes;
        std::vector<std::int64_t> wanted;
        for (int i = 0; i < kSeeks; ++i) {
            wanted.push_back(static_cast<std::int64_t>(pick.bits() % std::uint64_t(ticks)));
            hashes[wanted.back()] = 0;
        }
        {
            world::World world = test::ward(setup.entities, setup.patients);
            test::Dice dice(7);
            RecordingInfo info;
            info.session = Id(1, 2);
            WriterOptions options;
            options.pace = Pace::Headless;
            auto writer = RecordingWriter::create(path, info, world.sharedLayout(), options);
            if (!writer)
                stop(writer.error().code());
            for (std::int64_t tick = 0; tick < ticks; ++tick) {
                if (tick > 0)
                    test::step(world, dice, setup.moving);
                if (const auto it = hashes.find(tick); it != hashes.end())
                    it->second = world.stateHash();
                if (auto done = (*writer)->appendTick(world, {}); !done)
                    stop(done.error().code());
            }
            if (auto done = (*writer)->finish(); !done)
                stop(done.error().code());
        }
        const auto check = [&](std::int64_t tick, const Result<world::World> &world) {
            if (!world)
                stop(world.error().code());
            if (world->stateHash() != hashes.at(tick))
                stop("a seek shows another world than play");
        };
        bench::Result cold{
            std::string("seek cold, ") + setup.name,
            "ms",
            "",
            "new reader per seek, file dropped from the page cache; includes opening; "
            "hash equal to play's",
            {}};
        for (int i = 0; i < 200; ++i) {
            dropFromCache(path);
            const double begin = bench::nowUs();
            auto reader = RecordingReader::open(path);
            if (!reader)
                stop(reader.error().code());
            auto world = (*reader)->worldAt(Tick{wanted[std::size_t(i)]});
            cold.samples.push_back((bench::nowUs() - begin) / 1000);
            check(wanted[std::size_t(i)], world);
        }
        bench::Result warm{
            std::string("seek warm, ") + setup.name,
            "ms",
            "p99 <= 1",
            "one reader, 1000 uniform ticks after 50 to warm up; hash equal to play's",
            {}};
        bench::Result warmCpu{std::string("seek warm, ") + setup.name + ", thread time",
                              "ms",
                              "",
                              "the same seeks in processor time of the thread: without waiting for "
                              "disk and other programs",
                              {}};
        auto reader = RecordingReader::open(path).value();
        for (int i = 0; i < 50; ++i)
            check(wanted[std::size_t(i)], reader->worldAt(Tick{wanted[std::size_t(i)]}));
        for (const std::int64_t tick : wanted) {
            const double begin = bench::nowUs();
            const double beginCpu = bench::threadUs();
            auto world = reader->worldAt(Tick{tick});
            warmCpu.samples.push_back((bench::threadUs() - beginCpu) / 1000);
            warm.samples.push_back((bench::nowUs() - begin) / 1000);
            check(tick, world);
        }
        bench::Result scrub{std::string("scrub, ") + setup.name,
                            "ms",
                            "",
                            "one reader, back and forth by up to 15 ticks as a dragged cursor",
                            {}};
        std::int64_t at = ticks / 2;
        for (int i = 0; i < kSeeks; ++i) {
            at += pick.roll(31) - 15;
            const double begin = bench::nowUs();
            auto world = reader->worldAt(Tick{at});
            scrub.samples.push_back((bench::nowUs() - begin) / 1000);
            if (!world)
                stop(world.error().code());
        }
        bench::Result size{std::string("recording size, ") + setup.name,
                           "MB/h",
                           "",
                           "file size by simulated hour, no events",
                           {double(std::filesystem::file_size(path)) / 1e6 /
                            (double(ticks) / (3600.0 * kTicksPerSecond))}};
        for (bench::Result *result : {&cold, &warm, &warmCpu, &scrub, &size}) {
            bench::summarise(*result);
            results.push_back(std::move(*result));
        }
    }
    std::filesystem::remove_all(folder);
    bench::print(results);
    return 0;
}
