// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/findings.h"
#include "app/cli/usage.h"
#include "core/base/file.h"
#include "core/content/catalogue.h"
#include "core/content/checks/checks.h"
#include "core/content/document_codec.h"
#include "core/content/importers/json_tree.h"
#include "core/content/importers/pulse.h"
#include "core/content/schema.h"
#include "core/messages/messages.h"

#include <QFileInfo>

#include <algorithm>

namespace ward::cli {

namespace {

constexpr std::string_view kHelp =
    "usage: ward import pulse IN.json -o OUT.ward.json\n"
    "\n"
    "Makes a Ward scenario of a scenario of the Pulse Physiology Engine, and replaces OUT if it is "
    "there.\n"
    "Prints one line per finding, as `ward validate` does, and at the end:\n"
    "  understood N of M actions, K kept as notes\n"
    "  wrote OUT.ward.json\n"
    "M counts the actions other than AdvanceTime; the N act on the patient, the K are kept as "
    "notes\n"
    "with everything they say. The same input always gives the same bytes.\n"
    "\n"
    "Exit code: 0 no error and no warning, 1 findings (with an error nothing is written), 2 wrong "
    "usage,\n"
    "3 a file could not be read or written.\n";

/// Prints findings in the order of their lines; what they come to as an exit code.
int print(content::Diagnostics findings, Streams &streams)
{
    int exitCode = kOk;
    for (const content::Diagnostic &finding : findings) {
        if (finding.severity != content::Severity::Info)
            exitCode = kFindings;
    }
    printFindings(streams.out, std::move(findings));
    return exitCode;
}

int importPulseFile(const std::string &from, const std::string &to, Streams &streams)
{
    const auto unreadable = [&](const Error &error) {
        streams.err << messages::render(error, "en") << '\n';
        return kUnreadable;
    };
    if (QFileInfo(QString::fromStdString(to)).isDir())
        return unreadable(Error("base.file.folder", {{"file", to}}));
    const Result<std::string> bytes = readFile(from, content::importers::kMaxImportBytes);
    if (!bytes)
        return unreadable(bytes.error());
    const content::Schema &schema = content::Schema::shipped();
    const content::Catalogue &catalogue = content::Catalogue::shipped();
    const content::importers::PulseImport import =
        content::importers::importPulse(*bytes, from, schema, catalogue);
    int exitCode = print(import.diagnostics, streams);
    if (!import.document)
        return exitCode;

    const std::string written = content::writeDocument(*import.document, schema);
    content::ParsedDocument parsed = content::parseDocument(written, to, schema);
    content::Diagnostics checked = content::checkDocument(*import.document, schema, catalogue);
    content::locate(checked, parsed.places, to);
    exitCode = std::max(exitCode, print(std::move(checked), streams));
    if (const Result<> saved = writeFileAtomically(to, written); !saved)
        return unreadable(saved.error());
    streams.out << "understood " << import.understood << " of " << import.actions << " actions, "
                << import.notes << " kept as notes\nwrote " << to << '\n';
    return exitCode;
}

int run(const std::vector<std::string> &words, Streams &streams)
{
    const Result<Arguments> arguments = readArguments(words, {}, {"-o"});
    if (!arguments)
        return refuseUsage(streams, kImportCommand, arguments.error().message);
    if (!arguments->words.empty() && arguments->words[0] != "pulse") {
        return refuseUsage(streams, kImportCommand,
                           Message("cli.import.format", {{"format", arguments->words[0]}}));
    }
    if (arguments->words.size() != 2) {
        return refuseUsage(streams, kImportCommand,
                           wrongWords("cli.words.import", arguments->words.size()));
    }
    const std::string to = arguments->option("-o");
    if (to.empty()) {
        return refuseUsage(streams, kImportCommand,
                           Message("cli.usage.option-missing", {{"option", std::string("-o")}}));
    }
    return importPulseFile(arguments->words[1], to, streams);
}

} // namespace

const Command kImportCommand = {"import", "make a scenario from one of another program (Pulse)",
                                kHelp, run};

} // namespace ward::cli
