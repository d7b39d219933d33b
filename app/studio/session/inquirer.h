// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "sim-client/why_desk.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <string>

namespace ward::client {
class Connection;
}

namespace ward::studio {

/// Says why of what is open: runs and recordings of an engine by that engine, a recording that is a
/// file by the library of `ward why`, on another thread, with or without an engine. GUI thread.
class Inquirer : public QObject, public client::WhyDesk
{
    Q_OBJECT

public:
    /// `connection` outlives it.
    explicit Inquirer(client::Connection &connection, QObject *parent = nullptr);
    ~Inquirer() override;

    /// What is asked about from now on: one of the engine's recordings, also of a run that goes on;
    void setRecording(std::string recording);
    /// a file;
    void setFile(std::string file);
    /// nothing.
    void clear();
    [[nodiscard]] bool canAnswer() const { return !m_recording.empty() || !m_file.empty(); }

    void ask(const client::WhyQuestion &question, client::WhyAnswered answered) override;
    void withdraw() override;

private:
    void askEngine();
    void askFile();

    client::Connection &m_connection;
    std::string m_recording;
    std::string m_file;
    client::WhyQuestion m_question;
    client::WhyAnswered m_answered; ///< empty: nobody waits
    Id m_asked;                     ///< of the engine
    int m_tries = 0;
    QTimer m_again;
    /// True once the file's answer is not wanted any more; shared with the thread that looks.
    std::shared_ptr<std::atomic<bool>> m_withdrawn;
};

} // namespace ward::studio
