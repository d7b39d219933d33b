// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/panel_host.h"

#include "app/studio/shell/panel_title.h"

#include "qml/theme.h"
#include "qml/units.h"

#include <QApplication>
#include <QQmlEngine>
#include <QVBoxLayout>

namespace ward::studio {

PanelHost::PanelHost(const PanelSpec &spec, QQmlEngine &engine, QWidget *parent)
    : QDockWidget(spec.title, parent)
    , m_spec(spec)
    , m_view(new PanelView(engine, this))
{
    setObjectName(QStringLiteral("panel.") + spec.id);
    setAccessibleName(spec.title);
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea | Qt::BottomDockWidgetArea |
                    Qt::TopDockWidgetArea);
    m_view->setObjectName(objectName() + QStringLiteral(".view"));
    m_view->setAccessibleName(spec.title);
    m_view->setMinimumSize(160, 90);
    m_title = new PanelTitle(this, spec.title);
    m_title->setObjectName(objectName() + QStringLiteral(".title"));
    m_noTitle = new QWidget(this);
    m_noTitle->hide();
    auto *frame = new QWidget(this);
    frame->setMinimumSize(m_view->minimumSize());
    auto *fill = new QVBoxLayout(frame);
    fill->setContentsMargins(0, 0, 0, 0);
    fill->addWidget(m_view);
    frame->installEventFilter(this);
    setWidget(frame);
    setTitleBarWidget(m_title);
    const ui::Units *units = ui::Units::of(engine);
    const auto restyle = [this, units] {
        m_title->setHeight(units->header());
        m_title->restyle();
    };
    restyle();
    connect(units, &ui::Units::changed, this, restyle);
    connect(ui::Theme::of(engine), &ui::Theme::changed, this, restyle, Qt::QueuedConnection);
}

void PanelHost::setNote(const QString &note)
{
    m_title->setNote(note);
}

void PanelHost::setTabbed(bool tabbed)
{
    QWidget *wanted = tabbed ? m_noTitle : static_cast<QWidget *>(m_title);
    if (titleBarWidget() == wanted)
        return;
    titleBarWidget()->hide();
    setTitleBarWidget(wanted);
    wanted->setVisible(true);
}

bool PanelHost::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::Show && m_view->isPutOff())
        Q_EMIT wanted();
    return QDockWidget::eventFilter(watched, event);
}

void PanelHost::takeFocus()
{
    show();
    raise();
    m_view->prepare();
    if (isFloating())
        activateWindow();
    m_view->setFocus(Qt::TabFocusReason);
}

bool PanelHost::hasFocusInside() const
{
    const QWidget *focused = QApplication::focusWidget();
    return focused != nullptr && isAncestorOf(focused);
}

} // namespace ward::studio
