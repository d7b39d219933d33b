// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/findings.h"
#include "app/cli/progress_line.h"
#include "app/cli/recording_file.h"
#include "app/cli/rehearsal_report.h"
#include "app/cli/usage.h"
#include "core/base/file.h"
#include "core/content/checks/checks.h"
#include "core/content/document_codec.h"
#include "core/messages/messages.h"
#include "sim-engine/rehearsal/rehearse.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace ward::cli {

namespace {

constexpr std::string_view kHelp =
    "usage: ward rehearse SCENARIO [--learner WHO] [--runs N] [--seed S] [--until MM:SS]\n"
    "                     [--threads N] [--rules-only] [--curves OUT.csv] [--json|--text] "
    "[--strict]\n"
    "\n"
    "Runs a scenario many times without anybody in front of it and says what was reached how "
    "often:\n"
    "phases, rules, spoken lines, scheduled events, conditions; how it ended; and first of all "
    "what was\n"
    "never reached. Nothing is recorded. The same words give the same report everywhere.\n"
    "  --learner     who takes part:\n"
    "                  none        nobody does anything\n"
    "                  ideal       all that checklist and rules ask for, promptly, usual doses "
    "(default)\n"
    "                  late        the same after delays as they were measured in hospitals\n"
    "                  wrong-drug  the same, but every drug goes wrong the first time: another "
    "one, or a\n"
    "                              dose two or ten times too big or too small\n"
    "                  FILE.jsonl  a learner script, as for `ward run --actions`\n"
    "                  REC.wardrec what the people of a recording did\n"
    "  --runs        how many (100); each has a seed of its own, the first that of --seed\n"
    "  --seed        what chance does: a whole number, else 1\n"
    "  --until       how long each is: MM:SS, HH:MM:SS or seconds; else the planned duration\n"
    "  --threads     how many at a time; else one for each processor. Never changes the report\n"
    "  --rules-only  without bodies: vitals move only by rules and trends, nothing is measured "
    "or\n"
    "                raises an alarm; much faster\n"
    "  --curves      writes the vitals of the first run as CSV: least and greatest of each of "
    "400\n"
    "                stretches, before rounding; a file that is there is replaced\n"
    "  --json        everything as one JSON object, instead of tables\n"
    "  --strict      what was never reached counts as a finding\n"
    "In the tables “runs” is in how many of the runs it was reached, “95 %” the confidence "
    "interval of\n"
    "that (Wilson), “total” how often in all of them together.\n"
    "\n"
    "Exit code: 0 no finding; 1 a rule runs in a loop, a script fails, with --strict also a "
    "phase, rule,\n"
    "event or line that was never reached, or the scenario cannot be run; 2 wrong usage; 3 a file "
    "could\n"
    "not be read or written.\n";

constexpr std::uint64_t kMostRuns = 1'000'000;

bool readNumber(const Arguments &arguments, std::string_view option, std::uint64_t &value,
                Streams &streams)
{
    if (!arguments.options.contains(option))
        return true;
    const std::string text = arguments.option(option);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size())
        return true;
    streams.err << messages::render(
                       Message("cli.usage.number", {{"text", text},
                                                    {"option", std::string(option)},
                                                    {"limit", std::to_string(UINT64_MAX)}}),
                       "en")
                << '\n';
    return false;
}

bool readOptions(const Arguments &arguments, rehearsal::RehearseOptions &options, Streams &streams)
{
    std::uint64_t runs = 100;
    std::uint64_t threads = 0;
    if (const std::string text = arguments.option("--runs", "100");
        std::from_chars(text.data(), text.data() + text.size(), runs).ptr !=
        text.data() + text.size())
        runs = 0; // which is refused below, with what is possible
    if (!readNumber(arguments, "--threads", threads, streams) ||
        !readNumber(arguments, "--seed", options.seed, streams))
        return false;
    if (runs < 1 || runs > kMostRuns) {
        streams.err << messages::render(Message("cli.rehearse.runs",
                                                {{"limit", static_cast<std::int64_t>(kMostRuns)}}),
                                        "en")
                    << '\n';
        return false;
    }
    options.runs = static_cast<int>(runs);
    options.threads = static_cast<int>(std::min<std::uint64_t>(threads, 64));
    if (arguments.options.contains("--until")) {
        const auto until = durationOption(arguments, "--until");
        if (!until) {
            streams.err << messages::render(until.error(), "en") << '\n';
            return false;
        }
        options.until = tickScheduledAt(*until);
    }
    if (arguments.has("--rules-only"))
        options.extent = kernel::Extent::RulesOnly;
    return true;
}

