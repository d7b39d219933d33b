// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/data_folder.h"

#include "core/base/file.h"
#include "core/base/random_source.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace ward::server {

DataFolder::DataFolder(QString path)
    : m_path(std::move(path))
    , m_lock(m_path + QStringLiteral("/run/engine.lock"))
{
    m_lock.setStaleLockTime(0); // only a dead process makes it stale
}

DataFolder::~DataFolder()
{
    if (m_lock.isLocked())
        QFile::remove(m_path + QStringLiteral("/run/engine.json"));
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const QString &path)
{
    std::unique_ptr<DataFolder> folder(new DataFolder(QDir(path).absolutePath()));
    const std::string name = folder->m_path.toStdString();
    const QDir dir(folder->m_path);
    if (!dir.mkpath(QStringLiteral("run")) || !dir.mkpath(QStringLiteral("recordings")))
        return failure("server.start.data-dir-unusable", {{"folder", name}});
    if (!folder->m_lock.tryLock()) {
        if (folder->m_lock.error() != QLockFile::LockFailedError)
            return failure("server.start.data-dir-unusable", {{"folder", name}});
        qint64 pid = 0;
        QString host;
        QString program;
        folder->m_lock.getLockInfo(&pid, &host, &program);
        return failure("server.start.data-dir-in-use",
                       {{"folder", name}, {"pid", static_cast<std::int64_t>(pid)}});
    }
    const std::string file = name + "/instance";
    if (const auto known = readFile(file, 64)) {
        if (const auto id = Id::parse(std::string_view(*known).substr(0, 36)))
            folder->m_instance = *id;
    }
    if (folder->m_instance.isNull()) {
        folder->m_instance = newId();
        if (auto written = writeFileAtomically(file, folder->m_instance.toString() + "\n");
            !written)
            return failure(std::move(written.error()));
    }
    return folder;
}

void DataFolder::announce(std::uint16_t port, std::uint16_t httpPort)
{
    const QJsonObject object{{QStringLiteral("pid"), QCoreApplication::applicationPid()},
                             {QStringLiteral("instance"), QString::fromStdString(instance())},
                             {QStringLiteral("port"), port},
                             {QStringLiteral("http_port"), httpPort}};
    // A convenience: without it the Studio starts an engine of its own and is told who has the
    // lock.
    [[maybe_unused]] const auto written =
        writeFileAtomically((m_path + QStringLiteral("/run/engine.json")).toStdString(),
                            QJsonDocument(object).toJson().toStdString());
}

} // namespace ward::server
