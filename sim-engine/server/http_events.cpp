// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Events over HTTP: pages, and long polls that wait for the next one.

#include "sim-engine/server/engine_server.h"
#include "sim-engine/server/http_api.h"

namespace ward::server {

namespace wire = v1::wire;

/// A request for events, from its first question until its answer.
struct HttpApi::Poll
{
    std::mutex mutex; ///< of what is below
    bool gone = false;
    std::uint64_t waiter = 0;

    Asker asker;
    std::string session;
    std::uint64_t epoch = 0; ///< that `after` is of; 0 = not said
    std::uint64_t after = 0;
    std::uint32_t limit = 0;
    std::int64_t untilUs = 0;
    Reply reply;
};

namespace {

/// `epoch` 0: of a recording that nobody writes any more.
HttpResponse page(const wire::Answer &answer, std::uint64_t epoch)
{
    std::string body = "{\"events\":[";
    for (const v1::events::Event &event : answer.events())
        body += (body.back() == '[' ? "" : ",") + toJson(event);
    body += "],\"upto\":\"" + std::to_string(answer.upto()) + "\",\"more\":";
    body += answer.more() ? "true" : "false";
    if (epoch != 0)
        body += ",\"epoch\":\"" + std::to_string(epoch) + "\"";
    body += "}";
    return {200, kJson, std::move(body), {}};
}

} // namespace

HttpApi::Abandon HttpApi::events(const HttpRequest &request, const Asker &asker,
                                 const std::string &session, Reply reply)
{
    const auto number = [&](const char *name, auto &out) {
        const std::string text = request.argument(name);
        return text.empty() || parseNumber(text, out);
    };
    const Limits &limits = m_server.options().limits;
    std::uint64_t epoch = 0;
    std::uint64_t after = 0;
    std::uint32_t limit = limits.eventsPerPage;
    std::uint32_t wait = 0; // seconds
    if (!number("epoch", epoch) || !number("after", after) || !number("limit", limit) ||
        !number("wait", wait)) {
        reply(refusal(400, Message("server.http.number")));
        return {};
    }
    const std::int64_t waitMs =
        std::min<std::int64_t>(std::int64_t{wait} * 1000, limits.httpWaitMs);
    const auto poll = std::make_shared<Poll>();
    poll->asker = asker;
    poll->session = session;
    poll->epoch = epoch;
    poll->after = after;
    poll->limit = limit;
    poll->untilUs = m_clock.monotonicUs() + waitMs * 1000;
    poll->reply = std::move(reply);
    this->poll(poll);
    return [this, weak = std::weak_ptr(poll)] {
        const auto gone = weak.lock();
        if (!gone)
            return;
        std::uint64_t waiter = 0;
        {
            const std::lock_guard lock(gone->mutex);
            gone->gone = true;
            waiter = gone->waiter;
        }
        if (m_server.waiters().giveUp(waiter)) {
            --m_server.metrics().longPolls;
            m_server.metrics().fault(Fault::DroppedPoll);
        }
    };
}

void HttpApi::poll(const std::shared_ptr<Poll> &poll)
{
    wire::Query query;
    query.set_session(poll->session);
    query.mutable_read_events()->set_after(poll->after);
    query.mutable_read_events()->set_limit(poll->limit);
    ask(
        std::move(query), poll->asker,
        [this, poll](const wire::Answer &answer) {
            const auto live = m_server.registry().find(poll->session);
            const std::uint64_t epoch = live ? live->epoch() : 0;
            if (live && poll->epoch != 0) {
                // The asker knows events that a power cut took: these would not follow them.
                const auto shared = live->sharedUpTo(poll->epoch);
                if (!shared || poll->after > *shared)
                    return poll->reply(refusal(409, Message("server.events.other-epoch")));
                poll->epoch = epoch; // it stays what it is while we wait
            }
            const bool waits = answer.events_size() == 0 && !answer.more() && live &&
                               !live->isOver() && m_clock.monotonicUs() < poll->untilUs;
            if (!waits)
                return poll->reply(page(answer, epoch));
            // What is hidden from the asker is not looked at again.
            poll->after = std::max(poll->after, answer.upto());
            std::uint64_t waiter = 0;
            {
                const std::lock_guard lock(poll->mutex);
                if (poll->gone)
                    return poll->reply(page(answer, epoch));
                ++m_server.metrics().longPolls;
                waiter = poll->waiter =
                    m_server.waiters().wait(poll->session, poll->untilUs,
                                            [this, poll, answer, epoch](EventWaiters::Why why) {
                                                --m_server.metrics().longPolls;
                                                if (why == EventWaiters::Why::TimeOver)
                                                    return poll->reply(page(answer, epoch));
                                                this->poll(poll);
                                            });
            }
            // It may have gone on since it was asked.
            if (live->log().last() > poll->after && m_server.waiters().giveUp(waiter)) {
                --m_server.metrics().longPolls;
                this->poll(poll);
            }
        },
        poll->reply);
}

} // namespace ward::server
