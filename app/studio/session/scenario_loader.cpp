// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/scenario_loader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace ward::studio {

namespace {

/// A megabyte is some thousand records, and read in about a tenth of a second.
constexpr qint64 kLargeBytes = 1 << 20;

} // namespace

Result<LoadedScenario> loadScenario(const QString &source, const content::Schema &schema,
                                    const content::Catalogue &catalogue)
{
    auto file = readScenario(source, schema);
    if (!file)
        return failure(file.error());
    auto world = firstWorld(*file, schema, catalogue);
    if (!world)
        return failure(world.error());
    return LoadedScenario{std::move(*file), std::move(*world)};
}

ScenarioLoader::ScenarioLoader(const content::Schema &schema, const content::Catalogue &catalogue,
                               QObject *parent)
    : QObject(parent)
    , m_schema(schema)
    , m_catalogue(catalogue)
{
}

bool ScenarioLoader::isLarge(const QString &source)
{
    return !isShipped(source) && QFileInfo(source).size() > kLargeBytes;
}

void ScenarioLoader::load(const QString &source, Loaded loaded)
{
    const int request = ++m_current;
    QThreadPool::globalInstance()->start([self = QPointer(this), source, &schema = m_schema,
                                          &catalogue = m_catalogue, loaded = std::move(loaded),
                                          request] {
        auto read =
            std::make_shared<Result<LoadedScenario>>(loadScenario(source, schema, catalogue));
        // Through the application: whether the loader is still there only its own thread can tell.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, loaded, request, read] {
                if (self && request == self->m_current)
                    loaded(*read);
            },
            Qt::QueuedConnection);
    });
}

} // namespace ward::studio
