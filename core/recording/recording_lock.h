// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/file_lock.h"
#include "core/base/result.h"

#include <memory>
#include <string>

namespace ward::recording {

/// Makes whoever holds it the only one that may write or replace a recording; code
/// `recording.write.in-use`. nullptr where the folder's file system has no locks: a session that
/// cannot be recorded would be worse.
[[nodiscard]] Result<std::unique_ptr<FileLock>> lockRecording(const std::string &path);

} // namespace ward::recording
