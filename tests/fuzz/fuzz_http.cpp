// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_target.h"
#include "tests/wire/http_asker.h"

#include <QCoreApplication>
#include <QUrlQuery>

#include <cstdlib>

#include <google/protobuf/stubs/logging.h>

namespace {

using namespace ward;

struct Host
{
    test::TestEngine engine;
    server::HttpApi api{engine.server(), systemClock()};
};

/// As long as the application lives: in a test its own, here one that is never taken down.
Host &host()
{
    static Host *made = [] {
        static int count = 1;
        static char name[] = "fuzz";
        static char *words[] = {name, nullptr};
        if (!QCoreApplication::instance())
            new QCoreApplication(count, words);
        google::protobuf::SetLogHandler(nullptr);
        return new Host;
    }();
    static const bool once = [] {
        qAddPostRoutine([] { delete made; });
        return true;
    }();
    static_cast<void>(once);
    return *made;
}

/// The first line that is left, without its end.
QByteArray takeLine(QByteArray &rest)
{
    const qsizetype end = rest.indexOf('\n');
    const QByteArray line = end < 0 ? rest : rest.left(end);
    rest = end < 0 ? QByteArray() : rest.mid(end + 1);
    return line;
}

} // namespace

/// `METHOD PATH?QUERY`, headers, an empty line, a body: every request is answered at most once, and
/// whoever goes before the answer is forgotten.
WARD_FUZZ_TARGET(http)
{
    server::HttpApi &api = host().api;
    QByteArray rest(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QList<QByteArray> first = takeLine(rest).split(' ');
    const QByteArray target = first.size() > 1 ? first[1] : QByteArray("/");
    const QUrlQuery query(QString::fromUtf8(target.mid(target.indexOf('?') + 1)));
    QMap<QByteArray, QByteArray> headers{
        {"Authorization", "Bearer " + QByteArray::fromStdString(test::kToken)},
        {"Ward-Role", "author"}};
    for (QByteArray line = takeLine(rest); !line.isEmpty(); line = takeLine(rest)) {
        const qsizetype colon = line.indexOf(':');
        headers[line.left(colon)] = colon < 0 ? QByteArray() : line.mid(colon + 1).trimmed();
    }
    if (headers["Ward-Role"] == "engine-admin")
        return 0; // may stop the engine
    server::HttpRequest request;
    request.method = first.front().toStdString();
    request.path = target.left(target.indexOf('?')).toStdString();
    request.address = "fuzz";
    request.body = rest.toStdString();
    request.header = [&headers](const char *name) { return headers.value(name).toStdString(); };
    request.argument = [&query](const char *name) {
        return query.queryItemValue(QString::fromLatin1(name)).toStdString();
    };
    const auto answers = std::make_shared<std::atomic<int>>(0);
    server::HttpResponse refused;
    if (!api.admits(request, request.body.size(), refused))
        return 0;
    const auto abandon = api.handle(request, [answers](const server::HttpResponse &answer) {
        if (++*answers > 1 || answer.status < 200 || answer.status > 599)
            std::abort();
    });
    QCoreApplication::processEvents();
    if (abandon)
        abandon();
    return 0;
}
