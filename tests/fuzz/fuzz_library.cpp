// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"
#include "core/content/library_store.h"
#include "tests/fuzz/fuzz_target.h"

#include <QCoreApplication>
#include <QDir>
#include <QString>

#include <cstdio>
#include <string>

/// Any bytes as an engine's library of drafts.
WARD_FUZZ_TARGET(library)
{
    using namespace ward;
    static const std::string path =
        QDir::temp()
            .filePath(
                QStringLiteral("ward-fuzz-%1.wardlib").arg(QCoreApplication::applicationPid()))
            .toStdString();
    const auto forget = [] {
        for (const char *part : {"", "-wal", "-shm", "-journal"})
            std::remove((path + part).c_str());
    };
    forget();
    if (std::FILE *file = std::fopen(path.c_str(), "wb")) {
        std::fwrite(data, 1, size, file);
        std::fclose(file);
    }
    static const ManualClock clock;
    if (auto library = content::LibraryStore::open(path, clock)) {
        const auto drafts = (*library)->list();
        for (std::size_t i = 0; drafts && i < drafts->size() && i < 4; ++i) {
            const std::string &draft = (*drafts)[i].draft;
            (void)(*library)->read(draft);
            (void)(*library)->savedDocument(draft);
            (void)(*library)->markOpened(draft);
            (void)(*library)->discard(draft);
        }
    }
    forget();
    return 0;
}
