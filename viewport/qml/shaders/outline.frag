// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
void MAIN()
{
    FRAGCOLOR = lineColour;
}
