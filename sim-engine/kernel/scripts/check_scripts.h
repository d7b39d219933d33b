// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/diagnostic.h"
#include "core/content/document.h"
#include "core/content/schema.h"
#include "sim-engine/kernel/scripts/program.h"

#include <string>
#include <vector>

namespace ward::scripts {

/// What a record of kind `script` holds.
struct ScriptSource
{
    std::string name;
    bool enabled = true;
    std::int64_t api = 1;
    std::vector<std::string> hears;
    std::string code;
    bool operator==(const ScriptSource &) const = default;
};
[[nodiscard]] ScriptSource sourceOf(const content::Record &record, const content::Schema &schema);

/// The versions of the interface this engine speaks: 1.
inline constexpr std::int64_t kApi = 1;

/// The program of a script; as `Program::compile`, with the script's `name`, and
/// `kernel.script.api` when it was written for another interface.
[[nodiscard]] Result<Program> compileSource(const ScriptSource &source);

/// What can be said against a document's scripts without running them: what Lua cannot read (with
/// the line of the code), no `on`, another interface. Core's own checks know no Lua. Pure, any
/// thread.
[[nodiscard]] content::Diagnostics checkScripts(const content::Document &document,
                                                const content::Schema &schema);

} // namespace ward::scripts
