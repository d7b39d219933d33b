// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace ward::editor {

/// What a capability is called on a badge, in the user's language; "" for one that says nothing
/// beyond the kind of thing, and the capability itself where a package brings one of its own.
[[nodiscard]] QString capabilityName(std::string_view capability);

} // namespace ward::editor
