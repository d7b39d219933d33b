// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>

namespace ward::editor {

/// Who did something, for people: the names that the engine gives are told in an educator's words,
/// people's own are kept.
[[nodiscard]] QString actorName(const std::string &actor);

} // namespace ward::editor
