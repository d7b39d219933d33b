// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"

#include "core/content/nearest.h"
#include "core/messages/messages.h"

#include <algorithm>

namespace ward::cli {

namespace {

bool asksForHelp(const std::string &argument)
{
    return argument == "--help" || argument == "-h";
}

void printOverview(std::ostream &out)
{
    out << "usage: ward COMMAND [ARGUMENT…]\n\n"
           "Checks, runs and reads ICU simulations.\n\ncommands:\n";
    std::size_t width = 0;
    for (const Command &command : commands())
        width = std::max(width, command.name.size());
    for (const Command &command : commands()) {
        out << "  " << command.name << std::string(width - command.name.size() + 2, ' ')
            << command.summary << '\n';
    }
    out << "\n`ward COMMAND --help` explains a command, `ward --version` prints the version.\n"
           "Exit codes: 0 ok, 1 findings, 2 wrong usage, 3 a file could not be read or written.\n";
}

} // namespace

int runCommandLine(const std::vector<std::string> &arguments, Streams &streams)
{
    if (arguments.empty()) {
        printOverview(streams.err);
        return kUsage;
    }
    if (arguments[0] == "help" && arguments.size() > 1) // `ward help run` is `ward run --help`
        return runCommandLine({arguments[1], "--help"}, streams);
    if (asksForHelp(arguments[0]) || arguments[0] == "help") {
        printOverview(streams.out);
        return kOk;
    }
    if (arguments[0] == "--version") {
        streams.out << "ward " << WARD_VERSION << '\n';
        return kOk;
    }
    for (const Command &command : commands()) {
        if (command.name != arguments[0])
            continue;
        const std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
        if (std::any_of(rest.begin(), rest.end(), asksForHelp)) {
            streams.out << command.help;
            return kOk;
        }
        return command.run(rest, streams);
    }
    std::vector<std::string> names;
    for (const Command &command : commands())
        names.emplace_back(command.name);
    streams.err << messages::render(
                       Message("cli.usage.unknown-command",
                               {{"command", arguments[0]},
                                {"nearest", content::nearestName(arguments[0], names)}}),
                       "en")
                << '\n';
    return kUsage;
}

} // namespace ward::cli
