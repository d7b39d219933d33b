// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/automation/console_watch.h"
#include "core/base/id.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

class QQuickItem;

namespace ward::studio {

class PanelView;
class Studio;

/// The guided tour: works through the program with its own actions, with keys in its panels and
/// mouse events in its scene, takes a numbered picture of the screen at every station, and writes
/// what it found to report.txt. Ends the program: exit code 0 when every station was reached. GUI
/// thread.
class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(Studio &studio, const QString &folder);
    ~Tour() override;

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

    // tour_stations.cpp
    void addStations();
    void addAuthoring();
    void addRun();
    void addLookingBack();
    void addReturn();
    void addRooms();

    // tour.cpp
    void next();
    void look();
    void finish();
    void takePicture(const Station &station, bool reached);

    // tour_hands.cpp: what a person would do
    void trigger(const char *action);
    void raise(const char *panel);
    void type(const char *panel, const char *field, const QString &text);
    void typeWhenFocused();
    void typeIntoPalette(const QString &text);
    void closePopup();
    enum class Mouse { Move, Press, Release, Click };
    void pointInScene(const QPointF &at, Mouse what);
    [[nodiscard]] QPointF topOf(const char *prefab) const;
    [[nodiscard]] QPointF gizmoHandle() const;
    [[nodiscard]] Id entityOf(const char *prefab) const;
    [[nodiscard]] int countOf(const char *prefab) const;
    [[nodiscard]] QString heartRate() const;
    [[nodiscard]] double placeOf(const char *prefab) const;

    Studio &m_studio;
    QString m_folder;
    ConsoleWatch m_console;
    std::vector<Station> m_stations;
    std::size_t m_at = 0;
    int m_missed = 0;
    int m_complaints = 0;
    double m_before = 0; ///< where what a station moves stood
    QPointF m_hand;      ///< where in the scene the button was pressed
    /// What is to be typed once the field has the keys.
    struct Typing
    {
        QPointer<PanelView> view;
        QPointer<QQuickItem> field;
        QString text;
    };
    std::optional<Typing> m_typing;
    QStringList m_report;
    QTimer m_poll;
    QElapsedTimer m_since;
    QElapsedTimer m_whole;
};

} // namespace ward::studio
