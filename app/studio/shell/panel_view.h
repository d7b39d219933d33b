// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickWidget>
#include <QUrl>
#include <QVariantMap>

namespace ward::studio {

/// QML inside the main window, on the one engine all panels share. Keys that the focused control
/// needs itself (Space on a button) do not reach the program's shortcuts. One that asks for the
/// keys while an embedded window still has them gets them with the window. GUI thread.
class PanelView : public QQuickWidget
{
    Q_OBJECT

public:
    PanelView(QQmlEngine &engine, QWidget *parent = nullptr);

    /// Shows the component with these initial properties in place of what was there. False, with a
    /// warning in the log, when it cannot be created.
    bool showComponent(const QUrl &url, const QVariantMap &properties);
    /// The same once `prepare` is called: what nobody looks at does not make the program start
    /// later. Hidden until then, so that the window system has nothing to keep for it either.
    void showLater(const QUrl &url, const QVariantMap &properties);
    /// Makes and shows what `showLater` put off. False when there is nothing to do.
    bool prepare();
    [[nodiscard]] bool isPutOff() const { return !m_laterUrl.isEmpty(); }
    [[nodiscard]] QQuickItem *root() const;

protected:
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void followWindow(QWindow *focused);

    QUrl m_laterUrl; ///< empty when nothing is put off
    QVariantMap m_laterProperties;
};

} // namespace ward::studio
