// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"
#include "core/base/id.h"

#include <QString>

#include <optional>
#include <vector>

namespace ward::editor {

/// Who of the others is at something, for a badge beside it.
struct AuthorTag
{
    QString name;    ///< several: joined
    int colour = -1; ///< index in Theme.authors; −1 = nobody
    bool operator==(const AuthorTag &) const = default;

    void add(const QString &other, int itsColour);
};

/// One of the others in the session, as panels show them.
struct AuthorMark
{
    std::uint64_t link = 0;
    QString name;
    int colour = 0;
    std::vector<Id> selection;
    QString field; ///< of the selection, being edited: "vitals.hr"
    std::optional<Pose> camera;
    bool operator==(const AuthorMark &) const = default;
};

} // namespace ward::editor
