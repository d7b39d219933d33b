// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/listen_address.h"

#include <algorithm>

namespace ward::server {

namespace {

constexpr int kTries = 16; ///< for a port that is free on every address

bool isIpv6(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv6Protocol;
}

} // namespace

Result<std::vector<QHostAddress>> addressesOf(const QStringList &words)
{
    std::vector<QHostAddress> addresses;
    const auto add = [&](const QHostAddress &address) {
        if (std::find(addresses.begin(), addresses.end(), address) == addresses.end())
            addresses.push_back(address);
    };
    for (const QString &word : words) {
        if (word == QLatin1String("localhost")) {
            add(QHostAddress(QHostAddress::LocalHost));
            add(QHostAddress(QHostAddress::LocalHostIPv6));
        } else if (word == QLatin1String("any")) {
            add(QHostAddress(QHostAddress::AnyIPv4));
            add(QHostAddress(QHostAddress::AnyIPv6));
        } else {
            QString bare = word;
            if (bare.startsWith(QLatin1Char('[')) && bare.endsWith(QLatin1Char(']')))
                bare = bare.mid(1, bare.size() - 2);
            const QHostAddress address(bare);
            if (address.isNull())
                return failure("server.start.address", {{"address", word.toStdString()}});
            add(address);
        }
    }
    return addresses;
}

bool onlyLoopback(const std::vector<QHostAddress> &addresses)
{
    return std::all_of(addresses.begin(), addresses.end(),
                       [](const QHostAddress &a) { return a.isLoopback(); });
}

Result<std::uint16_t>
listenOnAll(const std::vector<QHostAddress> &addresses, std::uint16_t port,
            const std::function<Result<std::uint16_t>(const QHostAddress &, std::uint16_t)> &listen,
            const std::function<void()> &closeAll)
{
    for (int tries = 1;; ++tries) {
        std::uint16_t common = port;
        bool any = false;
        Result<std::uint16_t> last = failure("server.listen.failed");
        bool again = false;
        for (const QHostAddress &address : addresses) {
            last = listen(address, common);
            if (last) {
                common = *last;
                any = true;
                continue;
            }
            if (last.error().code() == "server.listen.port-in-use") {
                again = port == 0 && any && tries < kTries;
                any = false;
                break;
            }
            // A machine without IPv6.
            if (!isIpv6(address) || addresses.size() == 1) {
                any = false;
                break;
            }
        }
        if (any)
            return common;
        closeAll();
        if (!again)
            return last;
    }
}

} // namespace ward::server
