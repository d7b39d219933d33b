// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/event_chain.h"

#include "core/base/bytes.h"

#include <QCryptographicHash>

namespace ward::recording {

struct EventChain::Hash
{
    QCryptographicHash sha{QCryptographicHash::Sha256};
    void feed(std::string_view bytes)
    {
        sha.addData(QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())));
    }
};

EventChain::EventChain()
    : EventChain(std::string(32, '\0'))
{
}

EventChain::EventChain(std::string previous)
    : m_hash(std::make_unique<Hash>())
    , m_previous(std::move(previous))
{
    begin();
}

EventChain::~EventChain() = default;
EventChain::EventChain(EventChain &&) noexcept = default;
EventChain &EventChain::operator=(EventChain &&) noexcept = default;

void EventChain::begin()
{
    m_hash->sha.reset();
    m_hash->feed(m_previous);
    m_pending = 0;
}

void EventChain::add(const Event &event)
{
    ByteWriter row;
    const auto number = [&](std::int64_t value) { row.fixed64(static_cast<std::uint64_t>(value)); };
    const auto bytes = [&](std::string_view value) {
        row.fixed64(value.size());
        row.raw(value);
    };
    number(static_cast<std::int64_t>(event.id));
    number(event.tick.n);
    number(event.sub);
    number(event.wallMs);
    number(event.aggregate);
    number(static_cast<std::int64_t>(event.aggregateSeq));
    bytes(event.type);
    number(event.typeVer);
    bytes(event.actor);
    number(static_cast<std::int64_t>(event.origin));
    number(static_cast<std::int64_t>(event.cause));
    number(static_cast<std::int64_t>(event.correlation));
    if (event.command.isNull())
        number(-1);
    else
        bytes(event.command.toBytes());
    bytes(event.payload);
    m_hash->feed(row.bytes());
    ++m_pending;
}

std::string EventChain::close()
{
    m_previous = m_hash->sha.result().toStdString();
    begin();
    return m_previous;
}

} // namespace ward::recording
