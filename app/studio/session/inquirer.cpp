// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/inquirer.h"

#include "app/studio/session/file_inquiry.h"
#include "sim-client/connection.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace ward::studio {

namespace {

/// A run's recorder is a moment behind what is seen: an event it has not written yet is asked for
/// again, for a second in all.
constexpr int kAgainMs = 200;
constexpr int kTries = 6;

} // namespace

Inquirer::Inquirer(client::Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kAgainMs);
    connect(&m_again, &QTimer::timeout, this, &Inquirer::askEngine);
}

Inquirer::~Inquirer()
{
    withdraw();
}

void Inquirer::setRecording(std::string recording)
{
    clear();
    m_recording = std::move(recording);
}

void Inquirer::setFile(std::string file)
{
    clear();
    m_file = std::move(file);
}

void Inquirer::clear()
{
    withdraw();
    m_recording.clear();
    m_file.clear();
}

void Inquirer::withdraw()
{
    m_again.stop();
    m_answered = {};
    if (!m_asked.isNull())
        m_connection.withdraw(m_asked);
    m_asked = {};
    if (m_withdrawn)
        *m_withdrawn = true;
    m_withdrawn.reset();
}

void Inquirer::ask(const client::WhyQuestion &question, client::WhyAnswered answered)
{
    withdraw();
    m_question = question;
    m_answered = std::move(answered);
    m_tries = 0;
    if (!m_file.empty())
        askFile();
    else
        askEngine();
}

void Inquirer::askEngine()
{
    ++m_tries;
    m_asked = m_connection.askWhy(
        m_recording, m_question, [self = QPointer(this)](Result<client::Why> why) {
            if (!self || !self->m_answered)
                return;
            self->m_asked = {};
            if (!why && why.error().code() == "inquiry.unknown-event" && self->m_tries < kTries)
                return self->m_again.start();
            std::exchange(self->m_answered, {})(std::move(why));
        });
}

void Inquirer::askFile()
{
    const auto withdrawn = std::make_shared<std::atomic<bool>>(false);
    m_withdrawn = withdrawn;
    QThreadPool::globalInstance()->start(
        [self = QPointer(this), withdrawn, file = m_file, question = m_question] {
            auto why = std::make_shared<Result<client::Why>>(
                whyOfFile(file, question, [withdrawn] { return withdrawn->load(); }));
            // Through the application: whether the desk is still there only its own thread can
            // tell.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, withdrawn, why] {
                    if (*withdrawn || !self)
                        return;
                    self->m_withdrawn.reset();
                    std::exchange(self->m_answered, {})(std::move(*why));
                },
                Qt::QueuedConnection);
        });
}

} // namespace ward::studio
