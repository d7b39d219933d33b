// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/appearance.h"

#include "qml/style_sheet.h"
#include "qml/theme.h"
#include "qml/units.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QWidget>

#include <utility>

namespace ward::studio {

namespace {
constexpr char kDarkKey[] = "appearance/dark";
constexpr char kScaleKey[] = "appearance/scalePercent";
} // namespace

Appearance::Appearance(QQmlEngine &engine, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_theme(ui::Theme::of(engine))
    , m_units(ui::Units::of(engine))
{
    m_theme->setDark(settings.value(kDarkKey, true).toBool());
    m_units->setScale(settings.value(kScaleKey, 100).toInt() / 100.0);
    apply();
}

void Appearance::styleWidgets()
{
    if (std::exchange(m_widgets, true))
        return;
    for (const QPointer<QWidget> &window : std::as_const(m_windows)) {
        if (window)
            dress(*window);
    }
}

void Appearance::addWindow(QWidget *window)
{
    m_windows.append(window);
    if (m_widgets)
        dress(*window);
}

void Appearance::dress(QWidget &window) const
{
    window.setStyleSheet(ui::styleSheet(m_theme->colors(), *m_units));
}

void Appearance::setDark(bool dark)
{
    if (m_theme->isDark() == dark)
        return;
    m_theme->setDark(dark);
    m_settings.setValue(kDarkKey, dark);
    apply();
}

void Appearance::setScalePercent(int percent)
{
    if (scalePercent() == percent)
        return;
    m_units->setScale(percent / 100.0);
    m_settings.setValue(kScaleKey, scalePercent());
    apply();
}

int Appearance::scalePercent() const
{
    return qRound(m_units->scale() * 100);
}

void Appearance::apply()
{
    QIcon::setThemeName(m_theme->isDark() ? QStringLiteral("breeze-dark")
                                          : QStringLiteral("breeze"));
    QApplication::setPalette(ui::widgetPalette(m_theme->colors()));
    m_windows.removeAll(QPointer<QWidget>());
    if (m_widgets) {
        for (const QPointer<QWidget> &window : std::as_const(m_windows))
            dress(*window);
    }
    Q_EMIT changed();
}

} // namespace ward::studio
