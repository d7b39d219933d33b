// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/shell/panel_view.h"

#include <QDockWidget>

class QLabel;

namespace ward::studio {

class PanelTitle;

/// What a panel is called.
struct PanelSpec
{
    QString id; ///< stable, "entities"
    QString title;
    QString iconName;
};

/// One dockable panel: a QML item that stays the same while it is docked, tabbed, floated or
/// hidden. Alone it has a header like the tabs' ones; among tabs the tab bar is its header. GUI
/// thread.
class PanelHost : public QDockWidget
{
    Q_OBJECT

public:
    PanelHost(const PanelSpec &spec, QQmlEngine &engine, QWidget *parent);

    [[nodiscard]] const PanelSpec &spec() const { return m_spec; }
    [[nodiscard]] PanelView &view() const { return *m_view; }

    /// A few words at the right of the header: a count, whose values are shown.
    void setNote(const QString &note);
    /// Whether a tab bar stands in for the header.
    void setTabbed(bool tabbed);
    void takeFocus();
    [[nodiscard]] bool hasFocusInside() const;

Q_SIGNALS:
    /// It is seen, and its content has not been made yet.
    void wanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    PanelSpec m_spec;
    PanelView *m_view;
    PanelTitle *m_title;
    QWidget *m_noTitle;
};

} // namespace ward::studio
