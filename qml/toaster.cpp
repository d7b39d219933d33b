// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/toaster.h"

#include "qml/icon_provider.h"
#include "qml/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace ward::ui {

namespace {
constexpr int kShortMs = 6000;
constexpr int kLongMs = 12000;
constexpr int kMost = 4;
constexpr int kGap = 8;
constexpr int kAboveStatus = 40;
} // namespace

/// One notice.
class Toast : public QFrame
{
public:
    enum class Stay { AWhile, UntilDismissed };

    Toast(QWidget *window, Toaster::Kind kind, const QString &text, const QString &key,
          Stay stay = Stay::AWhile)
        : QFrame(window, Qt::Tool | Qt::FramelessWindowHint | Qt::WindowDoesNotAcceptFocus)
        , key(key)
        , text(text)
    {
        setObjectName(QStringLiteral("toast"));
        setAttribute(Qt::WA_ShowWithoutActivating);
        setAttribute(Qt::WA_DeleteOnClose);
        setAccessibleName(text);
        const bool dark = palette().color(QPalette::Window).lightness() < 128;
        const Palette &colors = Theme::palette(dark);
        struct Look
        {
            const char *icon;
            QColor color;
        };
        const Look look = kind == Toaster::Kind::Error     ? Look{"error", colors.bad}
                          : kind == Toaster::Kind::Warning ? Look{"warning", colors.warn}
                          : kind == Toaster::Kind::Good    ? Look{"ok", colors.ok}
                                                           : Look{"info", colors.acc};
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(14, 9, 8, 9);
        layout->setSpacing(10);
        auto *sign = new QLabel(this);
        QPixmap icon =
            tintedIcon(QLatin1String(look.icon), look.color, QSize(18, 18) * devicePixelRatio());
        icon.setDevicePixelRatio(devicePixelRatio());
        sign->setPixmap(icon);
        auto *label = new QLabel(text, this);
        label->setObjectName(QStringLiteral("toast.text"));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(std::min(460, label->fontMetrics().horizontalAdvance(text) + 8));
        m_close = new QToolButton(this);
        m_close->setObjectName(QStringLiteral("toast.close"));
        m_close->setAccessibleName(Toaster::tr("Close this notice"));
        QPixmap cross =
            tintedIcon(QStringLiteral("close"), colors.tx2, QSize(14, 14) * devicePixelRatio());
        cross.setDevicePixelRatio(devicePixelRatio());
        m_close->setIcon(QIcon(cross));
        QObject::connect(m_close, &QToolButton::clicked, this, &QWidget::close);
        layout->addWidget(sign);
        layout->addWidget(label, 1);
        layout->addWidget(m_close);
        if (kind != Toaster::Kind::Error && stay == Stay::AWhile) {
            QTimer::singleShot(kind == Toaster::Kind::Warning ? kLongMs : kShortMs, this,
                               &QWidget::close);
        }
    }

    void addAction(const QString &actionText, std::function<void()> action)
    {
        auto *button = new QPushButton(actionText, this);
        button->setObjectName(QStringLiteral("toast.action"));
        QObject::connect(button, &QPushButton::clicked, this, [this, action = std::move(action)] {
            action();
            close();
        });
        static_cast<QHBoxLayout *>(layout())->insertWidget(layout()->count() - 1, button);
    }

    /// Instead of closing it one ends what it tells of.
    void addBar(std::function<void()> cancel)
    {
        m_close->hide();
        m_bar = new QProgressBar(this);
        m_bar->setObjectName(QStringLiteral("toast.progress"));
        m_bar->setAccessibleName(text);
        m_bar->setFixedWidth(160);
        m_bar->setTextVisible(false);
        setDone(-1);
        static_cast<QHBoxLayout *>(layout())->insertWidget(2, m_bar);
        addAction(Toaster::tr("Cancel"), std::move(cancel));
    }

    void setDone(double done)
    {
        if (m_bar == nullptr)
            return;
        constexpr int kSteps = 200;
        m_bar->setRange(0, done < 0 ? 0 : kSteps);
        if (done >= 0)
            m_bar->setValue(int(done * kSteps));
    }

    QString key;
    QString text;

private:
    QToolButton *m_close;
    QProgressBar *m_bar = nullptr;
};

Toaster::Toaster(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    window->installEventFilter(this);
}

Toaster::~Toaster() = default;

void Toaster::setWindow(QWidget *window)
{
    if (m_window == window)
        return;
    m_window->removeEventFilter(this);
    m_window = window;
    m_window->installEventFilter(this);
    for (const QPointer<Toast> &toast : std::as_const(m_toasts)) {
        if (toast) {
            toast->setParent(window, toast->windowFlags());
            toast->show();
        }
    }
    arrange();
}

void Toaster::show(Kind kind, const QString &text, const QString &key, const QString &actionText,
                   std::function<void()> action)
{
    if (!key.isEmpty())
        dismiss(key);
    auto *toast = new Toast(m_window, kind, text, key);
    if (!actionText.isEmpty())
        toast->addAction(actionText, std::move(action));
    bring(toast);
}

void Toaster::showProgress(const QString &text, const QString &key, std::function<void()> cancel)
{
    dismiss(key);
    auto *toast = new Toast(m_window, Kind::Info, text, key, Toast::Stay::UntilDismissed);
    toast->addBar(std::move(cancel));
    bring(toast);
}

void Toaster::setProgress(const QString &key, double done)
{
    for (const QPointer<Toast> &toast : std::as_const(m_toasts)) {
        if (toast && toast->key == key)
            toast->setDone(done);
    }
}

void Toaster::bring(Toast *toast)
{
    connect(toast, &QObject::destroyed, this, &Toaster::arrange);
    m_toasts.append(toast);
    while (m_toasts.size() > kMost) {
        if (Toast *oldest = m_toasts.takeFirst())
            oldest->close();
    }
    arrange();
    toast->show();
    QAccessibleEvent event(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Toaster::dismiss(const QString &key)
{
    for (const QPointer<Toast> &toast : std::as_const(m_toasts)) {
        if (toast && toast->key == key) {
            toast->key.clear();
            toast->text.clear();
            toast->close();
        }
    }
}

bool Toaster::has(const QString &key) const
{
    return std::any_of(m_toasts.begin(), m_toasts.end(),
                       [&key](const QPointer<Toast> &toast) { return toast && toast->key == key; });
}

QStringList Toaster::texts() const
{
    QStringList texts;
    for (const QPointer<Toast> &toast : m_toasts) {
        if (toast && !toast->text.isEmpty())
            texts.append(toast->text);
    }
    return texts;
}

bool Toaster::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize)
        arrange();
    return QObject::eventFilter(watched, event);
}

void Toaster::arrange()
{
    m_toasts.removeIf([](const QPointer<Toast> &toast) { return toast == nullptr; });
    const QRect area(m_window->mapToGlobal(QPoint(0, 0)), m_window->size());
    int bottom = area.bottom() - kAboveStatus;
    for (auto it = m_toasts.crbegin(); it != m_toasts.crend(); ++it) {
        Toast *toast = *it;
        toast->setMaximumWidth(std::max(200, std::min(720, area.width() - 80)));
        toast->adjustSize();
        toast->move(area.center().x() - toast->width() / 2, bottom - toast->height());
        bottom -= toast->height() + kGap;
    }
}

} // namespace ward::ui
