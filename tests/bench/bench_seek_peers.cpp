// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// What bench_seek_peers.py puts beside a seek. `prepare FOLDER` records ten minutes of 500 entities
// of which 100 move, and writes the same states for the peers: as rows of a plain SQLite table, and
// as `messages.bin` and `frames.bin` for programs in other languages. `seek FOLDER ROUND` measures
// our seeks and those over rows, in turn. The complete world of a moment is, for all of them, the
// bytes of every component of every entity and of every patient's tracks; their SHA-256 at the
// wanted moments is in `wanted.json`.
#include "core/base/hash.h"
#include "core/base/sqlite.h"
#include "core/recording/reader.h"
#include "core/recording/writer.h"
#include "core/world/state_codec.h"
#include "tests/bench/bench_support.h"
#include "tests/support/random_world.h"

#include <QCryptographicHash>
#include <QFile>

#include <cstring>
#include <filesystem>
#include <map>

using namespace ward;
using namespace ward::recording;

namespace {

constexpr int kEntities = 500;
constexpr int kPatients = 4;
constexpr int kMoving = 100;
constexpr int kKeyframeEvery = 60;
constexpr int kTrackTopic = 0xff;

/// One entity's component, or its tracks.
using Topic = std::uint32_t;

Topic topicOf(world::Handle handle, int component)
{
    return handle * 256 + static_cast<Topic>(component);
}

template <typename T>
void put(std::string &out, T value)
{
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof value);
}

std::string tracksOf(const world::Tracks &tracks)
{
    std::string out;
    for (const world::Beat &beat : tracks.beats) {
        put(out, beat.onsetUs);
        put(out, static_cast<std::uint32_t>(world::codeOf(beat)));
        put(out, beat.electrical);
        put(out, beat.mechanical);
        if (beat.pressures)
            put(out, *beat.pressures);
    }
    put(out, std::uint32_t{0});
    for (const world::Breath &breath : tracks.breaths) {
        put(out, breath.onsetUs);
        put(out, static_cast<std::uint32_t>(breath.kind));
    }
    return out;
}

/// Every component and track of a world, by topic.
std::map<Topic, std::string> topicsOf(const world::World &world)
{
    std::map<Topic, std::string> topics;
    const int components = int(world.layout().components().size());
    for (int component = 0; component < components; ++component) {
        for (const world::Handle handle : world.having(component)) {
            const auto row = world.slots(handle, component);
            topics[topicOf(handle, component)].assign(reinterpret_cast<const char *>(row.data()),
                                                      row.size_bytes());
        }
    }
    for (const world::Handle handle : world.havingTracks())
        topics[topicOf(handle, kTrackTopic)] = tracksOf(*world.tracks(handle));
    return topics;
}

std::string digest(const std::map<Topic, std::string> &topics)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &[topic, payload] : topics) {
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&topic), sizeof topic));
        hash.addData(QByteArrayView(payload.data(), qsizetype(payload.size())));
    }
    return hash.result().toHex().toStdString();
}

