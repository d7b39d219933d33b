// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/gizmos/transform_entry.h"

#include "viewport/picking/geometry.h"

#include <QStringList>

namespace ward::viewport {
namespace {

constexpr qsizetype kLongest = 9;
const QChar kMinus(0x2212);

} // namespace

TransformEntry::TransformEntry(Kind kind)
    : m_kind(kind)
    , m_across(kind == Kind::Move) // on the floor, until an axis is named
{
}

TransformEntry::Parts TransformEntry::parts() const
{
    if (!m_across)
        return {{m_axis, 0}, 1};
    return {{m_axis == 0 ? 1 : 0, m_axis == 2 ? 1 : 2}, 2};
}

void TransformEntry::choose(int axis, bool across)
{
    const bool again = m_chosen && axis == m_axis && across == m_across;
    m_local = again && !m_local;
    m_axis = axis;
    m_across = across;
    m_chosen = true;
    // Figures typed before the axis are meant for it.
    if (!across && m_part != 0) {
        m_text = {m_text[1], QString()};
        m_part = 0;
    } else if (!across) {
        m_text[1].clear();
    }
}

bool TransformEntry::edit(int key)
{
    QString &text = m_text[static_cast<std::size_t>(m_part)];
    const bool minus = text.startsWith(kMinus);
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        if (text.size() < kLongest)
            text += QChar(static_cast<char16_t>(u'0' + (key - Qt::Key_0)));
        return true;
    }
    switch (key) {
    case Qt::Key_Period:
    case Qt::Key_Comma:
        if (!text.contains(QLatin1Char('.')) && text.size() < kLongest)
            text += QLatin1Char('.');
        return true;
    case Qt::Key_Minus:
        if (minus)
            text.remove(0, 1);
        else
            text.prepend(kMinus);
        return true;
    case Qt::Key_Plus:
        if (minus)
            text.remove(0, 1);
        return true;
    case Qt::Key_Backspace:
        text.chop(1);
        return true;
    default:
        return false;
    }
}

TransformEntry::Outcome TransformEntry::press(int key, Qt::KeyboardModifiers modifiers)
{
    const bool across = modifiers.testFlag(Qt::ShiftModifier) && m_kind == Kind::Move;
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return Outcome::Commit;
    case Qt::Key_Escape:
        return Outcome::Cancel;
    case Qt::Key_X:
        choose(0, across);
        return Outcome::Changed;
    case Qt::Key_Y:
        choose(1, across);
        return Outcome::Changed;
    case Qt::Key_Z:
        choose(2, across);
        return Outcome::Changed;
    case Qt::Key_Tab:
        m_part = (m_part + 1) % parts().count;
        return Outcome::Changed;
    default:
        return edit(key) ? Outcome::Changed : Outcome::Ignored;
    }
}

QString TransformEntry::axes() const
{
    constexpr std::array<char16_t, 3> kNames{u'X', u'Y', u'Z'};
    const Parts parts = this->parts();
    QStringList names;
    for (int i = 0; i < parts.count; ++i)
        names << QString(
            QChar(kNames[static_cast<std::size_t>(parts.index[static_cast<std::size_t>(i)])]));
    return names.join(QLatin1Char(' '));
}

QString TransformEntry::typed() const
{
    const Parts parts = this->parts();
    QStringList texts;
    for (int i = 0; i < parts.count; ++i) {
        const QString &text = m_text[static_cast<std::size_t>(i)];
        if (i == m_part)
            texts << text + QChar(0x258f);
        else
            texts << (text.isEmpty() ? QStringLiteral("0") : text);
    }
    return texts.join(QStringLiteral(" · "));
}

bool TransformEntry::hasNumber() const
{
    return !m_text[0].isEmpty() || !m_text[1].isEmpty();
}

double TransformEntry::number(int part) const
{
    QString text = m_text[static_cast<std::size_t>(part)];
    // Half a number ("−", "0.") is what it is so far.
    return text.replace(kMinus, QLatin1Char('-')).toDouble();
}

Vec3 TransformEntry::way() const
{
    const Parts parts = this->parts();
    std::array<double, 3> by{};
    for (int i = 0; i < parts.count; ++i)
        by[static_cast<std::size_t>(parts.index[static_cast<std::size_t>(i)])] = number(i);
    return {by[0], by[1], by[2]};
}

double TransformEntry::angle() const
{
    return radians(number(0));
}

Vec3 TransformEntry::axis() const
{
    return {m_axis == 0 ? 1.0 : 0.0, m_axis == 1 ? 1.0 : 0.0, m_axis == 2 ? 1.0 : 0.0};
}

} // namespace ward::viewport
