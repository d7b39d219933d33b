// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/findings.h"
#include "app/cli/usage.h"
#include "core/base/file.h"
#include "core/content/catalogue.h"
#include "core/content/checks/checks.h"
#include "core/content/checks/fix_all.h"
#include "core/content/checks/registry.h"
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "core/messages/messages.h"
#include "sim-engine/kernel/scripts/check_scripts.h"

#include <algorithm>
#include <iterator>

namespace ward::cli {

namespace {

constexpr std::string_view kHelp =
    "usage: ward validate FILE… [--fixes | --fix] | --list [--markdown]\n"
    "\n"
    "Reads each scenario as the Studio would and checks it. Prints nothing when all is well, else "
    "one\n"
    "line per finding:\n"
    "  FILE:LINE: SEVERITY CODE MESSAGE [FIELD, column N]\n"
    "with SEVERITY one of error (it cannot be opened or run as it is), warning, info. The last "
    "part "
    "is\n"
    "left out for a finding about a whole line. The file is not changed, but with --fix.\n"
    "\n"
    "  --fixes     below each finding its quick fixes, one a line: “  fix: …”, or “  safe fix: …” "
    "for\n"
    "              one after which nothing that works now works differently\n"
    "  --fix       makes the safe fixes, writes the file, prints what was done as “fixed: …” and\n"
    "              what is left\n"
    "  --list      prints every check: code, severity, what it finds; --markdown as a page\n"
    "\n"
    "Exit code: 0 no error and no warning, 1 findings, 2 wrong usage, 3 a file could not be "
    "read or written.\n";

enum class Fixes { Ignore, List, Make };

struct Examined
{
    content::Diagnostics findings;
    int exitCode = kOk;
};

content::Diagnostics check(const content::ParsedDocument &parsed, const std::string &path)
{
    content::Diagnostics checked = content::checkDocument(
        *parsed.document, content::Schema::shipped(), content::Catalogue::shipped());
    const content::Diagnostics inScripts =
        scripts::checkScripts(*parsed.document, content::Schema::shipped());
    checked.insert(checked.end(), inScripts.begin(), inScripts.end());
    content::locate(checked, parsed.places, path);
    return checked;
}

/// Makes the safe fixes and reads back what was written, so that places are those of the new file.
void fix(content::ParsedDocument &parsed, const std::string &path, Examined &out, Streams &streams)
{
    const content::Schema &schema = content::Schema::shipped();
    content::FixedDocument fixed =
        content::applySafeFixes(*parsed.document, schema, content::Catalogue::shipped());
    if (fixed.fixed.empty()) {
        streams.out << "fixed: nothing in " << path << ", which has no finding with a safe fix\n";
        return;
    }
    const std::string bytes = content::writeDocument(fixed.document, schema);
    if (const Result<> written = writeFileAtomically(path, bytes); !written) {
        streams.err << messages::render(written.error(), "en") << '\n';
        out.exitCode = kUnreadable;
        return;
    }
    content::locate(fixed.fixed, parsed.places, path);
    for (const content::Diagnostic &finding : fixed.fixed) {
        streams.out << "fixed: ";
        printFinding(streams.out, finding);
        printFixes(streams.out, finding);
    }
    parsed = content::parseDocument(bytes, path, schema);
}

Examined examine(const std::string &path, Fixes fixes, Streams &streams)
{
    Examined out;
    content::LoadedDocument loaded = content::loadDocument(path, content::Schema::shipped());
    if (loaded.parsed.document && fixes == Fixes::Make && !loaded.parsed.readOnly)
        fix(loaded.parsed, path, out, streams);
    out.findings = loaded.parsed.diagnostics;
    if (loaded.unreadable)
        out.exitCode = kUnreadable;
    if (loaded.parsed.document) {
        content::Diagnostics checked = check(loaded.parsed, path);
        out.findings.insert(out.findings.end(), std::make_move_iterator(checked.begin()),
                            std::make_move_iterator(checked.end()));
    }
    return out;
}

int list(const Arguments &arguments, Streams &streams)
{
    if (!arguments.words.empty())
        return refuseUsage(streams, kValidateCommand,
                           wrongWords("cli.words.none", arguments.words.size()));
    if (arguments.has("--markdown")) {
        streams.out << content::checksAsMarkdown();
        return kOk;
    }
    for (const content::CheckInfo &info : content::checkRegistry()) {
        streams.out << info.code << "  " << content::severityWord(info.severity) << "  "
                    << info.title << '\n';
    }
    return kOk;
}

int run(const std::vector<std::string> &words, Streams &streams)
{
    const Result<Arguments> arguments =
        readArguments(words, {"--fixes", "--fix", "--list", "--markdown"}, {});
    if (!arguments)
        return refuseUsage(streams, kValidateCommand, arguments.error().message);
    if (arguments->has("--list"))
        return list(*arguments, streams);
    if (arguments->words.empty())
        return refuseUsage(streams, kValidateCommand, wrongWords("cli.words.scenarios", 0));
    const Fixes fixes = arguments->has("--fix")     ? Fixes::Make
                        : arguments->has("--fixes") ? Fixes::List
                                                    : Fixes::Ignore;
    int exitCode = kOk;
    for (const std::string &path : arguments->words) {
        Examined examined = examine(path, fixes, streams);
        for (const content::Diagnostic &finding : examined.findings) {
            if (finding.severity != content::Severity::Info)
                examined.exitCode = std::max(examined.exitCode, kFindings);
        }
        exitCode = std::max(exitCode, examined.exitCode);
        printFindings(streams.out, std::move(examined.findings),
                      fixes == Fixes::List ? Listing::WithFixes : Listing::Findings);
    }
    return exitCode;
}

} // namespace

const Command kValidateCommand = {"validate", "check scenario files", kHelp, run};

} // namespace ward::cli
