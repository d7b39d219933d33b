// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/shell/panel_host.h"

#include <QList>
#include <QMainWindow>
#include <QStringList>
#include <QTimer>

#include <functional>

class QStackedWidget;
class QVBoxLayout;

namespace ward::studio {

class Appearance;

/// The main window's frame: bars above, pages in the middle (start page, scene), docked panels
/// around. Knows nothing of scenarios. GUI thread.
class ShellWindow : public QMainWindow
{
    Q_OBJECT

public:
    ShellWindow(QQmlEngine &engine, Appearance &appearance);
    ~ShellWindow() override;

    /// A bar of fixed height (at scale 1) above everything, top to bottom in order of calls.
    PanelView *addBar(const QString &id, int height);
    /// A page of the middle; the first one is shown.
    void addPage(QWidget *page);
    void showPage(QWidget *page);
    [[nodiscard]] QWidget *page() const;

    /// Shows the window with nothing in it; `settled` follows once the window manager has given it
    /// its place. Then `showContent`, which lets `fill` lay out what is in it and paints once.
    void showEmpty();
    void showContent(const std::function<void()> &fill);
    /// The same for a window that was filled and hidden meanwhile.
    void comeBack(const std::function<void()> &fill);
    [[nodiscard]] bool isFilled() const { return m_filled; }

    /// Its content is made after it is seen first, one panel after another, so that the window
    /// answers meanwhile.
    PanelHost *addPanel(const PanelSpec &spec);
    [[nodiscard]] PanelHost *panel(const QString &id) const; ///< nullptr when there is none
    [[nodiscard]] const QList<PanelHost *> &panels() const { return m_panels; }

    /// F6: the next (or previous) of bars, panels and page that is visible gets the focus.
    void focusNext(int step);

    /// Asked before the window closes; answers whether it may.
    std::function<bool()> mayClose;

Q_SIGNALS:
    void settled();
    void filesDropped(const QStringList &files);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeWanted();
    void updateTitles();
    void queueTitles();
    void styleTabBars();

    QQmlEngine &m_engine;
    Appearance &m_appearance;
    QVBoxLayout *m_bars;
    QStackedWidget *m_pages;
    QList<PanelView *> m_barViews;
    QList<PanelHost *> m_panels;
    QTimer m_settling;
    QTimer m_wanted; ///< runs while a panel that is seen has no content
    bool m_filled = false;
    bool m_titlesQueued = false;
};

} // namespace ward::studio
