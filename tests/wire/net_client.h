// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-client/engine_process.h"
#include "tests/wire/wire_fixture.h"

namespace ward::test {

inline const QString kEngine = QStringLiteral(WARD_BINARY_DIR "/bin/ward-engine");

[[nodiscard]] inline client::EngineProcess::Options optionsFor(const QTemporaryDir &dir)
{
    client::EngineProcess::Options options;
    options.program = kEngine;
    options.dataDir = dir.path();
    options.logFile = dir.filePath(QStringLiteral("engine.log"));
    return options;
}

/// A client over a real WebSocket that moves along when the engine is restarted.
struct NetClient
{
    explicit NetClient(client::EngineProcess &engine)
        : connection(options())
    {
        QObject::connect(
            &engine, &client::EngineProcess::ready, &connection,
            [this](const client::EngineAddress &address) { connection.open(address); });
        if (engine.address())
            connection.open(*engine.address());
    }

    static client::ConnectionOptions options()
    {
        client::ConnectionOptions options;
        options.client = "test";
        options.required = {"drafts", "runs", "resume"};
        return options;
    }

    client::Outcome ask(const client::Command &command, const std::string &session = {})
    {
        const auto outcome = std::make_shared<std::optional<client::Outcome>>();
        connection.send(command, session, [outcome](const client::Outcome &o) { *outcome = o; });
        if (!waitFor([&] { return outcome->has_value(); }, 20'000)) {
            client::Outcome none;
            none.reason = Message("test.no-answer");
            return none;
        }
        return **outcome;
    }

    client::Connection connection;
};

} // namespace ward::test
