// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/automation/console_watch.h"

#include <mutex>
#include <utility>

namespace ward::studio {

namespace {

std::mutex &lock()
{
    static std::mutex mutex;
    return mutex;
}

QStringList &complaints() // guarded by lock()
{
    static QStringList list;
    return list;
}

QtMessageHandler g_before = nullptr;

void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type != QtDebugMsg && type != QtInfoMsg) {
        const std::scoped_lock guard(lock());
        complaints().append(text);
    }
    if (g_before != nullptr)
        g_before(type, context, text);
}

} // namespace

ConsoleWatch::ConsoleWatch()
{
    g_before = qInstallMessageHandler(&handle);
}

ConsoleWatch::~ConsoleWatch()
{
    qInstallMessageHandler(g_before);
}

QStringList ConsoleWatch::take()
{
    const std::scoped_lock guard(lock());
    return std::exchange(complaints(), {});
}

} // namespace ward::studio
