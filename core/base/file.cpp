// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace ward {

Result<std::string> readFile(const std::string &path, std::size_t limit)
{
    const auto fault = [&](const char *code) { return failure(code, {{"file", path}}); };
    QFile file(QString::fromStdString(path));
    if (!file.exists())
        return fault("base.file.missing");
    if (QFileInfo(file).isDir())
        return fault("base.file.folder");
    if (file.size() > static_cast<qint64>(limit)) {
        return failure("base.file.too-large", {{"file", path},
                                               {"bytes", static_cast<std::int64_t>(file.size())},
                                               {"limit", static_cast<std::int64_t>(limit)}});
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fault(file.error() == QFileDevice::PermissionsError || QFileInfo(file).exists()
                         ? "base.file.no-permission"
                         : "base.file.unreadable");
    }
    // A file may grow (or be a pipe): never take more than the limit.
    const QByteArray bytes = file.read(static_cast<qint64>(limit) + 1);
    if (file.error() != QFileDevice::NoError)
        return fault("base.file.unreadable");
    if (bytes.size() > static_cast<qsizetype>(limit))
        return fault("base.file.too-large");
    return bytes.toStdString();
}

Result<> writeFileAtomically(const std::string &path, std::string_view bytes)
{
    const QString name = QString::fromStdString(path);
    QSaveFile file(name);
    const auto fault = [&](const char *code) {
        return failure(code, {{"file", path}, {"detail", file.errorString().toStdString()}});
    };
    if (QFileInfo(name).isDir())
        return failure("base.file.folder", {{"file", path}});
    if (!file.open(QIODevice::WriteOnly)) {
        const QFileInfo folder(QFileInfo(name).absolutePath());
        return fault(folder.exists() && !folder.isWritable() ? "base.file.read-only-folder"
                                                             : "base.file.unwritable");
    }
    const bool written = file.write(bytes.data(), static_cast<qint64>(bytes.size())) ==
                         static_cast<qint64>(bytes.size());
    if (!written || !file.commit()) {
        return fault(file.error() == QFileDevice::ResourceError ? "base.file.disk-full"
                                                                : "base.file.unwritable");
    }
    return {};
}

} // namespace ward
