// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ward::cli {

/// What scripts rely on.
inline constexpr int kOk = 0;
inline constexpr int kFindings = 1;
inline constexpr int kUsage = 2;
inline constexpr int kUnreadable = 3;

/// Where a command writes: results to `out`, everything else to `err`. Both UTF-8.
struct Streams
{
    std::ostream &out;
    std::ostream &err;
    bool errIsTerminal = false; ///< somebody watches: long runs may say how far they are
};

/// One sub-command of `ward`. `help` begins with the usage line and is what
/// `ward <name> --help` prints; `run` gets the words after the name and returns an exit code.
struct Command
{
    std::string_view name;
    std::string_view summary;
    std::string_view help;
    int (*run)(const std::vector<std::string> &arguments, Streams &streams);
};

/// Every sub-command, in the order `ward --help` shows them.
[[nodiscard]] std::span<const Command> commands();

/// The whole program but for the process around it: dispatch, --help, --version. `arguments`
/// without the program's name.
[[nodiscard]] int runCommandLine(const std::vector<std::string> &arguments, Streams &streams);

// The sub-commands, each defined in its own cmd_*.cpp.
extern const Command kValidateCommand;
extern const Command kRunCommand;
extern const Command kRehearseCommand;
extern const Command kImportCommand;
extern const Command kSeekCommand;
extern const Command kLogCommand;
extern const Command kVerifyCommand;
extern const Command kWhyCommand;
extern const Command kSchemaCommand;

} // namespace ward::cli
