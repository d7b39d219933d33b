// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/panel_title.h"

#include "qml/icon_provider.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace ward::studio {

namespace {

QToolButton *titleButton(QWidget *parent, const QString &objectName, const QString &name)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    return button;
}

} // namespace

PanelTitle::PanelTitle(QDockWidget *dock, const QString &title)
    : QWidget(dock)
    , m_dock(dock)
    , m_title(new QLabel(title, this))
    , m_note(new QLabel(this))
    , m_float(titleButton(this, dock->objectName() + QStringLiteral(".float"),
                          tr("Float or dock %1").arg(title)))
    , m_close(titleButton(this, dock->objectName() + QStringLiteral(".close"),
                          tr("Hide %1").arg(title)))
{
    m_title->setObjectName(QStringLiteral("panelTitle"));
    m_note->setObjectName(QStringLiteral("panelNote"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 8, 1);
    layout->setSpacing(2);
    layout->addWidget(m_title, 0, Qt::AlignVCenter);
    layout->addStretch(1);
    layout->addWidget(m_note, 0, Qt::AlignVCenter);
    layout->addSpacing(6);
    layout->addWidget(m_float);
    layout->addWidget(m_close);
    connect(m_float, &QToolButton::clicked, this,
            [this] { m_dock->setFloating(!m_dock->isFloating()); });
    connect(m_close, &QToolButton::clicked, m_dock, &QWidget::hide);
    connect(m_dock, &QDockWidget::topLevelChanged, this, &PanelTitle::showButtons);
    restyle();
    showButtons(false);
}

void PanelTitle::setNote(const QString &note)
{
    m_note->setText(note);
}

void PanelTitle::restyle()
{
    const QColor ink = palette().color(QPalette::PlaceholderText);
    const auto icon = [this, &ink](const char *name) {
        QPixmap pixmap =
            ui::tintedIcon(QLatin1String(name), ink, QSize(16, 16) * devicePixelRatio());
        pixmap.setDevicePixelRatio(devicePixelRatio());
        return QIcon(pixmap);
    };
    m_float->setIcon(icon("window-duplicate"));
    m_close->setIcon(icon("close"));
    m_float->setIconSize(QSize(14, 14));
    m_close->setIconSize(QSize(14, 14));
}

void PanelTitle::setHeight(int height)
{
    m_height = height;
    setFixedHeight(height);
    updateGeometry();
}

QSize PanelTitle::sizeHint() const
{
    // The dock's layout goes by the hint alone.
    return {QWidget::sizeHint().width(), m_height};
}

QSize PanelTitle::minimumSizeHint() const
{
    return {80, m_height};
}

void PanelTitle::enterEvent(QEnterEvent *event)
{
    showButtons(true);
    QWidget::enterEvent(event);
}

void PanelTitle::leaveEvent(QEvent *event)
{
    showButtons(m_dock->isFloating());
    QWidget::leaveEvent(event);
}

void PanelTitle::showButtons(bool shown)
{
    m_float->setVisible(shown);
    m_close->setVisible(shown);
}

void PanelTitle::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), palette().color(QPalette::Mid));
    painter.fillRect(QRect(m_title->x(), height() - 2, m_title->width(), 2),
                     palette().color(QPalette::Highlight));
}

} // namespace ward::studio
