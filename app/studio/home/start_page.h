// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/home/gallery.h"
#include "app/studio/qml/start_view_model.h"

#include <QObject>

namespace ward::studio {

class EngineLink;
class RecentFiles;

/// Fills the start page: what comes with Ward, what was open lately, what the engine recorded.
/// Knows nothing of what is open. GUI thread.
class StartPage : public QObject
{
    Q_OBJECT

public:
    StartPage(EngineLink &engine, RecentFiles &recent, QObject *parent = nullptr);

    [[nodiscard]] StartViewModel &viewModel() { return m_view; }
    void setGallery(const Gallery &gallery);
    /// Recent files and recordings anew: somebody comes back to the page.
    void refresh();

private:
    void fillRecent();
    void listRecordings();

    EngineLink &m_engine;
    RecentFiles &m_recent;
    StartViewModel m_view;
    bool m_online = false;
};

} // namespace ward::studio
