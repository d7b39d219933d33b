// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/recording_file.h"

#include <QFileInfo>

namespace ward::cli {

Result<std::unique_ptr<recording::RecordingReader>> openRecording(const std::string &path)
{
    const QFileInfo file(QString::fromStdString(path));
    if (!file.exists())
        return failure("base.file.missing", {{"file", path}});
    if (file.isDir())
        return failure("cli.file.folder", {{"file", path}});
    if (!file.isReadable())
        return failure("base.file.no-permission", {{"file", path}});
    return recording::RecordingReader::open(path);
}

Result<> checkNewRecording(const std::string &path)
{
    const QFileInfo file(QString::fromStdString(path));
    const QFileInfo folder(file.absolutePath());
    if (file.isDir())
        return failure("cli.file.folder", {{"file", path}});
    if (file.exists())
        return failure("recording.create.exists", {{"file", path}});
    if (!folder.isDir())
        return failure("cli.record.no-folder", {{"file", path}});
    if (!folder.isWritable())
        return failure("base.file.read-only-folder", {{"file", path}});
    return {};
}

} // namespace ward::cli
