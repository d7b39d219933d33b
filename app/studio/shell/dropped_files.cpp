// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/dropped_files.h"

#include <QMimeData>
#include <QUrl>

namespace ward::studio {

QStringList droppedFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        const QString file = url.toLocalFile();
        if (file.endsWith(QStringLiteral(".ward.json")) ||
            file.endsWith(QStringLiteral(".wardrec")))
            files.append(file);
    }
    return files;
}

} // namespace ward::studio
