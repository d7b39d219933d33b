// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace ward::studio {

/// What a shipped scenario or template says of itself.
struct GalleryEntry
{
    QString source; ///< "shipped:icu-arrest", "template:two-bed-bay"
    QString title;
    QString summary;
    QUrl picture; ///< empty where there is none
    bool operator==(const GalleryEntry &) const = default;
};

/// Everything that comes with Ward and can be opened.
struct Gallery
{
    QList<GalleryEntry> templates; ///< to begin from
    QList<GalleryEntry> scenarios;
};

/// Reads only the head of each file, so that it is there before the first window is: the scenario's
/// record is the first of the canonical form. Any thread.
[[nodiscard]] Gallery readGallery();
/// Reads schema and catalogue, which every part behind the start page needs, so that whoever asks
/// for them first need not wait. Any thread.
void readContent();

} // namespace ward::studio
