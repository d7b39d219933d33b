// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/findings.h"
#include "app/cli/usage.h"
#include "core/content/catalogue.h"
#include "core/content/checks/checks.h"
#include "core/content/document_codec.h"
#include "core/content/schema.h"

#include <algorithm>
#include <iterator>

namespace ward::cli {

namespace {

constexpr std::string_view kHelp =
    "usage: ward validate FILE…\n"
    "\n"
    "Reads each scenario as the Studio would and checks it. Prints nothing when all is well, else "
    "one\n"
    "line per finding:\n"
    "  FILE:LINE: SEVERITY CODE MESSAGE [FIELD, column N]\n"
    "with SEVERITY one of error (it cannot be opened or run as it is), warning, info. The last "
    "part "
    "is\n"
    "left out for a finding about a whole line. Nothing is ever changed in the file.\n"
    "\n"
    "Exit code: 0 no error and no warning, 1 findings, 2 wrong usage, 3 a file could not be "
    "read.\n";

/// The findings of one file.
content::Diagnostics examine(const std::string &path, bool &unreadable)
{
    const content::Schema &schema = content::Schema::shipped();
    content::LoadedDocument loaded = content::loadDocument(path, schema);
    unreadable = loaded.unreadable;
    content::Diagnostics findings = std::move(loaded.parsed.diagnostics);
    if (loaded.parsed.document) {
        content::Diagnostics checked =
            content::checkDocument(*loaded.parsed.document, schema, content::Catalogue::shipped());
        content::locate(checked, loaded.parsed.places, path);
        findings.insert(findings.end(), std::make_move_iterator(checked.begin()),
                        std::make_move_iterator(checked.end()));
    }
    return findings;
}

int run(const std::vector<std::string> &words, Streams &streams)
{
    const Result<Arguments> arguments = readArguments(words, {}, {});
    if (!arguments)
        return refuseUsage(streams, kValidateCommand, arguments.error().message);
    if (arguments->words.empty())
        return refuseUsage(streams, kValidateCommand, wrongWords("cli.words.scenarios", 0));
    int exitCode = kOk;
    for (const std::string &path : arguments->words) {
        bool unreadable = false;
        content::Diagnostics findings = examine(path, unreadable);
        for (const content::Diagnostic &finding : findings) {
            if (finding.severity != content::Severity::Info)
                exitCode = std::max(exitCode, kFindings);
        }
        printFindings(streams.out, std::move(findings));
        if (unreadable)
            exitCode = kUnreadable;
    }
    return exitCode;
}

} // namespace

const Command kValidateCommand = {"validate", "check scenario files", kHelp, run};

} // namespace ward::cli
