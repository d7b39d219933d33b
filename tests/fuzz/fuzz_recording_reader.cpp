// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as a recording. Seeds: tests/golden/recording/*.wardrec.
#include "core/base/file.h"
#include "core/recording/reader.h"
#include "tests/fuzz/fuzz_target.h"

#include <QCoreApplication>
#include <QDir>
#include <QString>

#include <cstdint>
#include <cstdio>
#include <string>

using namespace ward;
using namespace ward::recording;

WARD_FUZZ_TARGET(recording_reader)
{
    static const std::string path =
        QDir::temp()
            .filePath(
                QStringLiteral("ward-fuzz-%1.wardrec").arg(QCoreApplication::applicationPid()))
            .toStdString();
    if (std::FILE *file = std::fopen(path.c_str(), "wb")) {
        std::fwrite(data, 1, size, file);
        std::fclose(file);
    }
    if (auto reader = RecordingReader::open(path)) {
        const auto info = (*reader)->info();
        (void)(*reader)->events(0, 100);
        (void)(*reader)->marks();
        (void)(*reader)->clockMap();
        (void)(*reader)->checkpointBefore({Tick{1000}, 0});
        for (const std::int64_t tick : {0, 31, 119})
            (void)(*reader)->worldAt(Tick{tick});
        (void)(*reader)->series(1, {1, 0}, Tick{0}, Tick{120}, 30);
        (void)(*reader)->activity(Tick{0}, Tick{120}, 30);
        (void)(*reader)->checkEvents();
        (void)(*reader)->damage();
        (void)(*reader)->play([](const world::World &world) { return world.tick().n < 500; });
    }
    std::remove(path.c_str());
    return 0;
}
