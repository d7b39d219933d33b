// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// A thing that is not there yet: tinted, brighter towards its rim.
VARYING vec4 vColour;
VARYING vec3 vFactors;
VARYING vec3 vNormal;
VARYING vec3 vPosition;

void MAIN()
{
    float rim = pow(1.0 - abs(dot(normalize(vNormal), normalize(CAMERA_POSITION - vPosition))), 2.0);
    float grey = dot(vColour.rgb, vec3(0.3, 0.59, 0.11));
    vec3 colour = pow(tint.rgb, vec3(1.0 / 2.2));
    vec3 body = colour * (0.62 + 0.5 * sqrt(grey));
    float alpha = mix(0.5, 0.95, rim);
    FRAGCOLOR = vec4(mix(body, vec3(1.0), rim * 0.35) * alpha, alpha);
}
