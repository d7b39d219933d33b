// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// Edit → visible in a second client: two client processes and an engine process on loopback.
// Visible means that the other client's replica has applied the change and its model has signalled.
// The viewer prints the value it saw and the time of a clock that all processes share.

#include "core/content/catalogue.h"
#include "core/content/document_codec.h"
#include "resources/resources.h"
#include "sim-client/connection.h"
#include "sim-client/engine_process.h"
#include "sim-client/session_replica.h"
#include "tests/bench/bench_support.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <map>

using namespace ward;
using client::SessionReplica;

namespace {

constexpr int kEdits = 1000;
constexpr int kWarmUp = 50;
constexpr int kGapMs = 20;
const Id kVitals = *Id::parse("0192f0c1-7a01-7000-8000-000000000030");

double hrOf(const content::Document &document)
{
    const content::Record *vitals = document.find(kVitals);
    const auto *hr = vitals ? std::get_if<content::Quantity>(&vitals->cell("hr")) : nullptr;
    return hr ? hr->value : 0;
}

client::ConnectionOptions optionsOf(const char *actor)
{
    client::ConnectionOptions options;
    options.client = "bench";
    options.actor = actor;
    return options;
}

/// Child: says "ready", then each value when its model signals it.
int view(const client::EngineAddress &address, const std::string &session)
{
    client::Connection connection(optionsOf("viewer"));
    connection.open(address);
    SessionReplica replica(connection, session, content::Schema::shipped(),
                           content::Catalogue::shipped());
    QObject::connect(&replica, &SessionReplica::readyChanged, [] {
        std::puts("ready");
        std::fflush(stdout);
    });
    QObject::connect(&replica, &SessionReplica::documentChanged, [&] {
        const double at = bench::nowUs();
        std::printf("%.0f %.3f\n", hrOf(replica.document()), at);
        std::fflush(stdout);
    });
    return QCoreApplication::exec();
}

template <typename Done>
bool waitFor(Done done, int ms = 20'000)
{
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (timer.elapsed() > ms)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
    }
    return true;
}

int measure()
{
    QTemporaryDir dir;
    client::EngineProcess::Options engineOptions;
    engineOptions.dataDir = dir.path();
    client::EngineProcess engine(engineOptions);
    engine.start();
    if (!waitFor([&] { return engine.address().has_value(); }))
        return 1;
    client::Connection connection(optionsOf("editor"));
    connection.open(*engine.address());
    std::string session;
    connection.openDraft(
        {{}, std::string(resources::file("scenarios/icu-arrest.ward.json")), "Arrest"},
        [&](const client::Outcome &o) { session = o.session; });
    if (!waitFor([&] { return !session.empty(); }))
        return 1;
    SessionReplica replica(connection, session, content::Schema::shipped(),
                           content::Catalogue::shipped());

    std::map<int, double> seen;
    bool viewing = false;
    QProcess viewer;
    QObject::connect(&viewer, &QProcess::readyReadStandardOutput, [&] {
        while (viewer.canReadLine()) {
            const QByteArray line = viewer.readLine().trimmed();
            if (line == "ready") {
                viewing = true;
                continue;
            }
            const QList<QByteArray> parts = line.split(' ');
            seen.emplace(parts[0].toInt(), parts[1].toDouble());
        }
    });
    viewer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // The token goes in over stdin, as everywhere.
    viewer.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--view"), QString::number(engine.address()->port),
                  QString::fromStdString(session)});
    viewer.write(QByteArray::fromStdString(engine.token()) + '\n');
    if (!waitFor([&] { return viewing && replica.isReady(); }))
        return 1;

    std::map<int, double> made;
    std::map<int, double> answered;
    for (int i = 0; i < kEdits + kWarmUp; ++i) {
        const double before = hrOf(replica.document());
        const int value = 40 + i % 200;
        content::ChangeSet change;
        change.ops.emplace_back(content::SetOp{kVitals, "hr", content::Quantity{before, "/min"},
                                               content::Quantity{double(value), "/min"}});
        seen.erase(value);
        bool done = false;
        const double start = bench::nowUs();
        replica.apply(std::move(change), [&](const client::Outcome &) { done = true; });
        if (!waitFor([&] { return done; }))
            return 1;
        const double end = bench::nowUs();
        if (!waitFor([&] { return seen.contains(value); }))
            return 1;
        if (i >= kWarmUp) {
            made[i] = (seen[value] - start) / 1000;
            answered[i] = (end - start) / 1000;
        }
        QElapsedTimer gap;
        gap.start();
        while (gap.elapsed() < kGapMs)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    viewer.kill();
    viewer.waitForFinished();
    engine.stop();

    std::vector<bench::Result> results(2);
    results[0] = {"edit_visible_in_second_client",
                  "ms",
                  "p99 <= 50",
                  "two client processes and the engine on loopback; apply() in one until "
                  "documentChanged in the other; 1000 edits 20 ms apart after 50 to warm up; each "
                  "is in the library on disk before it is announced",
                  {}};
    results[1] = {"edit_answered", "ms", "", "apply() until the engine's answer; same run", {}};
    for (const auto &[i, ms] : made)
        results[0].samples.push_back(ms);
    for (const auto &[i, ms] : answered)
        results[1].samples.push_back(ms);
    for (const bench::Result &result : results)
        bench::summarise(result);
    bench::print(results);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == QStringLiteral("--view")) {
        client::EngineAddress address;
        address.port = arguments[2].toUShort();
        char token[256] = {};
        if (!std::fgets(token, sizeof token, stdin))
            return 1;
        address.token = std::string(token, std::string_view(token).find('\n'));
        return view(address, arguments[3].toStdString());
    }
    return measure();
}
