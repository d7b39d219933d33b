// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The factors of the material travel with the vertices; see ModelGeometry.
VARYING vec4 vColour;
VARYING vec3 vFactors;
VARYING float vHeight;

void MAIN()
{
    vColour = COLOR;
    vFactors = vec3(UV0, UV1.x);
    vHeight = (MODEL_MATRIX * vec4(VERTEX, 1.0)).y;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
