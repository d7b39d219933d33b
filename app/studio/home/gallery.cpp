// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/home/gallery.h"

#include "app/studio/language.h"
#include "app/studio/session/scenario_file.h"
#include "resources/resources.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <string>
#include <string_view>

namespace ward::studio {

namespace {

/// The cells of the record on the second line: `{"ward":…,"records":[` comes before it.
QJsonObject headOf(std::string_view bytes)
{
    const std::size_t begin = bytes.find('\n');
    if (begin == std::string_view::npos)
        return {};
    std::string_view line = bytes.substr(begin + 1, bytes.find('\n', begin + 1) - begin - 1);
    while (!line.empty() && line.back() != '}')
        line.remove_suffix(1);
    const QJsonObject record =
        QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), qsizetype(line.size())))
            .object();
    return record.value(QLatin1String("cells")).toObject();
}

QList<GalleryEntry> entriesOf(const QStringList &names, QString (*sourceOf)(const QString &))
{
    QList<GalleryEntry> entries;
    for (const QString &name : names) {
        const QString source = sourceOf(name);
        const QString picture = QStringLiteral(":/ward/pictures/%1.jpg").arg(name);
        const QJsonObject head = headOf(resources::file(shippedPath(source)));
        entries.append(
            {source, head.value(QLatin1String("name")).toString(name),
             head.value(QLatin1String("summary")).toString(),
             QFileInfo::exists(picture) ? QUrl(QStringLiteral("qrc") + picture) : QUrl()});
    }
    return entries;
}

} // namespace

Gallery readGallery()
{
    return {entriesOf(shippedTemplates(), templateSource),
            entriesOf(shippedScenarios(), shippedSource)};
}

void readContent()
{
    static_cast<void>(schemaForUser());
    static_cast<void>(catalogueForUser());
}

} // namespace ward::studio
