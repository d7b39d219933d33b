// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace ward::ui {

class ListPopupWindow;

/// The list of a ComboField: a top-level window below (or above) `anchor`, with a filter line from
/// a dozen entries on, keyboard and type-ahead. One can be open at a time, as with every desktop
/// popup.
class ListPopup : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickItem *anchor READ anchor WRITE setAnchor NOTIFY anchorChanged FINAL)
    Q_PROPERTY(QStringList model READ model WRITE setModel NOTIFY modelChanged FINAL)
    Q_PROPERTY(
        int currentIndex READ currentIndex WRITE setCurrentIndex NOTIFY currentIndexChanged FINAL)
    Q_PROPERTY(bool opened READ isOpened NOTIFY openedChanged FINAL)

public:
    explicit ListPopup(QObject *parent = nullptr)
        : QObject(parent)
    {
    }
    ~ListPopup() override;

    [[nodiscard]] QQuickItem *anchor() const { return m_anchor; }
    void setAnchor(QQuickItem *anchor);
    [[nodiscard]] QStringList model() const { return m_model; }
    void setModel(const QStringList &model);
    [[nodiscard]] int currentIndex() const { return m_currentIndex; }
    void setCurrentIndex(int index);
    [[nodiscard]] bool isOpened() const;

    Q_INVOKABLE void open();
    Q_INVOKABLE void close();

Q_SIGNALS:
    void anchorChanged();
    void modelChanged();
    void currentIndexChanged();
    void openedChanged();
    void picked(int index);

private:
    QPointer<QQuickItem> m_anchor;
    QStringList m_model;
    int m_currentIndex = -1;
    QPointer<ListPopupWindow> m_window;
};

} // namespace ward::ui