template <typename T>
T orStop(Result<T> result)
{
    if (!result)
        bench::stop(result.error().code());
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

class Output
{
public:
    explicit Output(const std::filesystem::path &path)
        : m_file(path)
    {
        if (!m_file.open(QIODevice::WriteOnly))
            bench::stop("cannot write " + path.string());
    }
    void write(const std::string &bytes)
    {
        if (m_file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
            bench::stop("writing failed");
    }

private:
    QFile m_file;
};

constexpr char kRows[] = "CREATE TABLE latest(topic INTEGER, tick INTEGER, payload BLOB, "
                         "PRIMARY KEY(topic, tick)) WITHOUT ROWID";

void prepare(const std::filesystem::path &folder, std::int64_t ticks, int seeks)
{
    world::World world = test::ward(kEntities, kPatients);
    test::Dice dice(7);
    test::Dice pick(99);
    std::map<std::int64_t, std::string> wanted;
    while (int(wanted.size()) < seeks)
        wanted[std::int64_t(pick.bits() % std::uint64_t(ticks))];

    RecordingInfo info;
    info.session = Id(1, 2);
    WriterOptions options;
    options.pace = Pace::Headless;
    auto writer = orStop(RecordingWriter::create((folder / "ours.wardrec").string(), info,
                                                 world.sharedLayout(), options));
    sqlite::OpenOptions anew;
    anew.mode = sqlite::OpenMode::Create;
    auto db = orStop(sqlite::Database::open((folder / "rows.sqlite").string(), anew));
    orStop(db.exec(kRows));
    auto transaction = orStop(sqlite::Transaction::begin(db));
    auto insert = orStop(db.prepare("INSERT INTO latest VALUES(?,?,?)"));
    Output messages(folder / "messages.bin");
    Output frames(folder / "frames.bin");
    std::map<Topic, std::string> known;
    world::World before = world;
    for (std::int64_t tick = 0; tick < ticks; ++tick) {
        if (tick > 0)
            test::step(world, dice, kMoving);
        orStop(writer->appendTick(world, {}));
        const auto now = topicsOf(world);
        for (const auto &[topic, payload] : now) {
            std::string &last = known[topic];
            if (tick > 0 && last == payload)
                continue;
            last = payload;
            std::string message;
            put(message, static_cast<std::uint32_t>(tick));
            put(message, topic);
            put(message, static_cast<std::uint32_t>(payload.size()));
            messages.write(message + payload);
            insert.bind(1, std::int64_t{topic}).bind(2, tick).bindBlob(3, payload);
            orStop(insert.run());
        }
        const bool key = tick % kKeyframeEvery == 0;
        const std::string frame =
            key ? world::encodeKeyframe(world, world::VisibilityClass::Author)
                : world::encodeDelta(before, world, world::VisibilityClass::Author);
        std::string head;
        put(head, static_cast<std::uint32_t>(tick));
        put(head, static_cast<std::uint32_t>(key));
        put(head, static_cast<std::uint32_t>(frame.size()));
        frames.write(head + frame);
        before = world;
        if (const auto it = wanted.find(tick); it != wanted.end())
            it->second = digest(now);
    }
    orStop(transaction.commit());
    orStop(writer->finish());

    QJsonArray list;
    for (const auto &[tick, sha] : wanted)
        list.append(QJsonObject{{"tick", double(tick)}, {"sha256", QString::fromStdString(sha)}});
    const QByteArray json =
        QJsonDocument(QJsonObject{{"topics", double(known.size())}, {"wanted", list}}).toJson();
    Output(folder / "wanted.json").write(json.toStdString());
}

/// "Latest at t" of every topic, as a log of rows is read.
std::map<Topic, std::string> latestRows(sqlite::Statement &topics, sqlite::Statement &latest,
                                        std::int64_t tick)
{
    std::map<Topic, std::string> found;
    while (orStop(topics.step())) {
        const std::int64_t topic = topics.integer(0);
        latest.bind(1, topic).bind(2, tick);
        if (orStop(latest.step()))
            found.emplace(static_cast<Topic>(topic), latest.blob(0));
        latest.reset();
    }
    topics.reset();
    return found;
}

/// All wanted moments whose place in the list is `round` modulo `rounds`.
void seek(const std::filesystem::path &folder, int round, int rounds)
{
    QFile file(folder / "wanted.json");
    if (!file.open(QIODevice::ReadOnly))
        bench::stop("no wanted.json");
    const QJsonArray wanted = QJsonDocument::fromJson(file.readAll()).object()["wanted"].toArray();
    auto reader = orStop(RecordingReader::open((folder / "ours.wardrec").string()));
    auto db = orStop(sqlite::Database::open((folder / "rows.sqlite").string()));
    // The distinct topics by skipping from one to the next in the primary key.
    auto topics = orStop(
        db.prepare("WITH RECURSIVE t(x) AS (SELECT min(topic) FROM latest UNION ALL SELECT "
                   "(SELECT min(topic) FROM latest WHERE topic>x) FROM t WHERE x IS NOT NULL) "
                   "SELECT x FROM t WHERE x IS NOT NULL"));
    auto latest = orStop(db.prepare("SELECT payload FROM latest WHERE topic=?1 AND tick<=?2 "
                                    "ORDER BY tick DESC LIMIT 1"));
    bench::Samples ours;
    bench::Samples rows;
    constexpr double kMs = 1000;
    constexpr int kWarmUp = 10;
    for (qsizetype i = 0; i < kWarmUp && i < wanted.size(); ++i) {
        const auto tick = std::int64_t(wanted[i].toObject()["tick"].toDouble());
        (void)orStop(reader->worldAt(Tick{tick}));
        (void)latestRows(topics, latest, tick);
    }
    reader = orStop(RecordingReader::open((folder / "ours.wardrec").string()));
    (void)orStop(reader->worldAt(Tick{0}));
    for (qsizetype n = 0, i = round; i < wanted.size(); ++n, i += rounds) {
        // In no order that a cache could use.
        const QJsonObject moment = wanted[(i * 7919) % wanted.size()].toObject();
        const auto tick = std::int64_t(moment["tick"].toDouble());
        const std::string sha = moment["sha256"].toString().toStdString();
        const world::World world =
            orStop(ours.measure(kMs, [&] { return reader->worldAt(Tick{tick}); }));
        const auto found = rows.measure(kMs, [&] { return latestRows(topics, latest, tick); });
        if (digest(topicsOf(world)) != sha || digest(found) != sha)
            bench::stop("a seek shows another world than was recorded");
    }
    const QByteArray json = QJsonDocument(QJsonObject{{"ours", bench::arrayOf(ours.wall)},
                                                      {"rows", bench::arrayOf(rows.wall)}})
                                .toJson(QJsonDocument::Compact);
    std::printf("%s\n", json.constData());
}

} // namespace

int main(int argc, char **argv)
{
    const std::string_view what = argc > 4 ? argv[1] : "";
    if (what == "prepare")
        prepare(argv[2], std::atoll(argv[3]), std::atoi(argv[4]));
    else if (what == "seek")
        seek(argv[2], std::atoi(argv[3]), std::atoi(argv[4]));
    else
        bench::stop(
            "usage: bench_seek_peers prepare FOLDER TICKS SEEKS | seek FOLDER ROUND ROUNDS");
    return 0;
}
