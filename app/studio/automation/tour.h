// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <vector>

namespace ward::studio {

class Studio;

/// The guided tour: works through the program with its own actions and with mouse events in its
/// scene, takes a numbered picture of the screen at every station, and writes what it found to
/// report.txt. Ends the program: exit code 0 when every station was reached. GUI thread.
class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(Studio &studio, const QString &folder);

    void start();

private:
    struct Station
    {
        QString name; ///< of the picture
        QString what;
        std::function<void()> act;
        std::function<bool()> reached;
        int settleMs = 900; ///< so that the picture shows what is meant
    };

    void addStations();
    void next();
    void look();
    void finish();
    void takePicture(const Station &station, bool reached);
    void trigger(const char *action);
    enum class Click { No, Yes };
    void pointInScene(const char *prefab, Click click);
    [[nodiscard]] Id entityOf(const char *prefab) const;
    [[nodiscard]] int countOf(const char *prefab) const;
    [[nodiscard]] QString heartRate() const;

    Studio &m_studio;
    QString m_folder;
    std::vector<Station> m_stations;
    std::size_t m_at = 0;
    int m_missed = 0;
    QStringList m_report;
    QTimer m_poll;
    QElapsedTimer m_since;
    QElapsedTimer m_whole;
};

} // namespace ward::studio
