// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/shell_window.h"

#include "app/studio/shell/appearance.h"
#include "app/studio/shell/dropped_files.h"

#include "qml/units.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <QWindow>

namespace ward::studio {

namespace {

/// A window that nobody sees, because it was minimised at once, is made all the same.
constexpr int kLongestSettlingMs = 400;

} // namespace

ShellWindow::ShellWindow(QQmlEngine &engine, Appearance &appearance)
    : m_engine(engine)
    , m_appearance(appearance)
    , m_pages(new QStackedWidget(this))
{
    m_appearance.addWindow(this);
    m_appearance.styleWidgets();
    setObjectName(QStringLiteral("studio"));
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    setDockOptions(AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    auto *bars = new QWidget(this);
    bars->setObjectName(QStringLiteral("studio.bars"));
    m_bars = new QVBoxLayout(bars);
    m_bars->setContentsMargins(0, 0, 0, 0);
    m_bars->setSpacing(0);
    setMenuWidget(bars);
    m_pages->setObjectName(QStringLiteral("studio.pages"));
    m_pages->setMinimumSize(320, 200);
    setCentralWidget(m_pages);
    connect(this, &QMainWindow::tabifiedDockWidgetActivated, this, &ShellWindow::queueTitles);
    m_settling.setSingleShot(true);
    connect(&m_settling, &QTimer::timeout, this, &ShellWindow::settled);
    m_wanted.setSingleShot(true);
    connect(&m_wanted, &QTimer::timeout, this, &ShellWindow::makeWanted);
}

ShellWindow::~ShellWindow()
{
    // Docks tell of their visibility while the window's base class destroys them.
    for (PanelHost *host : std::as_const(m_panels))
        host->disconnect(this);
}

void ShellWindow::showEmpty()
{
    menuWidget()->hide();
    m_pages->hide();
    setUpdatesEnabled(false);
    show();
    windowHandle()->installEventFilter(this);
    m_settling.start(kLongestSettlingMs);
}

void ShellWindow::showContent(const std::function<void()> &fill)
{
    menuWidget()->show();
    m_pages->show();
    fill();
    setUpdatesEnabled(true);
    m_filled = true;
}

void ShellWindow::comeBack(const std::function<void()> &fill)
{
    fill();
    show();
}

bool ShellWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == windowHandle() && event->type() == QEvent::Expose) {
        watched->removeEventFilter(this);
        m_settling.start(0);
    }
    return QMainWindow::eventFilter(watched, event);
}

PanelView *ShellWindow::addBar(const QString &id, int height)
{
    auto *bar = new PanelView(m_engine, menuWidget());
    bar->setObjectName(QStringLiteral("bar.") + id);
    const ui::Units *units = &m_appearance.units();
    const auto resize = [bar, units, height] { bar->setFixedHeight(units->px(height)); };
    resize();
    connect(units, &ui::Units::changed, bar, resize);
    m_bars->addWidget(bar);
    m_barViews.append(bar);
    return bar;
}

void ShellWindow::addPage(QWidget *page)
{
    m_pages->addWidget(page);
}

void ShellWindow::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
}

QWidget *ShellWindow::page() const
{
    return m_pages->currentWidget();
}

PanelHost *ShellWindow::addPanel(const PanelSpec &spec)
{
    auto *host = new PanelHost(spec, m_engine, this);
    m_panels.append(host);
    addDockWidget(Qt::LeftDockWidgetArea, host);
    connect(host, &PanelHost::wanted, &m_wanted, qOverload<>(&QTimer::start));
    connect(host, &QDockWidget::visibilityChanged, &m_wanted, qOverload<>(&QTimer::start));
    connect(host, &QDockWidget::visibilityChanged, this, &ShellWindow::queueTitles);
    connect(host, &QDockWidget::dockLocationChanged, this, &ShellWindow::queueTitles);
    connect(host, &QDockWidget::topLevelChanged, this, &ShellWindow::queueTitles);
    return host;
}

PanelHost *ShellWindow::panel(const QString &id) const
{
    for (PanelHost *host : m_panels) {
        if (host->spec().id == id)
            return host;
    }
    return nullptr;
}

void ShellWindow::focusNext(int step)
{
    QList<QWidget *> stops;
    for (PanelView *bar : std::as_const(m_barViews)) {
        if (bar->isVisible())
            stops.append(bar);
    }
    for (PanelHost *host : std::as_const(m_panels)) {
        // A panel behind another tab is not visible; it is reached through its tab or the palette.
        if (host->isVisible() && !host->visibleRegion().isEmpty())
            stops.append(host);
    }
    if (page() != nullptr)
        stops.append(page());
    const QWidget *focused = QApplication::focusWidget();
    int at = -1;
    for (int i = 0; i < stops.size(); ++i) {
        if (focused != nullptr && (stops[i] == focused || stops[i]->isAncestorOf(focused)))
            at = i;
    }
    const auto count = int(stops.size());
    const int next = at < 0 ? (step > 0 ? 0 : count - 1) : (at + step + count) % count;
    if (auto *host = qobject_cast<PanelHost *>(stops[next]))
        host->takeFocus();
    else
        stops[next]->setFocus(Qt::TabFocusReason);
}

void ShellWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(!mayClose || mayClose());
}

void ShellWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ShellWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    Q_EMIT filesDropped(droppedFiles(event->mimeData()));
}

void ShellWindow::makeWanted()
{
    for (PanelHost *host : std::as_const(m_panels)) {
        // Behind another tab it is shown, but nothing of it is seen.
        if (host->isVisible() && !host->visibleRegion().isEmpty() && host->view().prepare())
            return m_wanted.start();
    }
}

void ShellWindow::queueTitles()
{
    if (m_titlesQueued)
        return;
    m_titlesQueued = true;
    // Which docks share a tab bar is known only after the layout has settled.
    QTimer::singleShot(0, this, &ShellWindow::updateTitles);
}

void ShellWindow::updateTitles()
{
    m_titlesQueued = false;
    for (PanelHost *host : std::as_const(m_panels)) {
        bool tabbed = false;
        for (const QDockWidget *other : tabifiedDockWidgets(host))
            tabbed = tabbed || !other->isHidden();
        host->setTabbed(tabbed && !host->isFloating());
    }
    styleTabBars();
}

void ShellWindow::styleTabBars()
{
    for (QTabBar *bar : findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly)) {
        bar->setDrawBase(false);
        bar->setExpanding(false);
        bar->setElideMode(Qt::ElideNone);
        bar->setFocusPolicy(Qt::TabFocus);
        bar->setAccessibleName(tr("Panels"));
    }
}

} // namespace ward::studio
