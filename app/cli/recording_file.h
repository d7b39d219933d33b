// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/reader.h"

#include <memory>
#include <string>

namespace ward::cli {

/// Opens a recording for reading. Tells a missing file, a folder and a lack of permission apart,
/// which the database beneath cannot. Codes `base.file.*`, `base.file.folder`, `recording.open.*`.
[[nodiscard]] Result<std::unique_ptr<recording::RecordingReader>>
openRecording(const std::string &path);

/// Whether a recording may be made there; nothing is written. Codes `cli.record.no-folder`,
/// `base.file.read-only-folder`, `recording.create.exists`.
[[nodiscard]] Result<> checkNewRecording(const std::string &path);

/// Which of its states can be read, for people: all from 00:00.0 to the end, or what is left of a
/// damaged or cut one.
[[nodiscard]] Message readablePart(recording::RecordingReader &reader);

} // namespace ward::cli
