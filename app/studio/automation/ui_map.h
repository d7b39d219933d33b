// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTimer>

class QQuickItem;
class QWindow;

namespace ward::studio {

/// For end-to-end tests only, when the environment names a file in WARD_UI_MAP: writes, a few times
/// a second, where every named control is on the screen and what it says, so that a test outside
/// can aim the mouse as a person would. Looks only; nothing can be done through it. GUI thread.
class UiMap : public QObject
{
    Q_OBJECT
public:
    explicit UiMap(QString file, QObject *parent = nullptr);

    /// Name → {x, y, w, h in screen pixels, text, enabled, focus}; the last of equal names wins.
    /// What is written has two figures more: "beat" and "frames".
    [[nodiscard]] static QJsonObject describe();

private:
    void write();
    void watchFrames();
    void countFrame();

    QString m_file;
    int m_beat = 0;   ///< written with every map: a reader sees whether the program is busy
    int m_frames = 0; ///< that Quick views have drawn
    QTimer m_timer;
};

} // namespace ward::studio
