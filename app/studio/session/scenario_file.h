// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/diagnostic.h"

#include <QByteArray>
#include <QString>

namespace ward::content {
class Schema;
}

namespace ward::studio {

/// A scenario read from a file or from those that come with Ward: canonical bytes for the engine.
struct ScenarioFile
{
    QString source; ///< absolute path, or "shipped:<name>"
    QString title;
    QString summary;
    QByteArray bytes; ///< as they are in the file
    content::Diagnostics warnings;
};

/// Codes: `studio.file.unreadable`, `studio.file.too-large`, `studio.file.not-valid` (with the
/// first finding's sentence and the number of findings). Nothing is half-loaded.
[[nodiscard]] Result<ScenarioFile> readScenario(const QString &source,
                                                const content::Schema &schema);
/// Writes in one step: the old file stays whole until the new one is. Code
/// `studio.file.unwritable`.
[[nodiscard]] Result<> writeScenario(const QString &file, const QByteArray &bytes);

/// Names of the shipped scenarios ("icu-arrest").
[[nodiscard]] QStringList shippedScenarios();
[[nodiscard]] QString shippedSource(const QString &name);
[[nodiscard]] bool isShipped(const QString &source);

} // namespace ward::studio
