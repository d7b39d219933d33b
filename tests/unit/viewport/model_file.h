// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"

#include <string>
#include <vector>

namespace ward::test {

/// A model of boxes, written as a .glb: what tests of looks turn, hide and colour.
class ModelFile
{
public:
    struct Box
    {
        std::string node;
        Vec3 low;
        Vec3 high;
        std::string parent = {}; ///< of an earlier node; empty = the scene
        std::string material = "paint";
        int open = 255; ///< baked occlusion; negative = the file has none
    };

    ModelFile(std::initializer_list<Box> boxes)
        : m_boxes(boxes)
    {
    }

    [[nodiscard]] std::string bytes() const;

private:
    std::vector<Box> m_boxes;
};

} // namespace ward::test
