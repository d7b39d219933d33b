// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "core/messages/messages.h"
#include "core/recording/verify.h"
#include "sim-engine/sessions/resimulation.h"

namespace ward::cli {

namespace {

constexpr std::string_view kHelp =
    "usage: ward verify RECORDING\n"
    "\n"
    "Checks a recording: checksums, event numbers and chain, that seeking shows what playing\n"
    "shows at random ticks, and that its inputs simulated again give the same states. One line\n"
    "per check; the first difference is named. A recording made with another version of the\n"
    "simulation cannot be simulated again to the same states: that is said and is no failure.\n"
    "\n"
    "Exit code: 0 everything holds, 1 a difference, 2 wrong usage, 3 unreadable.\n";

int run(const std::vector<std::string> &words, Streams &streams)
{
    const Result<Arguments> arguments = readArguments(words, {}, {});
    if (!arguments || arguments->words.size() != 1) {
        streams.err << (arguments ? std::string(kHelp)
                                  : messages::render(arguments.error(), "en") + '\n');
        return kUsage;
    }
    const std::string &path = arguments->words[0];
    if (auto reader = recording::RecordingReader::open(path); !reader) {
        streams.err << messages::render(reader.error(), "en") << '\n';
        return kUnreadable;
    }
    sessions::KernelResimulator resimulator;
    recording::VerifyOptions options;
    options.resimulator = &resimulator;
    const auto steps = recording::verify(path, options);
    for (const recording::VerifyStep &step : steps)
        streams.out << messages::render(step.message, "en") << '\n';
    return recording::holds(steps) ? kOk : kFindings;
}

} // namespace

const Command kVerifyCommand = {"verify", "check a recording", kHelp, run};

} // namespace ward::cli
