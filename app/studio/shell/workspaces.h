// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

class QSettings;

namespace ward::studio {

class Appearance;
class ShellWindow;

/// The named dock layouts. Each remembers how its user left it; *reset* brings the shipped one
/// back. Panels grow and shrink with the scale of the interface. GUI thread.
class Workspaces : public QObject
{
    Q_OBJECT

public:
    enum class Workspace { Author, Run, Debrief };
    Q_ENUM(Workspace)

    /// `window` and `appearance` outlive it.
    Workspaces(ShellWindow &window, const Appearance &appearance, QSettings &settings,
               QObject *parent = nullptr);

    [[nodiscard]] Workspace current() const { return m_current; }
    /// False while the start page has the window to itself.
    [[nodiscard]] bool isShown() const { return m_shown; }
    /// Shows the panels of `workspace` as they were left.
    void activate(Workspace workspace);
    /// Hides every panel, remembering the layout.
    void leave();
    void reset();
    /// Writes the present layout down; called before the program ends.
    void save();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString key(Workspace workspace) const;
    [[nodiscard]] QString scaleKey(Workspace workspace) const;
    void arrange(Workspace workspace);
    void grow(double ratio);

    ShellWindow &m_window;
    const Appearance &m_appearance;
    QSettings &m_settings;
    int m_scale; ///< of the interface, per cent
    Workspace m_current = Workspace::Author;
    bool m_shown = false;
};

} // namespace ward::studio
