// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/workspaces.h"

#include "app/studio/shell/appearance.h"
#include "app/studio/shell/shell_window.h"

#include <QMetaEnum>
#include <QSettings>

#include <algorithm>
#include <span>
#include <utility>

namespace ward::studio {

namespace {

/// Raised when panels come or go, so that an old layout is not forced onto them.
constexpr int kLayoutVersion = 4;

struct Placing
{
    const char *panel;
    Qt::DockWidgetArea area;
    const char *beside; ///< panel it is placed relative to, or nullptr
    enum { Alone, Below, RightOf, Tabbed } how;
    int size; ///< width (left and right areas) or height in a window of kDesigned; 0 = what is left
};

/// The window that the layouts are made for. In a smaller one the panels round the scene shrink
/// with it as far as they stay readable, so that the scene does not pay for all of it.
constexpr QSize kDesigned(1920, 1080);

/// Of the window, that a panel beside or below the scene takes at most when the interface is
/// larger.
constexpr double kWidest = 0.32;
constexpr double kHighest = 0.5;

double shareOf(int there, int designed, double least)
{
    return std::clamp(double(there) / designed, least, 1.0);
}

constexpr Placing kAuthor[] = {
    {"entities", Qt::LeftDockWidgetArea, nullptr, Placing::Alone, 290},
    {"catalogue", Qt::LeftDockWidgetArea, "entities", Placing::Below, 400},
    {"inspector", Qt::RightDockWidgetArea, nullptr, Placing::Alone, 372},
    {"monitor", Qt::RightDockWidgetArea, "inspector", Placing::Below, 360},
    {"rules", Qt::BottomDockWidgetArea, nullptr, Placing::Alone, 340},
    {"problems", Qt::BottomDockWidgetArea, "rules", Placing::Tabbed, 0},
    {"log", Qt::BottomDockWidgetArea, "problems", Placing::Tabbed, 0},
};
constexpr Placing kRun[] = {
    {"entities", Qt::LeftDockWidgetArea, nullptr, Placing::Alone, 270},
    {"actions", Qt::LeftDockWidgetArea, "entities", Placing::Below, 640},
    {"catalogue", Qt::LeftDockWidgetArea, "entities", Placing::Tabbed, 0},
    {"monitor", Qt::RightDockWidgetArea, nullptr, Placing::Alone, 430},
    {"inspector", Qt::RightDockWidgetArea, "monitor", Placing::Below, 420},
    {"measures", Qt::RightDockWidgetArea, "inspector", Placing::Tabbed, 0},
    {"why", Qt::RightDockWidgetArea, "measures", Placing::Tabbed, 0},
    {"timeline", Qt::BottomDockWidgetArea, nullptr, Placing::Alone, 370},
    {"rules", Qt::BottomDockWidgetArea, "timeline", Placing::Tabbed, 0},
    {"log", Qt::BottomDockWidgetArea, "rules", Placing::Tabbed, 0},
};
constexpr Placing kDebrief[] = {
    {"monitor", Qt::RightDockWidgetArea, nullptr, Placing::Alone, 500},
    {"measures", Qt::RightDockWidgetArea, "monitor", Placing::RightOf, 372},
    {"why", Qt::RightDockWidgetArea, "measures", Placing::Tabbed, 0},
    {"marks", Qt::RightDockWidgetArea, "why", Placing::Tabbed, 0},
    {"log", Qt::RightDockWidgetArea, "marks", Placing::Tabbed, 0},
    {"inspector", Qt::RightDockWidgetArea, "log", Placing::Tabbed, 0},
    {"timeline", Qt::BottomDockWidgetArea, nullptr, Placing::Alone, 450},
    {"rules", Qt::BottomDockWidgetArea, "timeline", Placing::Tabbed, 0},
};

std::span<const Placing> placingsOf(Workspaces::Workspace workspace)
{
    switch (workspace) {
    case Workspaces::Workspace::Author:
        return kAuthor;
    case Workspaces::Workspace::Run:
        return kRun;
    case Workspaces::Workspace::Debrief:
        return kDebrief;
    }
    return {};
}

} // namespace

Workspaces::Workspaces(ShellWindow &window, const Appearance &appearance, QSettings &settings,
                       QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_appearance(appearance)
    , m_settings(settings)
    , m_scale(appearance.scalePercent())
{
    connect(&appearance, &Appearance::changed, this, [this] {
        const int before = std::exchange(m_scale, m_appearance.scalePercent());
        if (m_shown && before != m_scale)
            grow(double(m_scale) / before);
    });
}

QString Workspaces::key(Workspace workspace) const
{
    const auto name = QMetaEnum::fromType<Workspace>().valueToKey(int(workspace));
    return QStringLiteral("layout/") + QLatin1String(name);
}

QString Workspaces::scaleKey(Workspace workspace) const
{
    return key(workspace) + QStringLiteral("Scale");
}

void Workspaces::activate(Workspace workspace)
{
    if (m_shown && workspace == m_current)
        return;
    save();
    m_current = workspace;
    m_shown = true;
    const QByteArray state = m_settings.value(key(workspace)).toByteArray();
    if (state.isEmpty() || !m_window.restoreState(state, kLayoutVersion)) {
        arrange(workspace);
    } else if (const int then = m_settings.value(scaleKey(workspace), m_scale).toInt();
               then > 0 && then != m_scale) {
        grow(double(m_scale) / then);
    }
    Q_EMIT changed();
}

void Workspaces::leave()
{
    if (!m_shown)
        return;
    save();
    m_shown = false;
    for (PanelHost *host : m_window.panels())
        host->hide();
    Q_EMIT changed();
}

void Workspaces::reset()
{
    if (!m_shown)
        return;
    arrange(m_current);
    save();
}

void Workspaces::save()
{
    if (!m_shown || !m_window.isVisible())
        return;
    const QByteArray state = m_window.saveState(kLayoutVersion);
    if (m_settings.value(key(m_current)).toByteArray() != state)
        m_settings.setValue(key(m_current), state);
    if (m_settings.value(scaleKey(m_current)).toInt() != m_scale)
        m_settings.setValue(scaleKey(m_current), m_scale);
}

/// What stands in a panel grows with the interface, so the panel does too, as far as the scene has
/// room to give.
void Workspaces::grow(double ratio)
{
    QList<QDockWidget *> wide;
    QList<QDockWidget *> high;
    QList<int> widths;
    QList<int> heights;
    for (PanelHost *host : m_window.panels()) {
        if (host->isFloating() || !host->isVisible() || host->visibleRegion().isEmpty())
            continue;
        if (m_window.dockWidgetArea(host) == Qt::BottomDockWidgetArea) {
            high.append(host);
            heights.append(
                std::min(qRound(host->height() * ratio),
                         std::max(host->height(), qRound(m_window.height() * kHighest))));
        } else {
            wide.append(host);
            widths.append(std::min(qRound(host->width() * ratio),
                                   std::max(host->width(), qRound(m_window.width() * kWidest))));
        }
    }
    m_window.resizeDocks(wide, widths, Qt::Horizontal);
    m_window.resizeDocks(high, heights, Qt::Vertical);
}

void Workspaces::arrange(Workspace workspace)
{
    const bool wide = workspace == Workspace::Debrief;
    m_window.setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    m_window.setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    m_window.setCorner(Qt::BottomLeftCorner,
                       wide ? Qt::BottomDockWidgetArea : Qt::LeftDockWidgetArea);
    m_window.setCorner(Qt::BottomRightCorner,
                       wide ? Qt::BottomDockWidgetArea : Qt::RightDockWidgetArea);
    for (PanelHost *host : m_window.panels()) {
        host->setFloating(false);
        m_window.removeDockWidget(host);
        // A dock that the layout does not know would be shown by restoreState.
        m_window.addDockWidget(Qt::BottomDockWidgetArea, host);
        host->hide();
    }
    const std::span<const Placing> placings = placingsOf(workspace);
    QList<QDockWidget *> wideDocks;
    QList<QDockWidget *> highDocks;
    QList<int> widths;
    QList<int> heights;
    for (const Placing &placing : placings) {
        PanelHost *host = m_window.panel(QLatin1String(placing.panel));
        if (host == nullptr)
            continue;
        PanelHost *beside =
            placing.beside == nullptr ? nullptr : m_window.panel(QLatin1String(placing.beside));
        if (beside == nullptr)
            m_window.addDockWidget(placing.area, host);
        else if (placing.how == Placing::Tabbed)
            m_window.tabifyDockWidget(beside, host);
        else
            m_window.splitDockWidget(beside, host,
                                     placing.how == Placing::Below ? Qt::Vertical : Qt::Horizontal);
        host->show();
        if (placing.size == 0)
            continue;
        const bool byHeight =
            placing.area == Qt::BottomDockWidgetArea || placing.how == Placing::Below;
        const double share = byHeight ? shareOf(m_window.height(), kDesigned.height(), 0.7)
                                      : shareOf(m_window.width(), kDesigned.width(),
                                                workspace == Workspace::Debrief ? 0.62 : 0.86);
        (byHeight ? highDocks : wideDocks).append(host);
        const double plain = placing.size * share;
        double size = plain * m_scale / 100;
        if (m_scale > 100)
            size = std::min(size, std::max(plain, byHeight ? m_window.height() * kHighest
                                                           : m_window.width() * kWidest));
        // On a low screen the timeline leaves the panels above it more than half of the room.
        if (wide && byHeight)
            size = std::min(size, m_window.height() * 0.45);
        (byHeight ? heights : widths).append(int(size));
    }
    m_window.resizeDocks(wideDocks, widths, Qt::Horizontal);
    m_window.resizeDocks(highDocks, heights, Qt::Vertical);
    // The first of each group is the one in front.
    for (const Placing &placing : placings) {
        if (placing.how != Placing::Tabbed) {
            if (PanelHost *host = m_window.panel(QLatin1String(placing.panel)))
                host->raise();
        }
    }
}

} // namespace ward::studio
