// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQmlEngine>
#include <QQuickView>
#include <QVariantMap>

#include <functional>

namespace ward::bench {

/// What one frame took, in ms: from the change to the picture on the screen, and the parts of it
/// that keep the thread busy, the picture itself left out.
struct FrameCost
{
    double wall = 0;
    double processor = 0; ///< of the whole program: software GL draws with threads of its own
    double binding = 0;   ///< this thread's processor time until nothing is left but Qt's own work
    double synchronised = 0; ///< and until the scene graph has the change
};

/// A window that draws a frame when it is asked to and says what it took. Rendered on the GUI
/// thread (QSG_RENDER_LOOP=basic), so that nothing hides beside it.
class MeasuredWindow : public QQuickView
{
    Q_OBJECT

public:
    MeasuredWindow(QQmlEngine &engine, const QUrl &source, const QVariantMap &properties,
                   QSize size);

    /// Makes the change and draws one frame. Ends the program when no frame comes.
    FrameCost frame(const std::function<void()> &change);
    /// Draws until nothing asks for a further frame.
    void settle();

private:
    bool m_swapped = false;
    double m_bound = 0;
    double m_synchronised = 0;
};

} // namespace ward::bench
