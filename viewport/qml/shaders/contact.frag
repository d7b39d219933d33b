// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Light that does not reach the floor below a thing: a rounded box with a soft edge.
VARYING vec2 vAt;

void MAIN()
{
    vec2 core = extent / (extent + vec2(softness));
    vec2 edge = smoothstep(vec2(1.0), core * 0.55, abs(vAt));
    float shade = edge.x * edge.y * strength;
    FRAGCOLOR = vec4(vec3(1.0 - shade), 1.0);
}
