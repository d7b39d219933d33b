// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// A bay under broad ceiling lights, without a light probe: a sky that is bright above and takes the
// floor's colour below, one key light with a shadow, and a sheen where surfaces are smooth.
VARYING vec4 vColour;
VARYING vec3 vFactors;

const vec3 kSky = vec3(0.98, 1.0, 1.03);
const vec3 kHorizon = vec3(0.62, 0.655, 0.70);
const vec3 kGround = vec3(0.30, 0.315, 0.34);

vec3 wardSky(vec3 direction)
{
    float up = direction.y;
    vec3 upper = mix(kHorizon, kSky, smoothstep(0.0, 0.9, up));
    return up >= 0.0 ? upper : mix(kHorizon, kGround, smoothstep(0.0, 0.7, -up));
}

void MAIN()
{
    BASE_COLOR = vec4(vColour.rgb, vColour.a);
    ROUGHNESS = vFactors.x;
    METALNESS = vFactors.y;
    SPECULAR_AMOUNT = 0.5;
    EMISSIVE_COLOR = vColour.rgb * vFactors.z;
}

void AMBIENT_LIGHT()
{
    float smoothness = 1.0 - vFactors.x;
    vec3 albedo = vColour.rgb * (1.0 - vFactors.y);
    DIFFUSE += albedo * wardSky(NORMAL) * TOTAL_AMBIENT_COLOR;
    // Reflection of the same sky; blurred by taking part of the normal's own direction.
    vec3 mirrored = reflect(-VIEW_VECTOR, NORMAL);
    vec3 seen = wardSky(normalize(mix(mirrored, NORMAL, vFactors.x * vFactors.x)));
    float grazing = pow(1.0 - clamp(dot(NORMAL, VIEW_VECTOR), 0.0, 1.0), 5.0);
    vec3 facing = mix(vec3(0.04), vColour.rgb, vFactors.y);
    vec3 fresnel = facing + (max(vec3(smoothness), facing) - facing) * grazing;
    DIFFUSE += seen * fresnel * TOTAL_AMBIENT_COLOR * mix(0.35, 1.0, smoothness);
    // Whoever is pointed at or selected gains a rim of light.
    float rim = pow(1.0 - clamp(dot(NORMAL, VIEW_VECTOR), 0.0, 1.0), 2.0);
    DIFFUSE += rimColour.rgb * (rimAmount * (0.16 + 0.84 * rim));
}

void DIRECTIONAL_LIGHT()
{
    // Wrapped a little: the lamps are panels, not points.
    float facing = dot(NORMAL, TO_LIGHT_DIR);
    float lit = clamp((facing + 0.18) / 1.18, 0.0, 1.0);
    float shadow = mix(SHADOW_CONTRIB, 1.0, 0.08);
    DIFFUSE += BASE_COLOR.rgb * (1.0 - METALNESS) * LIGHT_COLOR * shadow * lit;
}

void SPECULAR_LIGHT()
{
    vec3 between = normalize(VIEW_VECTOR + TO_LIGHT_DIR);
    float shininess = 2.0 / max(0.0025, pow(vFactors.x, 4.0)) - 1.0;
    float highlight = pow(clamp(dot(NORMAL, between), 0.0, 1.0), min(shininess, 220.0));
    vec3 facing = mix(vec3(0.04), vColour.rgb, vFactors.y);
    SPECULAR += LIGHT_COLOR * facing * highlight * SHADOW_CONTRIB * (1.0 - vFactors.x) * 2.2;
}
