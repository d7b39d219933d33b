// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// A bay under broad ceiling lights, without a light probe: a sky that is bright above and takes the
// floor's colour below, one key light with a shadow, and a sheen where surfaces are smooth.
VARYING vec4 vColour;
VARYING vec3 vFactors;
VARYING vec3 vPlace;
VARYING float vOpen;

// The light's own ambient colour is left out: what it has been multiplied with differs between
// versions of Quick 3D.
const vec3 kSky = vec3(0.34, 0.355, 0.38);
const vec3 kHorizon = vec3(0.27, 0.29, 0.325);
const vec3 kGround = vec3(0.15, 0.156, 0.165);
// The second row of lamps, without a shadow: what looks away from the key light keeps its form.
const vec3 kFillDirection = vec3(0.78, 0.42, 0.46);
const vec3 kFill = vec3(0.15, 0.155, 0.165);

vec3 wardSky(vec3 direction)
{
    float up = direction.y;
    vec3 upper = mix(kHorizon, kSky, smoothstep(0.0, 0.9, up));
    return (up >= 0.0 ? upper : mix(kHorizon, kGround, smoothstep(0.0, 0.7, -up))) * skyTint.rgb;
}

// Vinyl comes in welded sheets two metres wide; without their seams a floor has no scale.
const float kSheet = 2.0;

vec3 wardFloor(vec3 at)
{
    if (abs(at.y) > 0.004)
        return vec3(1.0);
    float seam = abs(fract(at.x / kSheet + 0.25) - 0.5) * kSheet;
    float width = 0.006 + fwidth(at.x);
    float line = 1.0 - smoothstep(0.0, width, seam);
    float sheet = 0.015 * sin(floor(at.x / kSheet + 0.75) * 2.4);
    // Warmer than the walls, as such floors are: the two part without a line between them.
    return vec3(1.05, 1.0, 0.93) * (1.0 - 0.0028 / width * line + sheet);
}

void MAIN()
{
    BASE_COLOR = vec4(vColour.rgb * wardFloor(vPlace), vColour.a);
    ROUGHNESS = vFactors.x;
    METALNESS = 0.0; // metal is handled here, where it has something to mirror
    SPECULAR_AMOUNT = 0.5;
    EMISSIVE_COLOR = vColour.rgb * vFactors.z;
}

void AMBIENT_LIGHT()
{
    float smoothness = 1.0 - vFactors.x;
    vec3 albedo = vColour.rgb * (1.0 - vFactors.y);
    float fill = clamp(dot(NORMAL, kFillDirection) * 0.6 + 0.4, 0.0, 1.0);
    // Less light comes from below and between things the nearer the floor is.
    float open = mix(0.62, 1.0, smoothstep(0.0, 1.1, vPlace.y));
    open = mix(open, 1.0, clamp(NORMAL.y, 0.0, 1.0)) * vOpen;
    DIFFUSE += albedo * (wardSky(NORMAL) + kFill * fill * skyTint.rgb) * open;
    // Reflection of the same sky; blurred by taking part of the normal's own direction.
    vec3 mirrored = reflect(-VIEW_VECTOR, NORMAL);
    vec3 seen = wardSky(normalize(mix(mirrored, NORMAL, vFactors.x * vFactors.x)));
    float grazing = pow(1.0 - clamp(dot(NORMAL, VIEW_VECTOR), 0.0, 1.0), 5.0);
    vec3 facing = mix(vec3(0.04), vColour.rgb, vFactors.y);
    vec3 fresnel = facing + (max(vec3(smoothness), facing) - facing) * grazing;
    DIFFUSE += seen * 2.2 * vOpen * fresnel * mix(mix(0.35, 1.0, smoothness), 1.25, vFactors.y);
    // Whoever is pointed at or selected gains a rim of light.
    float rim = pow(1.0 - clamp(dot(NORMAL, VIEW_VECTOR), 0.0, 1.0), 2.0);
    DIFFUSE += rimColour.rgb * (rimAmount * (0.1 + 0.9 * rim));
}

void DIRECTIONAL_LIGHT()
{
    // Wrapped a little: the lamps are panels, not points.
    float facing = dot(NORMAL, TO_LIGHT_DIR);
    float lit = clamp((facing + 0.18) / 1.18, 0.0, 1.0);
    float shadow = mix(SHADOW_CONTRIB, 1.0, 0.05);
    DIFFUSE += BASE_COLOR.rgb * (1.0 - vFactors.y) * LIGHT_COLOR * shadow * lit;
}

void SPECULAR_LIGHT()
{
    vec3 between = normalize(VIEW_VECTOR + TO_LIGHT_DIR);
    float shininess = 2.0 / max(0.0025, pow(vFactors.x, 4.0)) - 1.0;
    float highlight = pow(clamp(dot(NORMAL, between), 0.0, 1.0), min(shininess, 220.0));
    vec3 facing = mix(vec3(0.04), vColour.rgb, vFactors.y);
    SPECULAR += LIGHT_COLOR * facing * highlight * SHADOW_CONTRIB * (1.0 - vFactors.x) * 2.2;
}
