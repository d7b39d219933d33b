// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "core/world/instantiate.h"

#include <QFile>
#include <QString>

#include <optional>

namespace ward::test {

/// The bytes of a shipped scenario, "icu-arrest"; empty when it cannot be read.
inline std::string scenarioBytes(const QString &name)
{
    QFile file(QStringLiteral(WARD_SOURCE_DIR "/resources/scenarios/%1.ward.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// A shipped scenario, or nothing when it does not parse.
inline std::optional<content::Document> scenario(const QString &name)
{
    return content::parseDocument(scenarioBytes(name), name.toStdString(),
                                  content::Schema::shipped())
        .document;
}

/// The entity record called `name`, or null.
inline Id entityNamed(const content::Document &document, std::string_view name)
{
    for (const content::Record *record : document.ofKind("entity")) {
        const auto *text = std::get_if<std::string>(&record->cell("name"));
        if (text && *text == name)
            return record->id;
    }
    return {};
}

inline world::Handle handleNamed(const world::World &world, std::string_view name)
{
    for (const world::Handle handle : world.entities()) {
        if (world.name(handle) == name)
            return handle;
    }
    return world::kNoHandle;
}

} // namespace ward::test
