// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
VARYING vec4 vColour;
VARYING vec3 vFactors;
VARYING vec3 vNormal;
VARYING vec3 vPosition;

void MAIN()
{
    vColour = COLOR;
    vFactors = vec3(UV0, UV1.x);
    vNormal = NORMAL_MATRIX * NORMAL;
    vPosition = (MODEL_MATRIX * vec4(VERTEX, 1.0)).xyz;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
