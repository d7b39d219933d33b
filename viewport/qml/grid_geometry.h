// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuick3DGeometry>
#include <QtQml/qqmlregistration.h>

namespace ward::viewport {

/// Lines on the floor, half a metre apart, around the origin. Every fourth is wider than the rest.
class GridGeometry : public QQuick3DGeometry
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double extent READ extent WRITE setExtent NOTIFY extentChanged FINAL)

public:
    explicit GridGeometry(QQuick3DObject *parent = nullptr);

    [[nodiscard]] double extent() const { return m_extent; } ///< metres from the origin
    void setExtent(double extent);

Q_SIGNALS:
    void extentChanged();

private:
    void build();

    double m_extent = 8;
};

} // namespace ward::viewport
