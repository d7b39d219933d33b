// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/scenario_file.h"

#include "core/base/file.h"
#include "core/content/catalogue.h"
#include "core/content/checks/checks.h"
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "core/messages/messages.h"
#include "core/messages/viewer_locale.h"
#include "core/world/instantiate.h"
#include "resources/resources.h"

#include <QFileInfo>

#include <algorithm>

namespace ward::studio {

namespace {

constexpr char kShipped[] = "shipped:";
constexpr char kTemplate[] = "template:";
constexpr char kSuffix[] = ".ward.json";

QString textCell(const content::Record &record, std::string_view name)
{
    const auto *text = std::get_if<std::string>(&record.cell(name));
    return text == nullptr ? QString() : QString::fromStdString(*text);
}

Result<QByteArray> bytesOf(const QString &source)
{
    if (isShipped(source)) {
        const std::string_view bytes = resources::file(shippedPath(source));
        return QByteArray(bytes.data(), qsizetype(bytes.size()));
    }
    auto bytes = readFile(source.toStdString(), content::kMaxDocumentBytes);
    if (bytes)
        return QByteArray::fromStdString(*bytes);
    if (bytes.error().code() != "base.file.too-large")
        return failure(std::move(bytes.error()));
    return failure("studio.file.too-large",
                   {{"file", QFileInfo(source).fileName().toStdString()},
                    {"limit", std::int64_t(content::kMaxDocumentBytes >> 20)}});
}

/// Where the first error is and what it says; the rest is counted.
tl::unexpected<Error> notValid(const std::string &name, const content::Diagnostics &found)
{
    const auto isError = [](const content::Diagnostic &finding) {
        return finding.severity == content::Severity::Error;
    };
    const auto first = std::find_if(found.begin(), found.end(), isError);
    const auto errors = std::count_if(found.begin(), found.end(), isError);
    Message message("studio.file.not-valid", {{"file", name}});
    if (first != found.end()) {
        message.args.emplace_back("line", std::int64_t{std::max(1, first->line)});
        message.args.emplace_back("first",
                                  messages::render(first->message, messages::viewerLocale()));
    }
    if (errors > 1)
        message.args.emplace_back("more", std::int64_t{errors - 1});
    return failure(Error(std::move(message)));
}

} // namespace

Result<ScenarioFile> readScenario(const QString &source, const content::Schema &schema)
{
    auto bytes = bytesOf(source);
    if (!bytes)
        return failure(bytes.error());
    const std::string name = QFileInfo(source).fileName().toStdString();
    content::ParsedDocument parsed = content::parseDocument(
        std::string_view(bytes->constData(), std::size_t(bytes->size())), name, schema);
    if (!parsed.document) {
        return notValid(name, parsed.diagnostics);
    }
    ScenarioFile file;
    file.source = source;
    file.bytes = std::move(*bytes);
    file.warnings = parsed.diagnostics;
    file.document = std::move(*parsed.document);
    if (const content::Record *scenario = file.document.scenario()) {
        file.title = textCell(*scenario, "name");
        file.summary = textCell(*scenario, "summary");
    }
    if (file.title.isEmpty())
        file.title = QFileInfo(source).completeBaseName();
    return file;
}

Result<world::World> firstWorld(const ScenarioFile &file, const content::Schema &schema,
                                const content::Catalogue &catalogue)
{
    auto world = world::instantiate(file.document, schema, catalogue);
    if (world)
        return world;
    // The checks know the line; what they pass over says itself.
    content::Diagnostics found = content::checkDocument(file.document, schema, catalogue);
    if (!content::hasErrors(found))
        return world;
    const std::string name = QFileInfo(file.source).fileName().toStdString();
    const content::ParsedDocument parsed = content::parseDocument(
        {file.bytes.constData(), std::size_t(file.bytes.size())}, name, schema);
    content::locate(found, parsed.places, name);
    return notValid(name, found);
}

Result<> writeScenario(const QString &file, const QByteArray &bytes)
{
    auto written = writeFileAtomically(file.toStdString(), bytes.toStdString());
    if (!written)
        return failure(std::move(written.error()).within(Message("studio.file.kept")));
    return written;
}

namespace {

QStringList namesIn(std::string_view folder)
{
    QStringList names;
    for (const std::string &file : resources::list(folder)) {
        const QString name = QString::fromStdString(file);
        if (name.endsWith(QLatin1String(kSuffix)))
            names.append(name.chopped(int(sizeof kSuffix) - 1));
    }
    return names;
}

} // namespace

QStringList shippedScenarios()
{
    return namesIn("scenarios");
}

QStringList shippedTemplates()
{
    return namesIn("templates");
}

QString shippedSource(const QString &name)
{
    return QLatin1String(kShipped) + name;
}

QString templateSource(const QString &name)
{
    return QLatin1String(kTemplate) + name;
}

bool isShipped(const QString &source)
{
    return source.startsWith(QLatin1String(kShipped)) || isTemplate(source);
}

bool isTemplate(const QString &source)
{
    return source.startsWith(QLatin1String(kTemplate));
}

std::string shippedPath(const QString &source)
{
    const char *folder = isTemplate(source) ? "templates/" : "scenarios/";
    return folder + source.section(QLatin1Char(':'), 1).toStdString() + kSuffix;
}

} // namespace ward::studio