/// Who takes part; an exit code when that cannot be said.
int readLearner(const std::string &who, const rehearsal::Subject &subject,
                rehearsal::LearnerSpec &learner, Streams &streams)
{
    using Kind = rehearsal::LearnerSpec::Kind;
    if (const auto kind = rehearsal::learnerNamed(who)) {
        learner.kind = *kind;
        return kOk;
    }
    if (who.ends_with(".wardrec")) {
        auto reader = openRecording(who);
        auto inputs = reader ? (*reader)->inputsFrom({})
                             : Result<std::vector<recording::Event>>(failure(reader.error()));
        if (!inputs) {
            streams.err << messages::render(inputs.error(), "en") << '\n';
            return kUnreadable;
        }
        learner.kind = Kind::Recorded;
        learner.recorded =
            std::make_shared<const std::vector<recording::Event>>(*std::move(inputs));
        return kOk;
    }
    if (!who.ends_with(".jsonl")) {
        streams.err << messages::render(Message("cli.rehearse.learner", {{"text", who}}), "en")
                    << '\n';
        return kUsage;
    }
    const auto bytes = readFile(who);
    if (!bytes) {
        streams.err << messages::render(bytes.error(), "en") << '\n';
        return kUnreadable;
    }
    auto script = sessions::readLearnerScript(*bytes, who, subject.document, subject.schema);
    if (content::hasErrors(script.diagnostics)) {
        printFindings(streams.err, script.diagnostics);
        return kFindings;
    }
    learner.kind = Kind::Script;
    learner.script =
        std::make_shared<const std::vector<sessions::TimedAction>>(std::move(script.actions));
    return kOk;
}

std::string titleOf(const content::Document &document)
{
    const auto *name = std::get_if<std::string>(&document.scenario()->cell("name"));
    return name ? *name : std::string();
}

int run(const std::vector<std::string> &words, Streams &streams)
{
    const Result<Arguments> arguments =
        readArguments(words, {"--json", "--text", "--strict", "--rules-only"},
                      {"--learner", "--runs", "--seed", "--until", "--threads", "--curves"});
    if (!arguments)
        return refuseUsage(streams, kRehearseCommand, arguments.error().message);
    if (arguments->words.size() != 1)
        return refuseUsage(streams, kRehearseCommand,
                           wrongWords("cli.words.scenario", arguments->words.size()));
    if (arguments->has("--json") && arguments->has("--text"))
        return refuseUsage(streams, kRehearseCommand, Message("cli.rehearse.form"));
    rehearsal::RehearseOptions options;
    if (!readOptions(*arguments, options, streams))
        return kUsage;
    const content::Schema &schema = content::Schema::shipped();
    auto loaded = content::loadDocument(arguments->words.front(), schema);
    if (!loaded.parsed.document) {
        printFindings(streams.err, loaded.parsed.diagnostics);
        return loaded.unreadable ? kUnreadable : kFindings;
    }
    const rehearsal::Subject subject(*loaded.parsed.document, schema,
                                     content::Catalogue::shipped());
    const std::string who = arguments->option("--learner", "ideal");
    if (const int wrong = readLearner(who, subject, options.learner, streams); wrong != kOk)
        return wrong;

    rehearsal::DryRunOptions one;
    one.seed = options.seed;
    one.learner = options.learner;
    one.extent = options.extent;
    one.until = options.until;
    one.details = true;
    const auto first = rehearsal::runDry(subject, one);
    ProgressLine progress(streams.err, streams.errIsTerminal);
    options.progress = [&progress](int done, int runs) { progress.tell(done, runs); };
    const auto report = first ? rehearsal::rehearse(subject, options)
                              : Result<rehearsal::Report>(failure(first.error()));
    progress.clear();
    if (!report) {
        streams.err << messages::render(report.error(), "en") << '\n';
        return kFindings;
    }
    if (const std::string path = arguments->option("--curves"); !path.empty()) {
        if (auto written = writeFileAtomically(path, rehearsal::toCsv(first->curves)); !written) {
            streams.err << messages::render(written.error(), "en") << '\n';
            return kUnreadable;
        }
    }
    content::Diagnostics findings = rehearsal::findingsOf(subject, *report);
    content::locate(findings, loaded.parsed.places, arguments->words.front());
    const Rehearsed rehearsed{
        subject, titleOf(subject.document), who, options.seed, *report, *first, findings};
    if (arguments->has("--json"))
        printReportJson(streams.out, rehearsed);
    else
        printReport(streams.out, rehearsed);
    const content::Severity counts =
        arguments->has("--strict") ? content::Severity::Warning : content::Severity::Error;
    return std::any_of(findings.begin(), findings.end(),
                       [&](const content::Diagnostic &f) { return f.severity >= counts; })
               ? kFindings
               : kOk;
}

} // namespace

const Command kRehearseCommand = {"rehearse", "run a scenario many times and see what is reached",
                                  kHelp, run};

} // namespace ward::cli
