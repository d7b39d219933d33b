// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Random seek in a recording of 4 hours: 10, 100 and 500 entities of which a fifth moves, and half
// an hour of 500 that all move (a seek's cost does not know the length). Uniform random ticks; each
// result's state hash is compared with what was recorded at that tick while playing. Beside each
// seek, in turn with it, the physical limit: the same stored bytes read from a plain file and
// decompressed, without database, decoding or checksum.
#include "core/base/compress.h"
#include "core/base/sqlite.h"
#include "core/recording/reader.h"
#include "core/recording/writer.h"
#include "tests/bench/bench_support.h"
#include "tests/support/random_world.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unordered_map>

#ifdef __unix__
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace ward;
using namespace ward::recording;

namespace {

constexpr std::int64_t kHour = 3600 * kTicksPerSecond;

struct Setup
{
    int entities;
    int patients;
    int moving;
    std::int64_t ticks;
    std::string name;
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

/// The chunks of a recording as they are stored, one behind the other in a plain file.
class PlainChunks
{
public:
    PlainChunks(const std::string &recording, std::string path)
        : m_path(std::move(path))
    {
        auto db = sqlite::Database::open(recording);
        if (!db)
            bench::stop(db.error().code());
        auto select = db->prepare("SELECT first_tick,data FROM chunk ORDER BY first_tick");
        if (!select)
            bench::stop(select.error().code());
        std::ofstream out(m_path, std::ios::binary | std::ios::trunc);
        std::int64_t offset = 0;
        while (true) {
            auto row = select->step();
            if (!row)
                bench::stop(row.error().code());
            if (!*row)
                break;
            const std::string_view data = select->blob(1);
            out.write(data.data(), std::streamsize(data.size()));
            m_chunks.push_back({select->integer(0), offset, data.size()});
            offset += std::int64_t(data.size());
        }
    }

    [[nodiscard]] const std::string &path() const { return m_path; }
    void open() { m_file.open(m_path, std::ios::binary); }
    void close() { m_file.close(); }

