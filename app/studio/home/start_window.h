// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUrl>
#include <QVariantMap>
#include <QWidget>

#include <functional>

class QQmlEngine;
class QQuickView;

namespace ward::studio {

/// The window one sees first. It holds nothing but the start page, in a Quick view of its own: no
/// docks, no composition of widgets with textures, so that it is there about as soon as any window
/// with a picture can be. The main window is made while people look at this one. GUI thread.
class StartWindow : public QWidget
{
    Q_OBJECT

public:
    StartWindow(QQmlEngine &engine, const QUrl &page);
    ~StartWindow() override;

    /// Shows the window empty; what is to be shown in it may be made while the window manager finds
    /// a place for it. `settled` follows.
    void showEmpty();
    [[nodiscard]] bool isSettled() const { return m_settled; }
    /// Makes the page, once.
    void makePage(const QVariantMap &properties);
    /// Shows it; `drawn` follows with every picture.
    void showPage();
    [[nodiscard]] QQuickView &view() const { return *m_view; }

    /// Asked before the window closes; answers whether it may.
    std::function<bool()> mayClose;

Q_SIGNALS:
    void settled();
    void drawn();
    /// Somebody drags files that can be opened over it, or does not any more.
    void dragged(bool over);
    void filesDropped(const QStringList &files);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QQmlEngine &m_engine;
    QUrl m_page;
    QQuickView *m_view;
    QWidget *m_container = nullptr;
    bool m_settled = false;
};

} // namespace ward::studio
