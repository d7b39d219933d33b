// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/listen_address.h"
#include "sim-engine/server/settings.h"
#include "sim-engine/server/trace.h"
#include "tests/fuzz/fuzz_target.h"

#include <cstdlib>

/// A line is a word of the command line, or with a `=` behind capitals a variable of the
/// environment.
WARD_FUZZ_TARGET(settings)
{
    using namespace ward;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QStringList words;
    QHash<QString, QString> environment;
    for (const QByteArray &line : bytes.split('\n')) {
        const QString text = QString::fromUtf8(line);
        const qsizetype equals = text.indexOf(QLatin1Char('='));
        if (text.startsWith(QLatin1String("WARD_")) && equals > 0)
            environment.insert(text.left(equals), text.mid(equals + 1));
        else
            words.append(text);
    }
    const auto settings = server::Settings::from(words, environment);
    if (settings) {
        if (settings->threads < 0 || settings->drainSeconds < 0)
            std::abort();
        if (const auto addresses = server::addressesOf(settings->listen))
            (void)server::onlyLoopback(*addresses);
    }
    const std::string trace = server::traceFrom({reinterpret_cast<const char *>(data), size});
    if (trace.size() != 32 || trace.find_first_not_of("0123456789abcdef") != std::string::npos)
        std::abort();
    return 0;
}
