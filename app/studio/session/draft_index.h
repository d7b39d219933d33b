// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

class QSettings;

namespace ward::studio {

/// Which draft of which engine belongs to a file: opening the file again finds the draft with its
/// undo history and whatever was not saved, as long as the file itself is the one that was last
/// opened or saved. GUI thread.
class DraftIndex
{
public:
    explicit DraftIndex(QSettings &settings)
        : m_settings(settings)
    {
    }

    /// `source` is an absolute path or "shipped:<name>", `instance` names the engine's data.
    [[nodiscard]] std::optional<QString> draftFor(const QString &instance, const QString &source,
                                                  const QByteArray &bytes) const;
    void remember(const QString &instance, const QString &source, const QByteArray &bytes,
                  const QString &draft);
    void forget(const QString &instance, const QString &source);

private:
    QSettings &m_settings;
};

} // namespace ward::studio
