// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/session/scenario_file.h"
#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "core/world/world.h"

#include <QObject>

#include <functional>
#include <optional>

namespace ward::studio {

/// A scenario as its file has it, and the world that it begins with.
struct LoadedScenario
{
    ScenarioFile file;
    world::World world;
};

[[nodiscard]] Result<LoadedScenario> loadScenario(const QString &source,
                                                  const content::Schema &schema,
                                                  const content::Catalogue &catalogue);

/// Reads a scenario on another thread: what is large takes seconds. Only the newest request counts;
/// nothing is told after it was abandoned or the loader is gone. Used and answers on the GUI
/// thread.
class ScenarioLoader : public QObject
{
    Q_OBJECT

public:
    using Loaded = std::function<void(Result<LoadedScenario> &loaded)>;

    /// `schema` and `catalogue` live as long as the program.
    ScenarioLoader(const content::Schema &schema, const content::Catalogue &catalogue,
                   QObject *parent = nullptr);

    /// Whether a person would notice how long it takes.
    [[nodiscard]] static bool isLarge(const QString &source);
    void load(const QString &source, Loaded loaded);
    void abandon() { ++m_current; }

private:
    const content::Schema &m_schema;
    const content::Catalogue &m_catalogue;
    int m_current = 0; ///< the request that counts
};

} // namespace ward::studio
