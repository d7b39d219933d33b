// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/models.h"

#include <QResource>

static bool registerModels()
{
    static const bool done = [] {
        Q_INIT_RESOURCE(ward_models);
        return true;
    }();
    return done;
}

namespace ward::resources {

std::string_view model(std::string_view path)
{
    registerModels();
    const QResource resource(QStringLiteral(":/ward/") +
                             QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size())));
    if (!resource.isValid())
        return {};
    return {reinterpret_cast<const char *>(resource.data()),
            static_cast<std::size_t>(resource.size())};
}

} // namespace ward::resources
