// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/open_session.h"

#include <QSettings>
#include <QStringList>

namespace ward::studio {

namespace {

const QString kGroup = QStringLiteral("session");

QString key(const char *name)
{
    return kGroup + QLatin1Char('/') + QLatin1String(name);
}

/// Six numbers that a person can read in the settings; finer than a hand can place a camera.
QString cameraText(const OpenSession &session)
{
    QStringList parts;
    for (const double value : {session.target.x, session.target.y, session.target.z, session.yaw,
                               session.pitch, session.distance})
        parts.append(QString::number(value, 'f', 4));
    return parts.join(QLatin1Char(' '));
}

} // namespace

void OpenSessionStore::remember(const OpenSession &session)
{
    const QString camera = cameraText(session);
    const QString selected = QString::fromStdString(session.selected.toString());
    const QString all = session.source + session.title + selected + camera;
    if (all == m_written)
        return;
    m_written = all;
    m_settings.setValue(key("open"), session.source);
    m_settings.setValue(key("title"), session.title);
    m_settings.setValue(key("seen"), session.seen);
    m_settings.setValue(key("selected"), selected);
    m_settings.setValue(key("camera"), camera);
    m_settings.sync();
}

void OpenSessionStore::forget()
{
    m_written.clear();
    m_settings.remove(kGroup);
}

std::optional<OpenSession> OpenSessionStore::read() const
{
    OpenSession session;
    session.source = m_settings.value(key("open")).toString();
    if (session.source.isEmpty())
        return {};
    session.title = m_settings.value(key("title")).toString();
    session.seen = m_settings.value(key("seen")).toDateTime();
    if (const auto id = Id::parse(m_settings.value(key("selected")).toString().toStdString()))
        session.selected = *id;
    const QStringList parts =
        m_settings.value(key("camera")).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (parts.size() == 6) {
        session.target = {parts[0].toDouble(), parts[1].toDouble(), parts[2].toDouble()};
        session.yaw = parts[3].toDouble();
        session.pitch = parts[4].toDouble();
        session.distance = parts[5].toDouble();
    }
    return session;
}

} // namespace ward::studio
