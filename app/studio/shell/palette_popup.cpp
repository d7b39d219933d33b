// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/palette_popup.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>
#include <QWindow>

#include <algorithm>

namespace ward::studio {

PalettePopup::PalettePopup(QAbstractItemModel &model, QWidget *window)
    : QFrame(window, Qt::Popup | Qt::FramelessWindowHint)
    , m_line(new QLineEdit(this))
    , m_list(new QListView(this))
{
    setObjectName(QStringLiteral("palette"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_list->setObjectName(QStringLiteral("palette.list"));
    m_list->setModel(&model);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_line);
    layout->addWidget(m_list);
    m_line->installEventFilter(this);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { take(index.row()); });
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
    // The focus stays in the line, so that is where a screen reader hears what Return would take.
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PalettePopup::describe);
    connect(&model, &QAbstractItemModel::modelReset, this, &PalettePopup::describe);
}

void PalettePopup::showAt(const QPoint &top, int width)
{
    setFixedWidth(width);
    move(top.x() - width / 2, top.y());
    // A popup gets the keys of its program's widgets, not those of a Quick window such as the
    // scene; whoever types fast has typed half of it before the window system moves the focus.
    QCoreApplication::instance()->installEventFilter(this);
    show();
    m_line->setFocus();
}

void PalettePopup::describe()
{
    m_line->setAccessibleDescription(
        m_list->currentIndex().data(Qt::AccessibleTextRole).toString());
}

void PalettePopup::fitHeight(int most)
{
    ensurePolished();
    m_list->ensurePolished();
    // A list without rows has no hint of one: as high as before.
    m_rowHeight = std::max(m_rowHeight, m_list->sizeHintForRow(0));
    m_list->setFixedHeight(std::clamp(m_list->model()->rowCount(), 1, most) * m_rowHeight + 4);
    adjustSize();
}

bool PalettePopup::event(QEvent *event)
{
    // Keys come here when the scene behind took the focus back, a click late: they are the line's.
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!key || focusWidget() == m_line)
        return QFrame::event(event);
    m_line->setFocus();
    if (event->type() == QEvent::KeyPress)
        QCoreApplication::sendEvent(m_line, event);
    event->accept();
    return true;
}

bool PalettePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QCoreApplication::sendEvent(m_list, event);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take(m_list->currentIndex().row());
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        default:
            break;
        }
    }
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease ||
                     event->type() == QEvent::ShortcutOverride;
    if (key && isVisible() && watched->isWindowType() && watched != windowHandle()) {
        if (event->type() != QEvent::ShortcutOverride)
            QCoreApplication::sendEvent(m_line, event);
        event->accept();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace ward::studio
