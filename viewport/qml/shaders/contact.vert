// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
VARYING vec2 vAt;

void MAIN()
{
    vAt = UV0 * 2.0 - 1.0;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
