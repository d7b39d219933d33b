// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace ward::studio {

/// What the guide can see of what its person did; it never does anything itself.
struct GuideFacts
{
    bool turned = false; ///< the view is another one than at the beginning
    bool furnished = false;
    bool selected = false;
    bool changed = false; ///< the vital sign has its new value
    bool running = false;
    bool spawned = false;
    bool marked = false;
    bool ended = false;
    bool lookedBack = false;
    bool saved = false;
};

/// The guided first scenario: at most ten steps that somebody does in the real program, one after
/// another. A step is over when what it asks for has happened, or when it is skipped. GUI thread.
class GuideViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it.")
    Q_PROPERTY(int step READ step NOTIFY changed FINAL)
    Q_PROPERTY(int steps READ steps CONSTANT FINAL)
    Q_PROPERTY(bool shown READ isShown NOTIFY changed FINAL)
    Q_PROPERTY(bool over READ isOver NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)

public:
    explicit GuideViewModel(QObject *parent = nullptr);

    /// Steps that are done; `steps()` when all are.
    [[nodiscard]] int step() const { return m_step; }
    [[nodiscard]] int steps() const { return int(m_steps.size()); }
    [[nodiscard]] bool isShown() const { return m_shown; }
    [[nodiscard]] bool isOver() const { return m_step >= steps(); }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;
    /// The panel that the step needs, "" for none.
    [[nodiscard]] QString panel() const;

    /// Shows `step`; one that does not exist begins anew.
    void begin(int step);
    /// Goes on past every step that is done.
    void look(const GuideFacts &facts);
    Q_INVOKABLE void skip();
    /// Hides it; where it was is kept.
    Q_INVOKABLE void leave();

Q_SIGNALS:
    void changed();

private:
    struct Step
    {
        QString title;
        QString text;
        QString panel;
        bool GuideFacts::*done;
    };

    QList<Step> m_steps;
    int m_step = 0;
    bool m_shown = false;
};

} // namespace ward::studio
