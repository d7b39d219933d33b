// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/script_host.h"

#include "sim-engine/kernel/scripts/check_scripts.h"

#include <algorithm>

namespace ward::kernel {

bool Script::hearsAnyOf(std::string_view type, std::string_view emitted) const
{
    return std::any_of(hears.begin(), hears.end(), [&](const std::string &heard) {
        return heard == type || (!emitted.empty() && heard == emitted);
    });
}

Result<ScriptHost> ScriptHost::create(const content::Document &document,
                                      const content::Schema &schema)
{
    ScriptHost host;
    const content::Record *scenario = document.scenario();
    if (!scenario)
        return host;
    for (const content::Record *record : document.children(scenario->id, "script")) {
        const scripts::ScriptSource source = scripts::sourceOf(*record, schema);
        if (!source.enabled)
            continue;
        auto program = scripts::compileSource(source);
        if (!program) {
            Error error = std::move(program.error());
            error.message.args.emplace_back("record", record->id.toString());
            error.message.args.emplace_back("field", std::string("code"));
            return failure(std::move(error));
        }
        host.m_scripts.push_back({record->id, source.name, source.hears, std::move(*program)});
    }
    return host;
}

const Script *ScriptHost::find(const Id &id) const
{
    const auto it = std::find_if(m_scripts.begin(), m_scripts.end(),
                                 [&](const Script &script) { return script.id == id; });
    return it == m_scripts.end() ? nullptr : &*it;
}

std::vector<std::string> ScriptHost::heardTypes() const
{
    std::vector<std::string> types;
    for (const Script &script : m_scripts)
        types.insert(types.end(), script.hears.begin(), script.hears.end());
    std::sort(types.begin(), types.end());
    types.erase(std::unique(types.begin(), types.end()), types.end());
    return types;
}

scripts::Sandbox &ScriptHost::sandbox()
{
    if (!m_sandbox)
        m_sandbox = std::make_unique<scripts::Sandbox>();
    return *m_sandbox;
}

} // namespace ward::kernel
