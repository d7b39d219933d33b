// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
void MAIN()
{
    // Colours arrive linear; nothing converts the output of an unlit material.
    FRAGCOLOR = vec4(pow(lineColour.rgb, vec3(1.0 / 2.2)), 1.0);
}
