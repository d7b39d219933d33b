// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <QObject>

#include <vector>

namespace ward::editor {

enum class SelectMode { Replace, Add, Toggle };

/// Which entities are selected, the last one being the primary. The one selection of the whole
/// Studio: scene, tree and inspector show it. GUI thread.
class Selection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<Id> &ids() const { return m_ids; }
    [[nodiscard]] Id primary() const { return m_ids.empty() ? Id() : m_ids.back(); }
    [[nodiscard]] bool contains(const Id &id) const;
    [[nodiscard]] bool isEmpty() const { return m_ids.empty(); }

    void select(const std::vector<Id> &ids, SelectMode mode = SelectMode::Replace);
    void select(const Id &id, SelectMode mode = SelectMode::Replace);
    void clear() { select(std::vector<Id>()); }

Q_SIGNALS:
    void changed();

private:
    std::vector<Id> m_ids;
};

} // namespace ward::editor
