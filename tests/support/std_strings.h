// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

#include <string>
#include <string_view>

/// Lets QCOMPARE print std::string and std::string_view when they differ.
namespace QTest {

template <>
inline char *toString(const std::string &text)
{
    return qstrdup(text.c_str());
}

template <>
inline char *toString(const std::string_view &text)
{
    return qstrdup(std::string(text).c_str());
}

} // namespace QTest
