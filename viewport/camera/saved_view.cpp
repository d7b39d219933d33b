// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/camera/saved_view.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace ward::viewport {
namespace {

constexpr std::array<const char *, 3> kModes{"orbit", "walk", "plan"};

QString modeName(CameraRig::Mode mode)
{
    return QLatin1String(kModes[static_cast<std::size_t>(mode)]);
}

bool isNumber(const QJsonValue &value)
{
    return value.isDouble() && std::isfinite(value.toDouble());
}

} // namespace

QByteArray savedViews(const QList<SavedView> &views)
{
    QJsonArray out;
    for (const SavedView &one : views) {
        const Vec3 &target = one.view.target;
        out.append(QJsonObject{{QStringLiteral("name"), one.name},
                               {QStringLiteral("mode"), modeName(one.view.mode)},
                               {QStringLiteral("target"), QJsonArray{target.x, target.y, target.z}},
                               {QStringLiteral("yaw"), one.view.yaw},
                               {QStringLiteral("pitch"), one.view.pitch},
                               {QStringLiteral("distance"), one.view.distance}});
    }
    return QJsonDocument(out).toJson(QJsonDocument::Compact);
}

QList<SavedView> parseSavedViews(const QByteArray &bytes)
{
    QList<SavedView> out;
    const QJsonArray all = QJsonDocument::fromJson(bytes).array();
    for (const QJsonValue &value : all) {
        const QJsonObject object = value.toObject();
        const QJsonArray target = object[QStringLiteral("target")].toArray();
        const QString mode = object[QStringLiteral("mode")].toString();
        const auto known = std::find(kModes.begin(), kModes.end(), mode);
        const QString name = object[QStringLiteral("name")].toString().trimmed();
        if (name.isEmpty() || known == kModes.end() || target.size() != 3 || !isNumber(target[0]) ||
            !isNumber(target[1]) || !isNumber(target[2]) ||
            !isNumber(object[QStringLiteral("yaw")]) ||
            !isNumber(object[QStringLiteral("pitch")]) ||
            !isNumber(object[QStringLiteral("distance")]))
            continue;
        SavedView view;
        view.name = name;
        view.view.mode = static_cast<CameraRig::Mode>(known - kModes.begin());
        view.view.target = {target[0].toDouble(), target[1].toDouble(), target[2].toDouble()};
        view.view.yaw = object[QStringLiteral("yaw")].toDouble();
        view.view.pitch = object[QStringLiteral("pitch")].toDouble();
        view.view.distance = object[QStringLiteral("distance")].toDouble();
        out << view;
    }
    return out;
}

} // namespace ward::viewport
