// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/recent_files.h"

#include "app/studio/session/scenario_file.h"

#include <QFileInfo>
#include <QSettings>

namespace ward::studio {

namespace {
const QString kArray = QStringLiteral("recent");
}

RecentFiles::RecentFiles(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
}

QList<RecentFile> RecentFiles::files() const
{
    QList<RecentFile> files;
    const int count = m_settings.beginReadArray(kArray);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        const RecentFile entry{m_settings.value(QStringLiteral("file")).toString(),
                               m_settings.value(QStringLiteral("title")).toString(),
                               m_settings.value(QStringLiteral("opened")).toDateTime()};
        if (isShipped(entry.file) || QFileInfo::exists(entry.file))
            files.append(entry);
    }
    m_settings.endArray();
    return files;
}

void RecentFiles::add(const QString &file, const QString &title)
{
    const QString absolute = isShipped(file) ? file : QFileInfo(file).absoluteFilePath();
    QList<RecentFile> all = files();
    all.removeIf([&absolute](const RecentFile &entry) { return entry.file == absolute; });
    all.prepend({absolute, title, QDateTime::currentDateTime()});
    while (all.size() > kMost)
        all.removeLast();
    m_settings.remove(kArray);
    m_settings.beginWriteArray(kArray, int(all.size()));
    for (int i = 0; i < all.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(QStringLiteral("file"), all[i].file);
        m_settings.setValue(QStringLiteral("title"), all[i].title);
        m_settings.setValue(QStringLiteral("opened"), all[i].opened);
    }
    m_settings.endArray();
    Q_EMIT changed();
}

} // namespace ward::studio
