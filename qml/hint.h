// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QBasicTimer>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace ward::ui {

/// The tool tip of the item it is declared in: shown as a top-level window a moment after `active`
/// becomes true, gone when it becomes false. The mouse goes through it, and in a narrow panel it
/// stands beside the panel, where it hides no row. GUI thread.
class Hint : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged FINAL)

public:
    explicit Hint(QObject *parent = nullptr)
        : QObject(parent)
    {
    }
    ~Hint() override;

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] bool isActive() const { return m_active; }
    void setActive(bool active);

Q_SIGNALS:
    void textChanged();
    void activeChanged();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    QString m_text;
    QBasicTimer m_delay;
    bool m_active = false;
    bool m_shown = false;
};

} // namespace ward::ui
