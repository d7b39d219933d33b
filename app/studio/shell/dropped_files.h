// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class QMimeData;

namespace ward::studio {

/// The scenarios and recordings among what somebody drags over a window.
[[nodiscard]] QStringList droppedFiles(const QMimeData *data);

} // namespace ward::studio
