// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D

// As many bare nodes as there are moving entities: each gets its place and its turn as two properties
// written one after the other, which is the least Qt Quick 3D can be told.
View3D {
    id: view

    required property int count

    function nodeAt(index: int): QtObject {
        return things.objectAt(index);
    }

    PerspectiveCamera {
        y: 2
        z: 4
    }

    PrincipledMaterial {
        id: plain
    }

    Repeater3D {
        id: things

        model: view.count

        delegate: Model {
            objectName: "bare"
            source: "#Cube"
            scale: Qt.vector3d(0.005, 0.005, 0.005)
            materials: plain
        }
    }
}
