// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Why over HTTP: the same question, permission and limits as over the WebSocket.

#include "sim-engine/server/engine_server.h"
#include "sim-engine/server/http_api.h"

namespace ward::server {

namespace wire = v1::wire;

HttpApi::Abandon HttpApi::why(const HttpRequest &request, const Asker &asker,
                              const std::string &session, Reply reply)
{
    const auto refuse = [&reply](unsigned status, const char *code) {
        reply(refusal(status, Message(code)));
        return Abandon();
    };
    wire::Query query;
    query.set_session(session);
    wire::AskWhy &asked = *query.mutable_ask_why();
    const std::string rule = request.argument("rule");
    const std::string vital = request.argument("vital");
    const std::string event = request.argument("event");
    const std::string tick = request.argument("tick");
    if ((rule.empty() ? 0 : 1) + (vital.empty() ? 0 : 1) + (event.empty() ? 0 : 1) != 1)
        return refuse(400, "server.query.why");
    std::uint64_t id = 0;
    std::int64_t at = -1;
    if ((!event.empty() && !parseNumber(event, id)) || (!tick.empty() && !parseNumber(tick, at)))
        return refuse(400, "server.http.number");
    if (!rule.empty())
        asked.set_rule(rule);
    else if (!vital.empty())
        asked.set_vital(vital);
    else
        asked.set_event(id);
    asked.set_entity(request.argument("entity"));
    asked.set_tick(at);

    if (!takeRate(request, asker))
        return refuse(429, "server.limit.commands");
    const std::string who = askerKey(request, asker);
    {
        const std::lock_guard lock(m_mutex);
        if (!m_asking.insert(who).second) {
            reply(refusal(429, Message("server.limit.why")));
            return {};
        }
    }
    const auto withdrawn = std::make_shared<std::atomic<bool>>(false);
    // Too late is withdrawn as well.
    const Reply inTime = this->inTime([withdrawn, reply](HttpResponse response) {
        *withdrawn = true;
        reply(std::move(response));
    });
    const Reply done = [this, who, inTime](HttpResponse response) {
        {
            const std::lock_guard lock(m_mutex);
            m_asking.erase(who);
        }
        inTime(std::move(response));
    };
    ask(
        std::move(query), asker,
        [done](const wire::Answer &answer) {
            done({200, kJson, toJson(answer.why()), {}});
        },
        done, withdrawn);
    return [withdrawn] { *withdrawn = true; };
}

} // namespace ward::server