    /// Decompressed size of the chunk that holds `tick`.
    std::size_t read(std::int64_t tick)
    {
        const auto next =
            std::upper_bound(m_chunks.begin(), m_chunks.end(), tick,
                             [](std::int64_t at, const Chunk &c) { return at < c.firstTick; });
        const Chunk &chunk = *(next - 1);
        m_buffer.resize(chunk.size);
        m_file.seekg(chunk.offset);
        m_file.read(m_buffer.data(), std::streamsize(chunk.size));
        auto content = decompress(m_buffer);
        if (!m_file || !content)
            bench::stop("the plain copy of the chunks cannot be read");
        return content->size();
    }

private:
    struct Chunk
    {
        std::int64_t firstTick;
        std::int64_t offset;
        std::size_t size;
    };
    std::string m_path;
    std::vector<Chunk> m_chunks;
    std::ifstream m_file;
    std::string m_buffer;
};

using Hashes = std::unordered_map<std::int64_t, std::uint64_t>;

/// Records a session; fills in the hashes of the wanted ticks.
void record(const std::string &path, const Setup &setup, Hashes &hashes)
{
    world::World world = test::ward(setup.entities, setup.patients);
    test::Dice dice(7);
    RecordingInfo info;
    info.session = Id(1, 2);
    WriterOptions options;
    options.pace = Pace::Headless;
    auto writer = RecordingWriter::create(path, info, world.sharedLayout(), options);
    if (!writer)
        bench::stop(writer.error().code());
    for (std::int64_t tick = 0; tick < setup.ticks; ++tick) {
        if (tick > 0)
            test::step(world, dice, setup.moving);
        if (const auto it = hashes.find(tick); it != hashes.end())
            it->second = world.stateHash();
        if (auto done = (*writer)->appendTick(world, {}); !done)
            bench::stop(done.error().code());
    }
    if (auto done = (*writer)->finish(); !done)
        bench::stop(done.error().code());
}

std::unique_ptr<RecordingReader> opened(const std::string &path)
{
    auto reader = RecordingReader::open(path);
    if (!reader)
        bench::stop(reader.error().code());
    return std::move(*reader);
}

void check(const Hashes &hashes, std::int64_t tick, const Result<world::World> &world)
{
    if (!world)
        bench::stop(world.error().code());
    if (world->stateHash() != hashes.at(tick))
        bench::stop("a seek shows another world than play");
}

constexpr double kMs = 1000;
constexpr char kLimit[] = "the same bytes read and decompressed";
constexpr char kLimitHow[] = "pread of the stored chunk from a plain file, ZSTD_decompress; no "
                             "database, no checksum, no decoding";

std::vector<bench::Result> warmSeeks(const Setup &setup, const std::string &path,
                                     PlainChunks &plain, const Hashes &hashes,
                                     const std::vector<std::int64_t> &wanted, int warmUp)
{
    auto reader = opened(path);
    plain.open();
    for (int i = 0; i < warmUp; ++i) {
        const std::int64_t tick = wanted[std::size_t(i) % wanted.size()];
        check(hashes, tick, reader->worldAt(Tick{tick}));
        plain.read(tick);
    }
    reader = opened(path); // so that no chunk is decoded already
    (void)reader->worldAt(Tick{0});
    bench::Samples seek;
    bench::Samples limit;
    for (const std::int64_t tick : wanted) {
        check(hashes, tick, seek.measure(kMs, [&] { return reader->worldAt(Tick{tick}); }));
        limit.measure(kMs, [&] { return plain.read(tick); });
    }
    plain.close();
    bench::Result wall{
        .name = "seek, " + setup.name,
        .unit = "ms",
        .method = "one reader with the file in the page cache; uniform ticks hit its "
                  "48 decoded chunks rarely; hash equal to play's",
        .goal = bench::Goal{"p99", "<=", 1},
        .samples = seek.wall,
        .peer = bench::Peer{kLimit, "physical limit", kLimitHow, limit.wall},
        .facts = {{"samples_during_which_the_processor_was_taken_away", double(seek.disturbed)}}};
    bench::Result thread{.name = "seek, " + setup.name + ", processor time",
                         .unit = "ms",
                         .method = "the same seeks in processor time of their thread: without "
                                   "waiting for disk and other programs",
                         .goal = bench::Goal{"p99", "<=", 1},
                         .samples = seek.thread,
                         .peer = bench::Peer{kLimit, "physical limit", kLimitHow, limit.thread},
                         .facts = {}};
    return {std::move(wall), std::move(thread)};
}

bench::Result coldSeeks(const Setup &setup, const std::string &path, PlainChunks &plain,
                        const Hashes &hashes, std::span<const std::int64_t> wanted)
{
    bench::Samples seek;
    bench::Samples limit;
    for (const std::int64_t tick : wanted) {
        dropFromCache(path);
        dropFromCache(plain.path());
        check(hashes, tick, seek.measure(kMs, [&] { return opened(path)->worldAt(Tick{tick}); }));
        limit.measure(kMs, [&] {
            plain.open();
            const std::size_t size = plain.read(tick);
            plain.close();
            return size;
        });
    }
    return {.name = "seek cold, " + setup.name,
            .unit = "ms",
            .method = "new reader for each seek, its opening included; the file dropped from the "
                      "system's page cache (what the host caches stays)",
            .goal = {},
            .samples = seek.wall,
            .peer = bench::Peer{kLimit, "physical limit",
                                std::string(kLimitHow) + "; opened anew, dropped from the cache",
                                limit.wall},
            .facts = {}};
}

bench::Result scrub(const Setup &setup, const std::string &path, int count)
{
    auto reader = opened(path);
    test::Dice dice(3);
    bench::Samples samples;
    std::int64_t at = setup.ticks / 2;
    for (int i = 0; i < count; ++i) {
        at += dice.roll(31) - 15;
        if (!samples.measure(kMs, [&] { return reader->worldAt(Tick{at}); }))
            bench::stop("a moment cannot be read");
    }
    return {.name = "scrub, " + setup.name,
            .unit = "ms",
            .method = "one reader, back and forth by up to 15 ticks as a dragged cursor",
            .goal = {},
            .samples = samples.wall,
            .peer = {},
            .facts = {}};
}

std::vector<bench::Result> measure(const Setup &setup, bench::Scale scale)
{
    const int seeks = bench::pick(scale, 1000, 300, 20);
    const int cold = bench::pick(scale, 200, 40, 4);
    const auto folder = std::filesystem::temp_directory_path() /
                        ("ward-bench-seek-" + std::to_string(std::int64_t(bench::nowUs())));
    std::filesystem::create_directories(folder);
    const std::string path = (folder / "long.wardrec").string();
    test::Dice pick(99);
    Hashes hashes;
    std::vector<std::int64_t> wanted;
    for (int i = 0; i < seeks; ++i) {
        wanted.push_back(std::int64_t(pick.bits() % std::uint64_t(setup.ticks)));
        hashes[wanted.back()] = 0;
    }
    record(path, setup, hashes);
    PlainChunks plain(path, (folder / "chunks.bin").string());
    std::vector<bench::Result> results =
        warmSeeks(setup, path, plain, hashes, wanted, bench::pick(scale, 50, 50, 2));
    results.front().facts.emplace_back("recording_megabytes_per_hour",
                                       double(std::filesystem::file_size(path)) / 1e6 /
                                           (double(setup.ticks) / double(kHour)));
    results.push_back(
        coldSeeks(setup, path, plain, hashes, std::span(wanted).first(std::size_t(cold))));
    results.push_back(scrub(setup, path, seeks));
    std::filesystem::remove_all(folder);
    return results;
}

} // namespace

int main(int argc, char **argv)
{
    const bench::Scale scale = bench::scaleOf(argc, argv);
    const std::int64_t full = bench::pick<std::int64_t>(scale, 4 * kHour, kHour, kHour / 60);
    const Setup setups[] = {{10, 2, 2, full, "10 entities"},
                            {100, 2, 20, full, "100 entities"},
                            {500, 4, 100, full, "500 entities"},
                            {500, 4, 500, full / 8, "500 entities that all move"}};
    std::vector<bench::Result> results;
    for (const Setup &setup : setups) {
        for (bench::Result &result : measure(setup, scale))
            results.push_back(std::move(result));
    }
    bench::print(
        "uniform random ticks of a recording of 4 hours (half an hour where all move), 30 ticks a "
        "second; a fifth of the entities moves in every tick and the patients' beats and numbers "
        "change; fixed seeds; 50 seeks to warm up; seek and physical limit in turn",
        results);
    return 0;
}
