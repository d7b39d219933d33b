// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QDockWidget;
class QLabel;
class QToolButton;

namespace ward::studio {

/// The header of a panel that stands alone: its title with the accent underline, a note, and
/// buttons to float and close it.
class PanelTitle : public QWidget
{
    Q_OBJECT

public:
    PanelTitle(QDockWidget *dock, const QString &title);

    void setNote(const QString &note);
    void restyle();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QDockWidget *m_dock;
    QLabel *m_title;
    QLabel *m_note;
    QToolButton *m_float;
    QToolButton *m_close;
};

} // namespace ward::studio
