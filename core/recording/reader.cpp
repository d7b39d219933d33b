// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/reader.h"

#include "core/recording/file_schema.h"
#include "core/recording/reader_private.h"

#include <QFileInfo>

#include <algorithm>

namespace ward::recording {

namespace {

bool exists(const std::string &path)
{
    return QFileInfo::exists(QString::fromStdString(path));
}

} // namespace

// --- opening ------------------------------------------------------------------------------------

RecordingReader::RecordingReader(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

RecordingReader::~RecordingReader() = default;

Result<std::unique_ptr<RecordingReader>> RecordingReader::open(const std::string &path,
                                                               const ReaderOptions &options)
{
    const auto because = [&](const char *code) { return failure(code, {{"file", path}}); };
    if (const QFileInfo place(QString::fromStdString(path)); options.vfs.empty()) {
        if (!place.exists())
            return because("base.file.missing");
        if (!place.isFile())
            return because("recording.open.not-a-recording");
    }
    std::optional<Error> cut;
    for (const bool salvage : {false, true}) {
        sqlite::OpenOptions open;
        open.vfs = options.vfs;
        open.salvage = salvage;
        auto db = sqlite::Database::open(path, open);
        auto version = db ? db->scalar("PRAGMA user_version") : failure(db.error());
        if (!version) {
            const std::string &code = version.error().code();
            if (code == "base.sqlite.corrupt" && !salvage) {
                cut = version.error();
                continue; // shorter than it says: try to read what is there
            }
            if (code == "base.sqlite.not-a-database")
                return because("recording.open.not-a-recording");
            if (code == "base.sqlite.corrupt")
                return because("recording.open.truncated");
            if (exists(path) && exists(path + "-wal") &&
                (code == "base.sqlite.cannot-open" || code == "base.sqlite.read-only"))
                return because("recording.open.unfinished-read-only");
            return failure(std::move(version.error()));
        }
        auto application = db->scalar("PRAGMA application_id");
        if (!application || *application != file::kApplicationId)
            return because("recording.open.not-a-recording");
        if (*version > file::kFormatMajor) {
            return failure("recording.open.newer-version",
                           {{"file", path},
                            {"version", *version},
                            {"known", std::int64_t{file::kFormatMajor}}});
        }
        auto data = std::make_unique<Private>(std::move(*db));
        data->path = path;
        data->options = options;
        if (auto done = data->load(); !done) {
            if (done.error().code() == "base.sqlite.corrupt" && !salvage)
                continue;
            return cut || salvage ? because("recording.open.truncated")
                                  : failure(std::move(done.error()));
        }
        if (salvage)
            data->warnings.emplace_back(
                "recording.open.partial",
                std::vector<std::pair<std::string, MessageArg>>{{"file", path}});
        return std::unique_ptr<RecordingReader>(new RecordingReader(std::move(data)));
    }
    return because("recording.open.truncated");
}

Result<> RecordingReader::Private::load()
{
    auto info = file::readInfo(db);
    if (!info)
        return failure(std::move(info.error()));
    fixed = std::move(*info);
    auto bytes = file::readMetaBytes(db, "layout");
    auto parsed = bytes ? world::Layout::parse(*bytes) : failure(bytes.error());
    if (!parsed)
        return failure(std::move(parsed.error()));
    layout = std::make_shared<const world::Layout>(std::move(*parsed));
    start.emplace(layout);
    auto chunk = db.prepare(kSelectChunk);
    if (!chunk)
        return failure(std::move(chunk.error()));
    selectChunk = std::move(*chunk);
    if (auto done = learnEntities(); !done)
        warn(done.error());
    return {};
}

void RecordingReader::Private::warn(const Error &error)
{
    if (std::find(warnings.begin(), warnings.end(), error.message) == warnings.end())
        warnings.push_back(error.message);
}

Result<bool> RecordingReader::Private::learnEntities()
{
    auto select = db.prepare("SELECT handle,id FROM entity");
    if (!select)
        return failure(std::move(select.error()));
    std::vector<std::pair<world::Handle, Id>> ids;
    bool isNew = false;
    std::optional<Error> fault;
    while (true) {
        auto row = select->step();
        if (!row)
            fault = row.error();
        if (!row || !*row)
            break;
        const auto handle = static_cast<world::Handle>(select->integer(0));
        const auto id = Id::fromBytes(select->blob(1));
        if (!id)
            continue;
        isNew |= start->id(handle).isNull();
        ids.emplace_back(handle, *id);
    }
    world::knowEntityIds(*start, ids); // also what came before a damaged page
    if (fault)
        return failure(std::move(*fault));
    return isNew;
}

// --- what it says of itself
// -----------------------------------------------------------------------

std::shared_ptr<const world::Layout> RecordingReader::layout()
{
    return d->layout;
}

const std::string &RecordingReader::path() const
{
    return d->path;
}

std::vector<Message> RecordingReader::warnings() const
{
    return d->warnings;
}

Result<Moment> momentOf(std::int64_t tick, std::int64_t sub)
{
    // What the program itself never writes; whoever counts up to it would not come to an end.
    if (tick < 0 || tick > kFarthestTick || sub < 0 || sub > UINT32_MAX)
        return failure("recording.chunk.malformed");
    return Moment{Tick{tick}, static_cast<std::uint32_t>(sub)};
}

Result<std::optional<Moment>> RecordingReader::Private::lastMoment()
{
    auto held = snapshot();
    if (!held)
        return failure(std::move(held.error()));
    if (!fixed.closed) {
        auto open = openChunk();
        if (open && *open) {
            auto moment = momentOf((*open)->last.tick.n, (*open)->last.sub);
            return moment ? Result<std::optional<Moment>>(*moment)
                          : failure(std::move(moment.error()));
        }
        if (!open)
            warn(open.error()); // what is closed can be read all the same
    }
    auto end = endOfChunks(db);
    if (!end)
        return failure(std::move(end.error()));
    if (!*end)
        return std::optional<Moment>();
    auto moment = momentOf((*end)->at.tick.n, (*end)->at.sub);
    return moment ? Result<std::optional<Moment>>(*moment) : failure(std::move(moment.error()));
}

Result<std::uint64_t> RecordingReader::Private::lastEvent()
{
    auto id = db.scalar("SELECT max(id) FROM event");
    if (!id)
        return failure(std::move(id.error()));
    return static_cast<std::uint64_t>(*id);
}

Result<RecordingInfo> RecordingReader::info()
{
    if (!d->fixed.closed) {
        auto closed = file::readMetaInteger(d->db, "closed");
        if (!closed)
            return failure(std::move(closed.error()));
        d->fixed.closed = *closed == 1;
    }
    RecordingInfo info = d->fixed;
    auto last = d->lastMoment();
    if (last && *last)
        info.last = (*last)->tick;
    else if (!last)
        d->warn(last.error());
    auto events = d->lastEvent();
    if (events)
        info.events = *events;
    else
        d->warn(events.error());
    if (!last && !events)
        return failure("recording.open.truncated", {{"file", d->path}});
    return info;
}

} // namespace ward::recording
