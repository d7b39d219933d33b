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
    void setHeight(int height);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void showButtons(bool shown);

    QDockWidget *m_dock;
    QLabel *m_title;
    QLabel *m_note;
    QToolButton *m_float;
    QToolButton *m_close;
    int m_height = 34;
};

} // namespace ward::studio
