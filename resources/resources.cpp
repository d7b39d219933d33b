// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/resources.h"

#include <QDir>
#include <QResource>

// Q_INIT_RESOURCE must stand outside every namespace. A static library's resources are only linked
// when something in it is named, hence this call instead of an automatic initialiser.
static bool registerFiles()
{
    static const bool done = [] {
        Q_INIT_RESOURCE(ward_resources);
        return true;
    }();
    return done;
}

namespace ward::resources {

namespace {

QString resourcePath(std::string_view path)
{
    return QStringLiteral(":/ward/") +
           QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size()));
}

} // namespace

std::string_view file(std::string_view path)
{
    registerFiles();
    const QResource resource(resourcePath(path));
    if (!resource.isValid())
        return {};
    // Stored uncompressed (see CMakeLists.txt), so the data lies in the program itself.
    return {reinterpret_cast<const char *>(resource.data()),
            static_cast<std::size_t>(resource.size())};
}

std::vector<std::string> list(std::string_view folder)
{
    registerFiles();
    std::vector<std::string> names;
    const QStringList found = QDir(resourcePath(folder)).entryList(QDir::Files, QDir::Name);
    for (const QString &name : found)
        names.push_back(name.toStdString());
    return names;
}

} // namespace ward::resources
