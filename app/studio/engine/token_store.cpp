// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/engine/token_store.h"

#include <QFile>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace ward::studio {

namespace {

QString service()
{
    return QStringLiteral("Ward");
}

tl::unexpected<Error> unavailable(const QKeychain::Job &job)
{
    return failure("studio.keychain.unavailable", {{"detail", job.errorString().toStdString()}});
}

/// Without a desktop session a keychain would be started for this program alone, empty, and ask for
/// a password that nobody knows.
bool hasSession()
{
#ifdef Q_OS_LINUX
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           (!runtime.isEmpty() && QFile::exists(runtime + QStringLiteral("/bus")));
#else
    return true;
#endif
}

tl::unexpected<Error> noSession()
{
    return failure("studio.keychain.unavailable",
                   {{"detail", std::string("@studio.keychain.no-session")}});
}

/// Starts `job`; it deletes itself when it is done.
template <typename Job, typename Finished>
void start(Job *job, QObject *context, const QString &engine, Finished finished)
{
    job->setKey(engine);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [job, finished = std::move(finished)] { finished(*job); });
    job->start();
}

Result<> outcomeOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound)
        return {};
    return unavailable(job);
}

} // namespace

void TokenStore::answerLater(std::function<void()> answer)
{
    QTimer::singleShot(0, this, std::move(answer));
}

void TokenStore::read(const QString &engine, std::function<void(Result<QString>)> done)
{
    if (!hasSession())
        return answerLater([done = std::move(done)] { done(noSession()); });
    start(new QKeychain::ReadPasswordJob(service()), this, engine,
          [done = std::move(done)](const QKeychain::ReadPasswordJob &job) {
              if (const Result<> outcome = outcomeOf(job); !outcome)
                  return done(failure(outcome.error()));
              done(job.textData());
          });
}

void TokenStore::write(const QString &engine, const QString &token,
                       std::function<void(Result<>)> done)
{
    if (!hasSession())
        return answerLater([done = std::move(done)] { done(noSession()); });
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setTextData(token);
    start(job, this, engine,
          [done = std::move(done)](const QKeychain::Job &job) { done(outcomeOf(job)); });
}

void TokenStore::forget(const QString &engine, std::function<void(Result<>)> done)
{
    if (!hasSession())
        return answerLater([done = std::move(done)] { done(noSession()); });
    start(new QKeychain::DeletePasswordJob(service()), this, engine,
          [done = std::move(done)](const QKeychain::Job &job) { done(outcomeOf(job)); });
}

} // namespace ward::studio
