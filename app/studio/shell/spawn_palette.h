// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/shell/palette_popup.h"

#include <functional>

class QLabel;

namespace ward::studio {

/// One key, a few letters, Enter: what shall come into the room. A line to type in over the things
/// that answer it, best first, as a popup window over the scene. Knows no catalogue: the model has
/// the names (display) and, by the names of its roles, "thumbnail" (URL), "category" and "prefab"
/// (what is chosen); `search` filters it. Deletes itself when it closes. GUI thread; the model
/// must outlive it.
class SpawnPalette : public PalettePopup
{
    Q_OBJECT

public:
    using Search = std::function<void(const QString &typed)>;

    SpawnPalette(QAbstractItemModel &things, Search search, QWidget *window);

    /// Near the top of `area`, in global coordinates.
    void popup(const QRect &area);

Q_SIGNALS:
    /// After the popup is gone: the scene has the keys and the pointer again.
    void chosen(const QString &prefab);

protected:
    void take(int row) override;

private:
    void find(const QString &typed);

    QAbstractItemModel &m_things;
    Search m_search;
    QLabel *m_note;
};

} // namespace ward::studio
