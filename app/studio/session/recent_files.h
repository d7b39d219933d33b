// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

class QSettings;

namespace ward::studio {

struct RecentFile
{
    QString file; ///< absolute
    QString title;
    QDateTime opened;
};

/// Files opened lately, newest first; those that are gone are left out. GUI thread.
class RecentFiles : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMost = 8;

    explicit RecentFiles(QSettings &settings, QObject *parent = nullptr);

    [[nodiscard]] QList<RecentFile> files() const;
    void add(const QString &file, const QString &title);

Q_SIGNALS:
    void changed();

private:
    QSettings &m_settings;
};

} // namespace ward::studio
