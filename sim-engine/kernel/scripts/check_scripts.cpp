// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/check_scripts.h"

#include <sstream>
#include <utility>

namespace ward::scripts {

namespace {

content::CellValue cellOf(const content::Record &record, const content::Schema &schema,
                          std::string_view name)
{
    const content::CellValue &own = record.cell(name);
    if (!content::isAbsent(own))
        return own;
    const content::FieldSpec *spec = schema.field(record.kind, name);
    return spec ? spec->defaultValue : content::CellValue();
}

template <typename T>
T valueOf(const content::Record &record, const content::Schema &schema, std::string_view name,
          T otherwise)
{
    const content::CellValue cell = cellOf(record, schema, name);
    const T *held = std::get_if<T>(&cell);
    return held ? *held : otherwise;
}

} // namespace

ScriptSource sourceOf(const content::Record &record, const content::Schema &schema)
{
    ScriptSource source;
    source.name = valueOf(record, schema, "name", std::string());
    source.enabled = valueOf(record, schema, "enabled", true);
    source.api = valueOf(record, schema, "api", kApi);
    source.code = valueOf(record, schema, "code", std::string());
    std::istringstream words(valueOf(record, schema, "events", std::string()));
    for (std::string word; words >> word;)
        source.hears.push_back(word);
    return source;
}

Result<Program> compileSource(const ScriptSource &source)
{
    if (source.api != kApi)
        return failure("kernel.script.api",
                       {{"name", source.name}, {"found", source.api}, {"expected", kApi}});
    auto program = Program::compile(source.code);
    if (!program) {
        Error error = std::move(program.error());
        error.message.args.emplace_back("name", source.name);
        return failure(std::move(error));
    }
    return program;
}

content::Diagnostics checkScripts(const content::Document &document, const content::Schema &schema)
{
    content::Diagnostics findings;
    for (const content::Record *record : document.ofKind("script")) {
        const ScriptSource source = sourceOf(*record, schema);
        const auto report = [&](content::Severity severity, Message message) {
            content::Diagnostic finding;
            finding.severity = severity;
            finding.record = record->id;
            finding.field = "code";
            finding.message = std::move(message);
            findings.push_back(std::move(finding));
        };
        if (const auto program = compileSource(source); !program) {
            // A disabled one keeps nothing from running.
            report(source.enabled ? content::Severity::Error : content::Severity::Warning,
                   program.error().message);
        } else if (source.code.find("on") == std::string::npos) {
            report(content::Severity::Warning,
                   Message("kernel.script.no-on", {{"name", source.name}}));
        }
    }
    return findings;
}

} // namespace ward::scripts
