// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Outdoors as a room has it behind its windows: bright haze and sky by day, a few far lights' glow by
// night. By height on the wall rather than by direction, so that a view from above sees no ground.
VARYING vec3 vPlace;

void MAIN()
{
    vec3 towards = normalize(vPlace - CAMERA_POSITION);
    float up = clamp((vPlace.y - 0.95) / 1.3 + 0.25 * towards.y, 0.0, 1.0);
    vec3 day = mix(vec3(0.93, 0.945, 0.94), vec3(0.70, 0.83, 0.94), smoothstep(0.1, 0.9, up));
    vec3 dusk = mix(vec3(0.17, 0.19, 0.27), vec3(0.035, 0.05, 0.10), smoothstep(0.0, 0.7, up));
    FRAGCOLOR = vec4(mix(day, dusk, night), 1.0);
}
