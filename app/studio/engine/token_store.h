// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>

#include <functional>

namespace ward::studio {

/// Tokens of engines in the keychain of the operating system, and nowhere else: where there is no
/// keychain every call fails with `studio.keychain.unavailable`, and the caller asks the person
/// each time. GUI thread; answers come later.
class TokenStore : public QObject
{
    Q_OBJECT

public:
    explicit TokenStore(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    /// An empty text when nothing is stored for `engine` ("host:port" or an instance).
    void read(const QString &engine, std::function<void(Result<QString>)> done);
    void write(const QString &engine, const QString &token, std::function<void(Result<>)> done);
    void forget(const QString &engine, std::function<void(Result<>)> done);

private:
    void answerLater(std::function<void()> answer);
};

} // namespace ward::studio
