// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The factors of the material travel with the vertices; see ModelGeometry.
VARYING vec4 vColour;
VARYING vec3 vFactors;
VARYING vec3 vPlace;
VARYING float vOpen;

// How far breathing lifts what is here; `radius` 0 = nothing.
vec3 wardBreath(vec3 at, vec3 centre, vec3 radius, vec3 rise)
{
    if (radius.x <= 0.0)
        return vec3(0.0);
    vec3 from = (at - centre) / radius;
    float share = max(0.0, 1.0 - dot(from, from));
    return rise * (share * share * breath);
}

void MAIN()
{
    if (breath != 0.0)
        VERTEX += wardBreath(VERTEX, breathCentre, breathRadius, breathRise) +
                  wardBreath(VERTEX, breathCentre2, breathRadius2, breathRise2);
    vColour = COLOR;
    vFactors = vec3(UV0, UV1.x);
    vOpen = UV1.y;
    vPlace = (MODEL_MATRIX * vec4(VERTEX, 1.0)).xyz;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
