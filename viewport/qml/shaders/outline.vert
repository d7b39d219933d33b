// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The back faces, pushed outwards by a few pixels and a little away from the eye: what remains
// visible is a line around the silhouette, not around every edge inside it.
void MAIN()
{
    vec4 here = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
    vec4 there = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX + TANGENT * 0.01, 1.0);
    vec2 direction = (there.xy / there.w - here.xy / here.w) * viewSize;
    float size = length(direction);
    vec2 offset = size > 0.00001 ? direction / size * lineWidth * 2.0 / viewSize : vec2(0.0);
    // In the eye's frame z is −w for a perspective and stays linear for a plan.
    float pushed = here.w + depthPush;
    vec4 behind = here;
    if (perspective > 0.5) {
        behind.z = -PROJECTION_MATRIX[2][2] * pushed + PROJECTION_MATRIX[3][2];
        behind.w = pushed;
        behind.xy = here.xy / here.w * pushed;
    }
    behind.xy += offset * behind.w;
    POSITION = behind;
}
