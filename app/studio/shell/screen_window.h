// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickView>
#include <QString>

class QScreen;

namespace ward::studio {

/// A window for a screen of its own, such as the one beside a bed: fills a screen that the
/// program's main window is not on, and where there is none it is an ordinary window. When its
/// screen is unplugged it comes back as an ordinary window; when that screen, or a first other one,
/// is there again, it fills it. Escape closes it, F11 or a double click makes it an ordinary window
/// and back. GUI thread.
class ScreenWindow : public QQuickView
{
    Q_OBJECT

public:
    explicit ScreenWindow(QQmlEngine &engine);

    /// Shows it; `taken` is the screen of the main window. `wanted` is the name of the screen it
    /// was on before, empty where that does not matter.
    void open(const QScreen *taken, const QString &wanted = {});
    /// The screen it fills, by name; empty while it is an ordinary window.
    [[nodiscard]] QString filledScreen() const;

Q_SIGNALS:
    /// Closed by whoever sits before it, not by `hide`.
    void closed();
    void filledScreenChanged();
    /// The screen it filled was unplugged, and there is no other one for it.
    void displaced();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    void place();
    void fill(QScreen *screen);
    void shrink();
    void screenGone(QScreen *screen);

    QString m_taken;
    QString m_wanted; ///< the screen it was on last
    QString m_filled;
    bool m_small = false; ///< somebody made it an ordinary window
};

} // namespace ward::studio
