// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/diagnostic.h"
#include "core/content/document.h"
#include "core/world/world.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <string>

namespace ward::content {
class Catalogue;
class Schema;
} // namespace ward::content

namespace ward::studio {

/// A scenario read from a file or from those that come with Ward: canonical bytes for the engine.
struct ScenarioFile
{
    QString source; ///< absolute path, "shipped:<name>" or "template:<name>"
    QString title;
    QString summary;
    QByteArray bytes; ///< as they are in the file
    content::Document document;
    content::Diagnostics warnings;
};

/// Codes: `base.file.*`, `studio.file.too-large`, `studio.file.not-valid` (with line and sentence
/// of the first error and the number of further ones). Nothing is half-loaded.
[[nodiscard]] Result<ScenarioFile> readScenario(const QString &source,
                                                const content::Schema &schema);
/// Its world at tick 0; `studio.file.not-valid` when it cannot be shown and run, for example
/// because of a prefab that the catalogue does not have.
[[nodiscard]] Result<world::World> firstWorld(const ScenarioFile &file,
                                              const content::Schema &schema,
                                              const content::Catalogue &catalogue);
/// Writes in one step: the old file stays whole until the new one is. Codes `base.file.*`.
[[nodiscard]] Result<> writeScenario(const QString &file, const QByteArray &bytes);

/// Names of the shipped scenarios ("icu-arrest") and of the rooms to begin with ("two-bed-bay").
[[nodiscard]] QStringList shippedScenarios();
[[nodiscard]] QStringList shippedTemplates();
/// Where they come from, in place of a file: "shipped:icu-arrest", "template:two-bed-bay".
[[nodiscard]] QString shippedSource(const QString &name);
[[nodiscard]] QString templateSource(const QString &name);
/// Whether a source is one of the two.
[[nodiscard]] bool isShipped(const QString &source);
[[nodiscard]] bool isTemplate(const QString &source);
/// Of such a source: the file below resources/.
[[nodiscard]] std::string shippedPath(const QString &source);

} // namespace ward::studio
