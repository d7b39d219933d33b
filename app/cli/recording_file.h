// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/reader.h"

#include <memory>
#include <string>

namespace ward::cli {

/// Opens a recording for reading. Tells a missing file, a folder and a lack of permission apart,
/// which the database beneath cannot. Codes `base.file.*`, `cli.file.folder`, `recording.open.*`.
[[nodiscard]] Result<std::unique_ptr<recording::RecordingReader>>
openRecording(const std::string &path);

/// Whether a recording may be made there; nothing is written. Codes `cli.record.no-folder`,
/// `base.file.read-only-folder`, `recording.create.exists`.
[[nodiscard]] Result<> checkNewRecording(const std::string &path);

} // namespace ward::cli
