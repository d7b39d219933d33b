// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/importers/pulse.h"
#include "core/content/schema.h"
#include "core/messages/messages.h"

#include <QDirIterator>
#include <QFile>
#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace ward::test {

inline content::importers::PulseImport imported(const std::string &bytes,
                                                const std::string &name = "Test.json")
{
    return content::importers::importPulse(bytes, name, content::Schema::shipped(),
                                           content::Catalogue::shipped());
}

/// A scenario that does `actions` one after the other.
inline std::string scenarioOf(const std::string &actions)
{
    return R"({"Name":"Test","PatientConfiguration":{},"AnyAction":[)" + actions + "]}";
}

inline std::string seconds(const std::string &value)
{
    return R"({"AdvanceTime":{"Time":{"ScalarTime":{"Value":)" + value + R"(,"Unit":"s"}}}})";
}

inline std::string textOf(const content::Record &record, const char *cell)
{
    const auto *text = std::get_if<std::string>(&record.cell(cell));
    return text ? *text : std::string();
}

/// The scheduled events, in order, and their actions.
struct ImportedEvent
{
    const content::Record *event = nullptr;
    double at = 0;
    std::vector<const content::Record *> actions;
};
inline std::vector<ImportedEvent> eventsOf(const content::Document &document)
{
    std::vector<ImportedEvent> events;
    for (const content::Record *event : document.children(document.scenario()->id, "event")) {
        events.push_back({event, std::get<content::Quantity>(event->cell("at")).value,
                          document.children(event->id, "action")});
    }
    return events;
}

/// Findings as `ward import` prints them.
inline std::string describe(const content::Diagnostics &diagnostics)
{
    std::string text;
    for (const content::Diagnostic &d : diagnostics)
        text += messages::renderDiagnostic(d, "en") + '\n';
    return text;
}

/// The files of tests/data/pulse, relative to it, ascending.
inline QStringList pulseFiles()
{
    const QString root = QStringLiteral(WARD_SOURCE_DIR "/tests/data/pulse/");
    QStringList files;
    QDirIterator it(root, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next().mid(root.size()));
    files.sort();
    return files;
}

inline std::string pulseBytes(const QString &file)
{
    QFile in(QStringLiteral(WARD_SOURCE_DIR "/tests/data/pulse/") + file);
    return in.open(QIODevice::ReadOnly) ? in.readAll().toStdString() : std::string();
}

} // namespace ward::test
