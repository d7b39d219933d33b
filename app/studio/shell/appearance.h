// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

class QQmlEngine;
class QSettings;
class QWidget;

namespace ward::ui {
class Theme;
class Units;
} // namespace ward::ui

namespace ward::studio {

/// Theme and scale of the whole program: QML through Theme and Units, widgets through style sheet
/// and palette. Remembered in `settings`. GUI thread.
class Appearance : public QObject
{
    Q_OBJECT

public:
    /// QML is dressed from the start, widgets with `styleWidgets`.
    Appearance(QQmlEngine &engine, QSettings &settings, QObject *parent = nullptr);

    /// A window whose widgets, and whose dialogs and menus, follow. Each has the style sheet of its
    /// own: Qt restyles a window's widgets by going through those it has, but a program's by going
    /// through all it remembers, also those that were asked for their style while they went.
    void addWindow(QWidget *window);
    /// Before the first widget that shows more than QML is made; doing it again changes nothing.
    void styleWidgets();

    [[nodiscard]] ui::Theme &theme() const { return *m_theme; }
    [[nodiscard]] ui::Units &units() const { return *m_units; }

    void setDark(bool dark);
    /// Per cent, in steps the caller chooses; clamped to 80–200.
    void setScalePercent(int percent);
    [[nodiscard]] int scalePercent() const;

Q_SIGNALS:
    /// After everything was restyled.
    void changed();

private:
    void apply();
    void dress(QWidget &window) const;

    QSettings &m_settings;
    ui::Theme *m_theme;
    ui::Units *m_units;
    QList<QPointer<QWidget>> m_windows;
    bool m_widgets = false;
};

} // namespace ward::studio
