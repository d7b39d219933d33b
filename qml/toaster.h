// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>

class QWidget;

namespace ward::ui {

class Toast;

/// Short notices above the lower edge of a window, as top-level windows of their own (the 3D scene
/// is a native window that would cover a child widget). They never take the focus; errors stay
/// until they are closed. GUI thread; lives as long as its window.
class Toaster : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Info, Good, Warning, Error };

    explicit Toaster(QWidget *window);
    ~Toaster() override;

    /// Notices lie over this window from now on; those that are showing move to it.
    void setWindow(QWidget *window);
    /// Shows `text`; one with the same non-empty `key` is replaced (a state that moves on).
    void show(Kind kind, const QString &text, const QString &key = {},
              const QString &actionText = {}, std::function<void()> action = {});
    /// Something that takes a while: stays until it is dismissed, with a bar and a button that ends
    /// it. `cancel` is called at most once; the notice goes with it.
    void showProgress(const QString &text, const QString &key, std::function<void()> cancel);
    /// 0 to 1; below 0 = nobody knows how long it takes. Nothing when there is no such notice.
    void setProgress(const QString &key, double done);
    void dismiss(const QString &key);
    [[nodiscard]] bool has(const QString &key) const;
    /// The texts that are showing, newest last.
    [[nodiscard]] QStringList texts() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void bring(Toast *toast);
    void arrange();

    QWidget *m_window;
    QList<QPointer<Toast>> m_toasts;
};

} // namespace ward::ui
