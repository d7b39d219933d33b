// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <atomic>
#include <memory>
#include <utility>
#include <vector>

class QQuickWidget;

namespace ward::studio {

class Studio;

/// Tells a measuring program outside when this one can be used: writes the file that
/// WARD_READY_FILE names, once. Without a document that is when the start page with its scenarios
/// is on the screen; with one, when the entity tree with its rows ("tree") and a frame of the scene
/// that holds the room ("frame") are, and the engine has the draft, so that it can be edited
/// ("served"). Either way the GUI thread takes events again. The file is JSON:
/// `{"ready_us": t, "steps": {"main": t, …}}`, microseconds of the system's monotonic clock. GUI
/// thread.
class ReadyFile : public QObject
{
    Q_OBJECT

public:
    enum class Shows { StartPage, Document };

    /// nullptr when nobody wants to know.
    static std::unique_ptr<ReadyFile> fromEnvironment();
    explicit ReadyFile(QString file);

    /// A step of the start that is over now.
    void note(const char *step);
    /// Before Studio::start().
    void watch(Studio &studio, Shows what);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void watchStartPage(Studio &studio);
    void watchDocument(Studio &studio);
    void whenPainted(QQuickWidget &view, Studio &studio, const char *step);
    void over(const char *step);

    QString m_file;
    std::vector<std::pair<const char *, qint64>> m_steps;
    int m_left = 0;                    ///< parts that are not on the screen yet
    std::vector<const char *> m_drawn; ///< steps that the window's next update puts on the screen
    bool m_served = false;
    bool m_seen = false;              ///< tree and scene have been told of the document
    std::atomic<bool> m_armed{false}; ///< the next frame of the scene holds the room; both threads
    std::atomic<bool> m_taken{false}; ///< … and is being drawn; render thread
};

} // namespace ward::studio
