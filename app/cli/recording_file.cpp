// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/recording_file.h"

#include "core/base/time.h"

#include <QFileInfo>

#include <algorithm>

namespace ward::cli {

Result<std::unique_ptr<recording::RecordingReader>> openRecording(const std::string &path)
{
    const QFileInfo file(QString::fromStdString(path));
    if (!file.exists())
        return failure("base.file.missing", {{"file", path}});
    if (file.isDir())
        return failure("base.file.folder", {{"file", path}});
    if (!file.isReadable())
        return failure("base.file.no-permission", {{"file", path}});
    return recording::RecordingReader::open(path);
}

Result<> checkNewRecording(const std::string &path)
{
    const QFileInfo file(QString::fromStdString(path));
    const QFileInfo folder(file.absolutePath());
    if (file.isDir())
        return failure("base.file.folder", {{"file", path}});
    if (file.exists())
        return failure("recording.create.exists", {{"file", path}});
    if (!folder.isDir())
        return failure("cli.record.no-folder", {{"file", path}});
    if (!folder.isWritable())
        return failure("base.file.read-only-folder", {{"file", path}});
    return {};
}

Message readablePart(recording::RecordingReader &reader)
{
    constexpr std::size_t kMostNamed = 5;
    const auto spans = reader.readableSpans();
    if (spans.empty())
        return Message("cli.readable.nothing");
    std::string text;
    for (std::size_t i = 0; i < std::min(spans.size(), kMostNamed); ++i) {
        text += (i > 0 ? ", " : "") + formatTime(spans[i].from.time()) + " to " +
                formatTime(spans[i].to.time());
    }
    Message message("cli.readable.spans", {{"spans", std::move(text)}});
    if (spans.size() > kMostNamed)
        message.args.emplace_back("more", static_cast<std::int64_t>(spans.size() - kMostNamed));
    return message;
}

} // namespace ward::cli
