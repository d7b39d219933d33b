// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sim-engine/server/data_folder.h"
#include "sim-engine/server/engine_server.h"
#include "sim-engine/server/http_front.h"
#include "sim-engine/server/settings.h"
#include "sim-engine/server/web_front.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace ward::server {

struct EngineOptions
{
    Settings settings;
    std::string token;
};

/// One engine process without its command line: data folder, sessions, both fronts, and the rules
/// of when it ends. Main thread.
class Engine final : public QObject
{
    Q_OBJECT
public:
    [[nodiscard]] static Result<std::unique_ptr<Engine>> start(const EngineOptions &options);
    ~Engine() override;

    /// `{"pid":…,"port":…,"http_port":…,"instance":"…"}`
    [[nodiscard]] QByteArray readyLine() const;
    [[nodiscard]] EngineServer &server() { return *m_server; }

    /// The parent is gone: the engine goes on while a run is live or anybody is connected, else it
    /// ends after `orphanSeconds`.
    void parentGone();
    /// No new sessions; ends when no run is live or the time for it is over. A second call ends
    /// live runs properly at once, a third one leaves them to be taken up again.
    void drain();

Q_SIGNALS:
    void finished();

private:
    Engine(EngineOptions options, std::unique_ptr<DataFolder> folder);
    Result<> listen(const std::vector<QHostAddress> &addresses, std::optional<TlsIdentity> tls);
    void beat();
    void endRuns();
    void finish();

    EngineOptions m_options;
    std::unique_ptr<DataFolder> m_folder;
    std::unique_ptr<HttpApi> m_api; ///< outlives the server, whose threads answer through it
    std::unique_ptr<EngineServer> m_server;
    std::unique_ptr<WebFront> m_web;
    std::unique_ptr<HttpFront> m_http;
    QTimer m_beat;
    bool m_orphaned = false;
    int m_drains = 0; ///< times it was asked to
    std::int64_t m_drainUntilUs = 0;
    bool m_finished = false;
    std::int64_t m_idleSinceUs = 0;
};

} // namespace ward::server
