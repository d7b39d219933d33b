// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Records until it is killed or its disk is full, for tst_fault_recording.
//   recording_victim FILE SEED [LIMIT]
// Prints `TICK SUB EVENT` for each moment handed to the recording, after the call came back: what
// was committed by then must survive. LIMIT is the largest size of a file in bytes. The last line
// on a fault is `error CODE`.
#include "core/base/clock.h"
#include "core/recording/writer.h"
#include "tests/support/recorded_session.h"

#include <cstdio>
#include <cstdlib>

#ifdef __unix__
#include <csignal>
#include <sys/resource.h>
#endif

using namespace ward;

int main(int count, char **words)
{
    if (count < 3)
        return 2;
    std::setvbuf(stdout, nullptr, _IOLBF, 4096);
#ifdef __unix__
    if (count > 3) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlim_t limit = std::strtoul(words[3], nullptr, 10);
        const rlimit both{limit, limit};
        if (setrlimit(RLIMIT_FSIZE, &both) != 0)
            return 2;
    }
#endif
    ManualClock clock;
    recording::WriterOptions options;
    options.clock = &clock;
    test::RecordedSession session(std::strtoul(words[2], nullptr, 10), 30);
    auto writer = recording::RecordingWriter::create(words[1], session.info(),
                                                     session.world().sharedLayout(), options);
    const auto fault = [](const Error &error) {
        std::printf("error %s\n", error.code().c_str());
        return 1;
    };
    if (!writer)
        return fault(writer.error());
    while (true) {
        if (auto done = session.appendTo(**writer); !done)
            return fault(done.error());
        std::printf("%lld %u %llu\n", static_cast<long long>(session.now().tick.n),
                    session.now().sub, static_cast<unsigned long long>(session.lastEvent()));
        clock.advanceUs(33'333);
        session.step();
    }
}
