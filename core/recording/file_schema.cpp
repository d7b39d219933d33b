// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/file_schema.h"

#include "core/base/compress.h"

#include <charconv>
#include <system_error>

namespace ward::recording::file {

namespace {

constexpr const char *kTables = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE event_type(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE actor(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE entity(handle INTEGER PRIMARY KEY, id BLOB NOT NULL, prefab TEXT NOT NULL,
  name TEXT NOT NULL, event INTEGER NOT NULL);
CREATE TABLE field(component INTEGER NOT NULL, slot INTEGER NOT NULL, path TEXT NOT NULL,
  type TEXT NOT NULL, unit TEXT NOT NULL, step REAL NOT NULL,
  PRIMARY KEY(component, slot)) WITHOUT ROWID;
CREATE TABLE event(id INTEGER PRIMARY KEY, tick INTEGER NOT NULL, sub INTEGER NOT NULL,
  wall INTEGER NOT NULL, aggregate INTEGER NOT NULL, aggregate_seq INTEGER NOT NULL,
  type INTEGER NOT NULL REFERENCES event_type(id), type_ver INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor(id), origin INTEGER NOT NULL, cause INTEGER NOT NULL,
  correlation INTEGER NOT NULL, command BLOB, payload BLOB NOT NULL,
  UNIQUE(aggregate, aggregate_seq));
CREATE UNIQUE INDEX event_command ON event(command) WHERE command IS NOT NULL;
CREATE TRIGGER event_is_immutable_u BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'events are immutable'); END;
CREATE TRIGGER event_is_immutable_d BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'events are immutable'); END;
CREATE TABLE chunk(first_tick INTEGER NOT NULL, first_sub INTEGER NOT NULL,
  last_tick INTEGER NOT NULL, last_sub INTEGER NOT NULL, data BLOB NOT NULL, hash INTEGER NOT NULL,
  checksum INTEGER NOT NULL);
CREATE UNIQUE INDEX chunk_first ON chunk(first_tick, first_sub);
CREATE TABLE tail(seq INTEGER PRIMARY KEY, data BLOB NOT NULL, last_tick INTEGER NOT NULL,
  last_sub INTEGER NOT NULL, hash INTEGER NOT NULL, checksum INTEGER NOT NULL);
CREATE TABLE checkpoint(tick INTEGER NOT NULL, sub INTEGER NOT NULL, data BLOB NOT NULL,
  hash INTEGER NOT NULL, checksum INTEGER NOT NULL);
CREATE UNIQUE INDEX checkpoint_at ON checkpoint(tick, sub);
CREATE TABLE clock_map(id INTEGER PRIMARY KEY, tick INTEGER NOT NULL, wall INTEGER NOT NULL,
  rate_n INTEGER NOT NULL, rate_d INTEGER NOT NULL, running INTEGER NOT NULL, reason TEXT NOT NULL);
CREATE TABLE mark(id BLOB PRIMARY KEY, event INTEGER NOT NULL, label TEXT NOT NULL,
  tag TEXT NOT NULL, from_tick INTEGER NOT NULL, to_tick INTEGER NOT NULL, note TEXT NOT NULL,
  actor TEXT NOT NULL, automatic INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE series(id INTEGER PRIMARY KEY, handle INTEGER NOT NULL, component INTEGER,
  slot INTEGER, type TEXT);
CREATE TABLE lod(level INTEGER NOT NULL, bucket INTEGER NOT NULL, data BLOB NOT NULL,
  PRIMARY KEY(level, bucket)) WITHOUT ROWID;
CREATE TABLE chain(last_event INTEGER PRIMARY KEY, sha256 BLOB NOT NULL);
)sql";

const char *typeName(world::SlotType type)
{
    switch (type) {
    case world::SlotType::Quantity:
        return "quantity";
    case world::SlotType::Integer:
        return "int";
    case world::SlotType::Flag:
        return "bool";
    case world::SlotType::Enum:
        return "enum";
    case world::SlotType::Text:
        return "text";
    case world::SlotType::Ref:
        return "ref";
    case world::SlotType::Vec3:
        return "vec3";
    case world::SlotType::Quat:
        return "quat";
    }
    return "";
}

Result<> writeFields(sqlite::Database &db, const world::Layout &layout)
{
    auto insert = db.prepare("INSERT INTO field VALUES(?,?,?,?,?,?)");
    if (!insert)
        return failure(std::move(insert.error()));
    std::int64_t component = 0;
    for (const world::ComponentLayout &c : layout.components()) {
        for (const world::FieldLayout &f : c.fields) {
            insert->bind(1, component).bind(2, std::int64_t{f.slot});
            insert->bindText(3, c.name + "." + f.name).bindText(4, typeName(f.type));
            insert->bindText(5, f.unit).bind(6, f.step);
            if (auto done = insert->run(); !done)
                return done;
        }
        ++component;
    }
    return {};
}

Result<sqlite::Statement *> metaStatement(sqlite::Database &db, std::string_view key)
{
    auto insert = db.kept("INSERT OR REPLACE INTO meta VALUES(?,?)");
    if (insert)
        (*insert)->bindText(1, key);
    return insert;
}

/// As writeEpoch wrote them; what is no number ends the list.
std::vector<std::uint64_t> epochEnds(const std::string &list)
{
    std::vector<std::uint64_t> ends;
    const char *at = list.data();
    const char *const stop = at + list.size();
    while (at < stop) {
        std::uint64_t end = 0;
        const auto [next, fault] = std::from_chars(at, stop, end);
        if (fault != std::errc())
            break;
        ends.push_back(end);
        at = next < stop ? next + 1 : next;
    }
    return ends;
}

/// The statement on the row of a key; its second value is false when there is none.
Result<std::pair<sqlite::Statement, bool>> readMeta(sqlite::Database &db, std::string_view key)
{
    auto select = db.prepare("SELECT value FROM meta WHERE key=?");
    if (!select)
        return failure(std::move(select.error()));
    select->bindText(1, key);
    auto row = select->step();
    if (!row)
        return failure(std::move(row.error()));
    return std::pair(std::move(*select), *row);
}

} // namespace

Result<> createTables(sqlite::Database &db)
{
    const std::string head = "PRAGMA application_id=" + std::to_string(kApplicationId) +
                             "; PRAGMA user_version=" + std::to_string(kFormatMajor) + ";";
    return db.exec(head + kTables);
}

Result<> writeMeta(sqlite::Database &db, std::string_view key, std::int64_t value)
{
    auto insert = metaStatement(db, key);
    return insert ? (*insert)->bind(2, value).run() : failure(std::move(insert.error()));
}

Result<> writeMeta(sqlite::Database &db, std::string_view key, std::string_view text)
{
    auto insert = metaStatement(db, key);
    return insert ? (*insert)->bindText(2, text).run() : failure(std::move(insert.error()));
}

Result<> writeMetaBlob(sqlite::Database &db, std::string_view key, std::string_view bytes)
{
    auto insert = metaStatement(db, key);
    return insert ? (*insert)->bindBlob(2, bytes).run() : failure(std::move(insert.error()));
}

Result<> writeInfo(sqlite::Database &db, const RecordingInfo &info, const world::Layout &layout)
{
    const auto text = [&](const char *key, const std::string &value) {
        return [&db, key, &value] { return writeMeta(db, key, std::string_view(value)); };
    };
    const auto number = [&](const char *key, std::int64_t value) {
        return [&db, key, value] { return writeMeta(db, key, value); };
    };
    const auto blob = [&](const char *key, std::string value) {
        return [&db, key, value = std::move(value)] { return writeMetaBlob(db, key, value); };
    };
    return writeMeta(db, "format", std::string_view("1.0"))
        .and_then(blob("session", info.session.toBytes()))
        .and_then(number("epoch", stored(info.epoch)))
        .and_then(number("seed", stored(info.seed)))
        .and_then(number("sim_version", info.simVersion))
        .and_then(number("started_ms", info.startedMs))
        .and_then(number("ticks_per_second", kTicksPerSecond))
        .and_then(number("max_entities", stored(info.maxEntities)))
        .and_then(text("engine", info.engine))
        .and_then(text("locale", info.locale))
        .and_then(text("scenario_title", info.scenarioTitle))
        .and_then(blob("scenario", compress(info.scenario)))
        .and_then(blob("catalogue", compress(info.catalogue)))
        .and_then(blob("layout", layout.serialise()))
        .and_then(number("closed", 0))
        .and_then([&] { return writeFields(db, layout); });
}

Result<> writeEpoch(sqlite::Database &db, std::uint64_t epoch,
                    const std::vector<std::uint64_t> &ends)
{
    std::string list;
    for (const std::uint64_t end : ends)
        list += (list.empty() ? "" : " ") + std::to_string(end);
    if (auto done = writeMeta(db, "epoch", stored(epoch)); !done)
        return done;
    return writeMeta(db, "epoch_ends", std::string_view(list));
}

Result<std::int64_t> readMetaInteger(sqlite::Database &db, std::string_view key,
                                     std::int64_t fallback)
{
    auto row = readMeta(db, key);
    if (!row)
        return failure(std::move(row.error()));
    return row->second ? row->first.integer(0) : fallback;
}

Result<std::string> readMetaBytes(sqlite::Database &db, std::string_view key)
{
    auto row = readMeta(db, key);
    if (!row)
        return failure(std::move(row.error()));
    return row->second ? std::string(row->first.blob(0)) : std::string();
}

Result<RecordingInfo> readInfo(sqlite::Database &db)
{
    RecordingInfo info;
    Result<> fault;
    const auto number = [&](const char *key) -> std::int64_t {
        auto value = readMetaInteger(db, key);
        if (!value && fault)
            fault = failure(value.error());
        return value.value_or(0);
    };
    const auto bytes = [&](const char *key) -> std::string {
        auto value = readMetaBytes(db, key);
        if (!value && fault)
            fault = failure(value.error());
        return value.value_or(std::string());
    };
    const auto unpacked = [&](const char *key) -> std::string {
        auto value = decompress(bytes(key));
        if (!value && fault)
            fault = failure("recording.meta.damaged", {{"key", std::string(key)}});
        return value.value_or(std::string());
    };
    const auto session = Id::fromBytes(bytes("session"));
    if (!session && fault)
        fault = failure("recording.meta.damaged", {{"key", std::string("session")}});
    info.session = session.value_or(Id());
    info.epoch = static_cast<std::uint64_t>(number("epoch"));
    info.epochEnds = epochEnds(bytes("epoch_ends"));
    info.seed = static_cast<std::uint64_t>(number("seed"));
    info.simVersion = static_cast<int>(number("sim_version"));
    info.startedMs = number("started_ms");
    info.maxEntities = static_cast<std::uint64_t>(number("max_entities"));
    info.engine = bytes("engine");
    info.locale = bytes("locale");
    info.scenarioTitle = bytes("scenario_title");
    info.scenario = unpacked("scenario");
    info.catalogue = unpacked("catalogue");
    info.closed = number("closed") == 1;
    if (!fault)
        return failure(std::move(fault.error()));
    return info;
}

Event eventOfRow(const sqlite::Statement &row)
{
    Event event;
    event.id = static_cast<std::uint64_t>(row.integer(0));
    event.tick = Tick{row.integer(1)};
    event.sub = static_cast<std::uint32_t>(row.integer(2));
    event.wallMs = row.integer(3);
    event.aggregate = static_cast<world::Handle>(row.integer(4));
    event.aggregateSeq = static_cast<std::uint64_t>(row.integer(5));
    event.type = row.text(6);
    event.typeVer = static_cast<std::uint32_t>(row.integer(7));
    event.actor = row.text(8);
    event.origin = row.integer(9) == 1 ? Origin::Input : Origin::Derived;
    event.cause = static_cast<std::uint64_t>(row.integer(10));
    event.correlation = static_cast<std::uint64_t>(row.integer(11));
    if (!row.isNull(12))
        event.command = Id::fromBytes(row.blob(12)).value_or(Id());
    event.payload = row.blob(13);
    return event;
}

} // namespace ward::recording::file
