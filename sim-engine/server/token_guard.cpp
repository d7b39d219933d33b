// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/token_guard.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace ward::server {

namespace {

using sessions::Role;
constexpr std::array kRoles{Role::Author, Role::Instructor, Role::Learner, Role::Observer,
                            Role::EngineAdmin};

} // namespace

bool equalInConstantTime(std::string_view a, std::string_view b)
{
    // Hashing first makes the lengths equal without telling them.
    const auto digest = [](std::string_view text) {
        return QCryptographicHash::hash(
            QByteArrayView(text.data(), static_cast<qsizetype>(text.size())),
            QCryptographicHash::Blake2b_256);
    };
    const QByteArray x = digest(a);
    const QByteArray y = digest(b);
    unsigned difference = 0;
    for (qsizetype i = 0; i < x.size(); ++i)
        difference |= static_cast<unsigned char>(x[i]) ^ static_cast<unsigned char>(y[i]);
    return difference == 0;
}

TokenGuard::TokenGuard(std::string token)
    : m_token(std::move(token))
{
}

std::string TokenGuard::derive(std::string_view token, sessions::Role role)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    hash.addData(QByteArrayView(token.data(), static_cast<qsizetype>(token.size())));
    hash.addData(":");
    const std::string_view name = sessions::name(role);
    hash.addData(QByteArrayView(name.data(), static_cast<qsizetype>(name.size())));
    return hash.result().toHex().toStdString();
}

TokenGuard::Verdict TokenGuard::check(std::string_view token, sessions::Role role,
                                      const std::string &address, std::int64_t nowUs)
{
    if (m_wrong.size() >= kManyAddresses)
        forget(nowUs);
    std::vector<std::int64_t> &wrong = m_wrong[address];
    std::erase_if(wrong, [&](std::int64_t at) { return nowUs - at > kWindowUs; });
    if (wrong.size() >= kMaxWrong)
        return Verdict::TooManyAttempts;
    const bool whole = equalInConstantTime(token, m_token);
    if (whole || equalInConstantTime(token, derive(m_token, role))) {
        if (wrong.empty())
            m_wrong.erase(address);
        return Verdict::Granted;
    }
    if (derivedRole(token))
        return Verdict::OtherRole;
    wrong.push_back(nowUs);
    return Verdict::Wrong;
}

std::optional<sessions::Role> TokenGuard::derivedRole(std::string_view token) const
{
    std::optional<sessions::Role> found;
    // Every one is compared, also after a match: the time tells nothing.
    for (const sessions::Role role : kRoles) {
        if (equalInConstantTime(token, derive(m_token, role)))
            found = role;
    }
    return found;
}

TokenGuard::Verdict TokenGuard::identify(std::string_view token, const std::string &address,
                                         std::int64_t nowUs, sessions::Role &role)
{
    role = derivedRole(token).value_or(sessions::Role::EngineAdmin);
    return check(token, role, address, nowUs);
}

void TokenGuard::forget(std::int64_t nowUs)
{
    std::erase_if(m_wrong, [&](const auto &entry) {
        return entry.second.empty() || nowUs - entry.second.back() > kWindowUs;
    });
}

} // namespace ward::server
