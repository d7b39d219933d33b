// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/parent_pipe.h"

#include <cstdio>
#include <thread>

namespace ward::server {

std::string ParentPipe::readToken()
{
    constexpr std::size_t kMaxToken = 4096;
    std::string token;
    for (int c = std::fgetc(stdin); c != EOF && c != '\n'; c = std::fgetc(stdin)) {
        if (token.size() == kMaxToken)
            return {};
        token.push_back(static_cast<char>(c));
    }
    if (!token.empty() && token.back() == '\r')
        token.pop_back();
    return token;
}

void ParentPipe::watch(std::function<void()> gone)
{
    std::thread([gone = std::move(gone)] {
        char buffer[256];
        while (std::fread(buffer, 1, sizeof buffer, stdin) > 0) {
        }
        gone();
    }).detach();
}

} // namespace ward::server
