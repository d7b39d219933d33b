// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/content/document_codec.h"
#include "core/messages/messages.h"
#include "sim-engine/sessions/headless.h"

#include <charconv>
#include <cstdio>

namespace ward::cli {

namespace {

constexpr std::string_view kHelp =
    "usage: ward run SCENARIO [--record OUT.wardrec] [--until MM:SS] [--seed N]\n"
    "                [--actions LEARNER.jsonl]\n"
    "\n"
    "Runs a scenario without a clock, as fast as it goes. Learners' actions come from a file, one "
    "a "
    "line:\n"
    "  {\"t\":\"01:40.0\",\"actor\":\"learner-1\",\"action\":\"defib.shock\",\n"
    "   \"target\":\"Patient, Mr Okafor\",\"args\":{\"energy\":\"200 J\"}}\n"
    "`ward schema` lists the actions. An instructor's line may also cause a phys.* action, or "
    "bring\n"
    "something into the room, with \"action\":\"spawn\", the place as \"target\" and in \"args\" "
    "prefab,\n"
    "name and socket. What turns out to be impossible is reported, recorded and passed over.\n"
    "The last lines are:\n"
    "  sim 00:20:00\n  wall 0.84 s\n  speed 1428x\n  events 2412\n  hash 0123456789abcdef\n"
    "\n"
    "Exit code: 0 ran to its end, 1 scenario or actions have errors or the run failed, 2 wrong "
    "usage,\n3 a file could not be read.\n";

void print(std::ostream &out, const content::Diagnostics &findings)
{
    for (const content::Diagnostic &finding : findings)
        out << messages::renderDiagnostic(finding, "en") << '\n';
}

/// Reads the options; false when one of them means nothing, which was said.
bool readOptions(const Arguments &arguments, sessions::HeadlessOptions &options, Streams &streams)
{
    if (arguments.options.contains("--until")) {
        const auto until = parseTime(arguments.option("--until"));
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

int run(const std::vector<std::string> &words, Streams &streams)
{
    const Result<Arguments> arguments =
        readArguments(words, {}, {"--record", "--until", "--seed", "--actions"});
    if (!arguments || arguments->words.size() != 1) {
        streams.err << (arguments ? std::string(kHelp)
                                  : messages::render(arguments.error(), "en") + '\n');
        return kUsage;
    }
    sessions::HeadlessOptions options;
    if (!readOptions(*arguments, options, streams))
        return kUsage;
    const content::Schema &schema = content::Schema::shipped();
    const auto loaded = content::loadDocument(arguments->words.front(), schema);
    if (!loaded.parsed.document) {
        print(streams.err, loaded.parsed.diagnostics);
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
            print(streams.err, script.diagnostics);
            return kFindings;
        }
        options.actions = std::move(script.actions);
    }
    const std::int64_t before = systemClock().monotonicUs();
    const auto result = sessions::runHeadless(*loaded.parsed.document, schema,
                                              content::Catalogue::shipped(), options);
    if (!result) {
        streams.err << messages::render(result.error(), "en") << '\n';
        return kFindings;
    }
    const double wall =
        static_cast<double>(std::max<std::int64_t>(1, systemClock().monotonicUs() - before)) / 1e6;
    for (content::Diagnostic refused : result->refused) {
        refused.file = arguments->option("--actions");
        streams.err << messages::renderDiagnostic(refused, "en") << '\n';
    }
    const SimTime simulated = result->end.time();
    char figures[96];
    std::snprintf(figures, sizeof figures, "wall %.2f s\nspeed %.0fx\n", wall,
                  simulated.seconds() / wall);
    streams.out << "sim " << formatTimeLong(simulated) << '\n'
                << figures << "events " << result->events << "\nhash " << hexHash(result->hash)
                << '\n';
    return kOk;
}

} // namespace

const Command kRunCommand = {"run", "run a scenario without a clock", kHelp, run};

} // namespace ward::cli
