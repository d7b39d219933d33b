// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "core/content/catalogue.h"
#include "core/content/checks/checks.h"
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "core/messages/messages.h"

#include <algorithm>
#include <tuple>

namespace ward::cli {

namespace {

constexpr std::string_view kHelp =
    "usage: ward validate FILE…\n"
    "\n"
    "Reads each scenario as the Studio would and checks it. One line per finding:\n"
    "  FILE:LINE: SEVERITY CODE MESSAGE\n"
    "with SEVERITY one of error, warning, info.\n"
    "\n"
    "Exit code: 0 no error and no warning, 1 findings, 2 wrong usage, 3 a file could not be "
    "read.\n";

/// The findings of one file, in the order of its lines.
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
    std::stable_sort(findings.begin(), findings.end(),
                     [](const content::Diagnostic &a, const content::Diagnostic &b) {
                         return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                     });
    return findings;
}

int run(const std::vector<std::string> &words, Streams &streams)
{
    const Result<Arguments> arguments = readArguments(words, {}, {});
    if (!arguments || arguments->words.empty()) {
        streams.err << (arguments ? std::string(kHelp)
                                  : messages::render(arguments.error(), "en") + '\n');
        return kUsage;
    }
    int exitCode = kOk;
    for (const std::string &path : arguments->words) {
        bool unreadable = false;
        for (const content::Diagnostic &finding : examine(path, unreadable)) {
            streams.out << messages::renderDiagnostic(finding, "en") << '\n';
            if (finding.severity != content::Severity::Info)
                exitCode = std::max(exitCode, kFindings);
        }
        if (unreadable)
            exitCode = kUnreadable;
    }
    return exitCode;
}

} // namespace

const Command kValidateCommand = {"validate", "check scenario files", kHelp, run};

} // namespace ward::cli
