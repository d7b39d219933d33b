// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/server/http_api.h"
#include "tests/wire/wire_fixture.h"

#include <QMap>

#include <memory>
#include <mutex>
#include <optional>

namespace ward::test {

/// An answer that some thread of the engine gives and the test looks for; given once.
class AwaitedResponse
{
public:
    AwaitedResponse &operator=(server::HttpResponse response)
    {
        const std::lock_guard lock(m_mutex);
        m_response = std::move(response);
        return *this;
    }
    [[nodiscard]] bool has_value() const
    {
        const std::lock_guard lock(m_mutex);
        return m_response.has_value();
    }
    explicit operator bool() const { return has_value(); }
    const server::HttpResponse &operator*() const
    {
        const std::lock_guard lock(m_mutex);
        return *m_response;
    }
    const server::HttpResponse *operator->() const { return &**this; }

private:
    mutable std::mutex m_mutex; ///< of what is below
    std::optional<server::HttpResponse> m_response;
};

/// Asks the API over HTTP without a carrier.
struct HttpAsker
{
    explicit HttpAsker(TestEngine &engine, const Clock &clock = systemClock())
        : api(engine.server(), clock)
    {
    }

    /// The answer, when it comes; `headers` beside the token and the role.
    std::shared_ptr<AwaitedResponse> ask(const std::string &method, const std::string &path,
                                         const std::string &role = {}, const std::string &body = {},
                                         QMap<std::string, std::string> headers = {},
                                         const QMap<std::string, std::string> &arguments = {},
                                         server::HttpApi::Abandon *abandon = nullptr)
    {
        if (!headers.contains("Authorization"))
            headers["Authorization"] = "Bearer " + kToken;
        if (!role.empty())
            headers["Ward-Role"] = role;
        server::HttpRequest request{method, path, "memory", body, {}, {}};
        request.header = [headers](const char *name) { return headers.value(name); };
        request.argument = [arguments](const char *name) { return arguments.value(name); };
        auto answer = std::make_shared<AwaitedResponse>();
        server::HttpResponse refused;
        if (!api.admits(request, body.size(), refused)) {
            *answer = std::move(refused);
            return answer;
        }
        auto left = api.handle(
            request, [answer](server::HttpResponse response) { *answer = std::move(response); });
        if (abandon)
            *abandon = std::move(left);
        return answer;
    }

    /// Likewise, waiting for it.
    server::HttpResponse get(const std::string &path, const std::string &role = {},
                             const QMap<std::string, std::string> &arguments = {})
    {
        const auto answer = ask("GET", path, role, {}, {}, arguments);
        return waitFor([&] { return answer->has_value(); }) ? **answer
                                                            : server::HttpResponse{0, {}, {}, {}};
    }
    server::HttpResponse post(const std::string &path, const v1::wire::Command &command,
                              const std::string &role = {})
    {
        const auto answer = ask("POST", path, role, command.SerializeAsString(),
                                {{"Content-Type", server::kProtobuf}});
        return waitFor([&] { return answer->has_value(); }) ? **answer
                                                            : server::HttpResponse{0, {}, {}, {}};
    }

    server::HttpApi api;
};

} // namespace ward::test
