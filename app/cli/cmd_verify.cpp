// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/recording_file.h"
#include "app/cli/usage.h"
#include "core/messages/messages.h"
#include "core/recording/verify.h"
#include "sim-engine/sessions/resimulation.h"

#include <array>

namespace ward::cli {

namespace {

constexpr std::string_view kHelp =
    "usage: ward verify RECORDING\n"
    "\n"
    "Checks a recording; nothing in it is changed. One line per check, `ok` or the first "
    "difference:\n"
    "  checksums      every stored part is as it was written\n"
    "  events         numbers without a gap, and the chain of seals unbroken\n"
    "  states         seeking shows what playing shows, at random ticks\n"
    "  re-simulation  its inputs simulated again give the same states\n"
    "A recording made with another version of the simulation cannot be simulated again to the\n"
    "same states: that is said and is no failure. After a difference the last line says from when\n"
    "to when the states can be read.\n"
    "\n"
    "Exit code: 0 everything holds, 1 a difference, 2 wrong usage, 3 unreadable.\n";

/// The checks in the order in which `recording::verify` makes them.
constexpr std::array<std::string_view, 4> kChecks = {"checksums", "events", "states",
                                                     "re-simulation"};

int run(const std::vector<std::string> &words, Streams &streams)
{
    const Result<Arguments> arguments = readArguments(words, {}, {});
    if (!arguments)
        return refuseUsage(streams, kVerifyCommand, arguments.error().message);
    if (arguments->words.size() != 1) {
        return refuseUsage(streams, kVerifyCommand,
                           wrongWords("cli.words.recording", arguments->words.size()));
    }
    const std::string &path = arguments->words[0];
    auto reader = openRecording(path);
    if (!reader) {
        streams.err << messages::render(reader.error(), "en") << '\n';
        return kUnreadable;
    }
    sessions::KernelResimulator resimulator;
    recording::VerifyOptions options;
    options.resimulator = &resimulator;
    const auto steps = recording::verify(path, options);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        // A sentence that is used elsewhere too does not begin with the name of the check.
        if (i < kChecks.size() && !steps[i].message.code.starts_with("recording.verify."))
            streams.out << kChecks[i] << ": ";
        streams.out << messages::render(steps[i].message, "en") << '\n';
    }
    if (recording::holds(steps))
        return kOk;
    streams.out << messages::render(readablePart(**reader), "en") << '\n';
    return kFindings;
}

} // namespace

const Command kVerifyCommand = {"verify", "check a recording", kHelp, run};

} // namespace ward::cli
