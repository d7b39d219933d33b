// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/findings.h"
#include "app/cli/recording_file.h"
#include "app/cli/usage.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/content/catalogue.h"
#include "core/content/checks/checks.h"
#include "core/content/document_codec.h"
#include "core/messages/messages.h"
#include "core/recording/reader.h"
#include "core/recording/recording_lock.h"
#include "sim-engine/kernel/scripts/check_scripts.h"
#include "sim-engine/sessions/headless.h"

#include <QFile>
#include <QFileInfo>

#include <charconv>
#include <cstdio>
#include <utility>

namespace ward::cli {

namespace {

constexpr std::string_view kHelp =
    "usage: ward run SCENARIO [--record OUT.wardrec [--replace]] [--until MM:SS] [--seed N]\n"
    "                [--actions LEARNER.jsonl]\n"
    "\n"
    "Runs a scenario as fast as the computer can, without waiting for the clock.\n"
    "  --record   writes a recording, for `ward seek`, `ward log`, `ward verify` and the Studio;\n"
    "             a file that is there already is left alone\n"
    "  --replace  takes the place of a recording that is there; of nothing else, and of none that\n"
    "             is still being recorded\n"
    "  --until    where to stop: MM:SS, HH:MM:SS or seconds, at most 24 hours; else the planned\n"
    "             duration\n"
    "  --seed     what chance does: a whole number, else 1; the same seed gives the same run\n"
    "  --actions  what learners do, from a file with one action a line (here for icu-arrest):\n"
    "{\"t\":\"01:10\",\"actor\":\"instructor\",\"action\":\"spawn\",\"target\":\"Med cart\","
    "\"args\":{\"prefab\":\"defibrillator\",\"socket\":\"top\"}}\n"
    "{\"t\":\"01:40.0\",\"actor\":\"learner-1\",\"action\":\"defib.charge\","
    "\"target\":\"Patient, Mr Okafor\",\"args\":{\"energy\":\"200 J\"}}\n"
    "{\"t\":\"01:46\",\"actor\":\"learner-1\",\"action\":\"defib.shock\","
    "\"target\":\"Patient, Mr Okafor\"}\n"
    "`t` is the time, `actor` who does it (else learner-1), `target` the whole name or the id. "
    "`ward\n"
    "schema` lists the actions with their arguments and units. Only an actor whose name begins "
    "with\n"
    "instructor may bring something in (spawn, with prefab, name and socket) or cause a phys.* "
    "action.\n"
    "What turns out to be impossible is reported, recorded and passed over.\n"
    "\n"
    "The last lines are the simulated time, the time it took, how many times faster than life, "
    "the\n"
    "number of events, the phase and the score it ended with, the marks that were set, the file "
    "that\n"
    "was written, and the state hash, which is the same on every machine:\n"
    "  sim 00:20:00\n  wall 0.84 s\n  speed 1428x\n  events 2412\n  phase Recovery\n"
    "  score 7\n  marks 3\n  recording out/arrest.wardrec\n  hash 0123456789abcdef\n"
    "\n"
    "Exit code: 0 ran to its end, 1 scenario or actions have errors or the run failed, 2 wrong "
    "usage,\n3 a file could not be read, or the recording not be made.\n";

/// Reads the options; false when one of them means nothing, which was said.
bool readOptions(const Arguments &arguments, sessions::HeadlessOptions &options, Streams &streams)
{
    if (arguments.options.contains("--until")) {
        const auto until = durationOption(arguments, "--until");
        if (!until) {
            streams.err << messages::render(until.error(), "en") << '\n';
            return false;
        }
        options.until = *until;
    }
    const std::string seed = arguments.option("--seed", "1");
    const auto [end, error] = std::from_chars(seed.data(), seed.data() + seed.size(), options.seed);
    if (error != std::errc() || end != seed.data() + seed.size()) {
        streams.err << messages::render(Message("cli.run.seed", {{"text", seed}}), "en") << '\n';
        return false;
    }
    options.record = arguments.option("--record");
    return true;
}

/// Makes way for the recording that takes its place, but not for one that somebody is making.
Result<> removeRecording(const std::string &path)
{
    if (const auto reader = recording::RecordingReader::open(path);
        !reader && reader.error().code() == "recording.open.not-a-recording")
        return failure("cli.record.not-a-recording", {{"file", path}});
    const auto lock = recording::lockRecording(path);
    if (!lock)
        return failure(lock.error());
    for (const char *part : {"-journal", "-wal", "-shm", "-motion", ""}) {
        QFile file(QString::fromStdString(path + part));
        if (file.exists() && !file.remove())
            return failure("base.file.no-permission", {{"file", path}});
    }
    return {};
}

/// A run that could not go on keeps what it recorded; a file in which nothing was saved would be in
/// the way of the next one, and goes: then the recording was not made.
int afterFailure(const Error &error, const std::string &record)
{
    const bool made = !record.empty() && QFile::exists(QString::fromStdString(record));
    if (made && recording::RecordingReader::open(record))
        return kFindings;
    for (const char *part : {"", "-wal", "-shm", "-motion"}) {
        if (made)
            QFile::remove(QString::fromStdString(record + part));
    }
    const bool ofFile = error.code().starts_with("base.") || error.code().starts_with("recording.");
    return ofFile ? kUnreadable : kFindings;
}

int run(const std::vector<std::string> &words, Streams &streams)
{
    const Result<Arguments> arguments =
        readArguments(words, {"--replace"}, {"--record", "--until", "--seed", "--actions"});
    if (!arguments)
        return refuseUsage(streams, kRunCommand, arguments.error().message);
    if (arguments->words.size() != 1) {
        return refuseUsage(streams, kRunCommand,
                           wrongWords("cli.words.scenario", arguments->words.size()));
    }
    sessions::HeadlessOptions options;
    if (!readOptions(*arguments, options, streams))
        return kUsage;
    const bool replaces =
        arguments->has("--replace") && QFileInfo(QString::fromStdString(options.record)).isFile();
    if (arguments->has("--replace") && options.record.empty())
        return refuseUsage(streams, kRunCommand, Message("cli.run.replace-what"));
    if (!options.record.empty() && !replaces) {
        if (const Result<> free = checkNewRecording(options.record); !free) {
            streams.err << messages::render(free.error(), "en") << '\n';
            return kUnreadable;
        }
    }
    const content::Schema &schema = content::Schema::shipped();
    const auto loaded = content::loadDocument(arguments->words.front(), schema);
    if (!loaded.parsed.document) {
        printFindings(streams.err, loaded.parsed.diagnostics);
        return loaded.unreadable ? kUnreadable : kFindings;
    }
    if (const std::string path = arguments->option("--actions"); !path.empty()) {
        const auto bytes = readFile(path);
        if (!bytes) {
            streams.err << messages::render(bytes.error(), "en") << '\n';
            return kUnreadable;
        }
        auto script = sessions::readLearnerScript(*bytes, path, *loaded.parsed.document, schema);
        if (content::hasErrors(script.diagnostics)) {
            printFindings(streams.err, script.diagnostics);
            return kFindings;
        }
        options.actions = std::move(script.actions);
    }
    if (replaces) { // now that there is something to take its place
        if (const Result<> removed = removeRecording(options.record); !removed) {
            streams.err << messages::render(removed.error(), "en") << '\n';
            return kUnreadable;
        }
    }
    const std::int64_t before = systemClock().monotonicUs();
    const auto result = sessions::runHeadless(*loaded.parsed.document, schema,
                                              content::Catalogue::shipped(), options);
    if (!result) {
        // Where in the file it comes from, when the checks can tell.
        content::Diagnostics findings =
            content::checkDocument(*loaded.parsed.document, schema, content::Catalogue::shipped());
        content::Diagnostics inScripts = scripts::checkScripts(*loaded.parsed.document, schema);
        findings.insert(findings.end(), inScripts.begin(), inScripts.end());
        content::locate(findings, loaded.parsed.places, arguments->words.front());
        std::erase_if(findings, [](const content::Diagnostic &finding) {
            return finding.severity != content::Severity::Error;
        });
        if (findings.empty()) // else they say it, with the place
            streams.err << messages::render(result.error(), "en") << '\n';
        printFindings(streams.err, std::move(findings));
        return afterFailure(result.error(), options.record);
    }
    const double wall =
        static_cast<double>(std::max<std::int64_t>(1, systemClock().monotonicUs() - before)) / 1e6;
    for (content::Diagnostic refused : result->refused) {
        refused.file = arguments->option("--actions");
        printFinding(streams.err, refused);
    }
    const SimTime simulated = result->end.time();
    char figures[96];
    std::snprintf(figures, sizeof figures, "wall %.2f s\nspeed %.0fx\n", wall,
                  simulated.seconds() / wall);
    streams.out << "sim " << formatTimeLong(simulated) << '\n'
                << figures << "events " << result->events << '\n';
    if (!result->phase.empty())
        streams.out << "phase " << result->phase << '\n';
    streams.out << "score " << result->score << "\nmarks " << result->marks << '\n';
    if (!options.record.empty())
        streams.out << "recording " << options.record << '\n';
    streams.out << "hash " << hexHash(result->hash) << '\n';
    return kOk;
}

} // namespace

const Command kRunCommand = {"run", "run a scenario as fast as it goes, and record it", kHelp, run};

} // namespace ward::cli
