// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QWidget;
class QWindow;

namespace ward::studio {

/// Keeps the keys with a window that is embedded in a widget window.
///
/// A window manager that knows top-level windows only gives the keyboard to the outer window at
/// each click, also at one in the embedded window that had it. Qt 6.4 asks for it back only if it
/// hears of that before the click itself; heard of after, the keys of a drag go nowhere. Here the
/// embedded window gets them back as long as no widget has asked for them; one that asks while they
/// are on their way back, as a click does that is handled late, has them in the end. GUI thread; a
/// child of the container.
class EmbeddedFocus : public QObject
{
    Q_OBJECT

public:
    EmbeddedFocus(QWindow *window, QWidget *container);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWindow *focused);
    void followWidget(QWidget *focused);
    void giveBack();

    QPointer<QWindow> m_window;
    QWidget *m_container;
    /// The keys were asked back, and have not come yet.
    bool m_asked = false;
    /// Who took them meanwhile.
    QPointer<QWidget> m_taker;
    /// It was the last within its top-level window that had the keys.
    bool m_had = false;
    QElapsedTimer m_pressed;
    QTimer m_soon;
};

} // namespace ward::studio
