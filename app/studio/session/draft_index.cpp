// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/draft_index.h"

#include <QCryptographicHash>
#include <QSettings>

namespace ward::studio {

namespace {

QString digest(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString key(const QString &instance, const QString &source)
{
    return QStringLiteral("drafts/") + digest(instance.toUtf8() + '\n' + source.toUtf8()).left(32);
}

} // namespace

std::optional<QString> DraftIndex::draftFor(const QString &instance, const QString &source,
                                            const QByteArray &bytes) const
{
    const QString base = key(instance, source);
    if (m_settings.value(base + QStringLiteral("/bytes")).toString() != digest(bytes))
        return std::nullopt;
    return m_settings.value(base + QStringLiteral("/draft")).toString();
}

void DraftIndex::remember(const QString &instance, const QString &source, const QByteArray &bytes,
                          const QString &draft)
{
    const QString base = key(instance, source);
    m_settings.setValue(base + QStringLiteral("/bytes"), digest(bytes));
    m_settings.setValue(base + QStringLiteral("/draft"), draft);
}

void DraftIndex::forget(const QString &instance, const QString &source)
{
    m_settings.remove(key(instance, source));
}

} // namespace ward::studio
