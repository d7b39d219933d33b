// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QAbstractItemModel;
class QLineEdit;
class QListView;

namespace ward::studio {

/// A line to type in over the list of what answers it, as a popup over the scene: arrows and pages
/// move in the list, Return takes, Escape closes. Has the keys from the moment it is shown,
/// wherever the window system's focus is. Deletes itself when it closes. GUI thread.
class PalettePopup : public QFrame
{
    Q_OBJECT

protected:
    /// `model` must outlive the popup, and may be filled later.
    PalettePopup(QAbstractItemModel &model, QWidget *window);

    /// With its top in the middle of `top`, in global coordinates.
    void showAt(const QPoint &top, int width);
    [[nodiscard]] QLineEdit &line() { return *m_line; }
    [[nodiscard]] QListView &list() { return *m_list; }
    /// So high that `most` rows are seen, or all where there are fewer.
    void fitHeight(int most);
    /// Return or a click on a row of the list.
    virtual void take(int row) = 0;
    /// Tells what the current row is; it is heard at the line.
    void describe();

    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_line;
    QListView *m_list;
    int m_rowHeight = 1;
};

} // namespace ward::studio
