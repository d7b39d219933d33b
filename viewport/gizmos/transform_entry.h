// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"

#include <QString>
#include <Qt>

#include <array>

namespace ward::viewport {

/// A move or a turn that is typed: an axis (X, Y or Z; with Shift the plane across it; the same one
/// again for the thing's own axes), then figures. Metres and degrees. Plain value.
class TransformEntry
{
public:
    enum class Kind { Move, Turn };
    enum class Outcome {
        Ignored, ///< not a key of this
        Changed,
        Commit,
        Cancel,
    };

    explicit TransformEntry(Kind kind);

    [[nodiscard]] Outcome press(int key, Qt::KeyboardModifiers modifiers);

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// The axes that take part, as people read them: "X", "X Z".
    [[nodiscard]] QString axes() const;
    /// What was typed, a part for each axis; the part that is typed now ends in a caret.
    [[nodiscard]] QString typed() const;
    /// Along the axes of the thing itself, not the world's.
    [[nodiscard]] bool isLocal() const { return m_local; }
    [[nodiscard]] bool hasNumber() const;
    /// Metres along the axes.
    [[nodiscard]] Vec3 way() const;
    /// About `axis()`, radians.
    [[nodiscard]] double angle() const;
    [[nodiscard]] Vec3 axis() const;

private:
    /// Which of x, y, z take part, in the order of typing.
    struct Parts
    {
        std::array<int, 2> index{};
        int count = 0;
    };
    [[nodiscard]] Parts parts() const;
    [[nodiscard]] double number(int part) const;
    void choose(int axis, bool across);
    bool edit(int key);

    Kind m_kind;
    int m_axis = 1;       ///< 0 x, 1 y, 2 z
    bool m_across = true; ///< the plane across it; turns: never
    bool m_chosen = false;
    bool m_local = false;
    int m_part = 0;
    std::array<QString, 2> m_text;
};

} // namespace ward::viewport
