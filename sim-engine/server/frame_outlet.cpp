// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/frame_outlet.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#if !defined(_WIN32)
#include <sys/socket.h>
#include <sys/uio.h>
#endif

namespace ward::server {

namespace {

constexpr char kFinalBinary = '\x82';

/// The header of a frame, at most 10 bytes.
struct Header
{
    std::array<char, 10> bytes{kFinalBinary};
    std::size_t size = 2;

    explicit Header(std::uint64_t payload)
    {
        constexpr std::uint64_t kShort = 125;
        constexpr std::uint64_t kMedium = 0xffff;
        const std::size_t more = payload <= kShort ? 0 : payload <= kMedium ? 2 : 8;
        bytes[1] = static_cast<char>(more == 0 ? payload : more == 2 ? 126 : 127);
        for (std::size_t i = 0; i < more; ++i)
            bytes[size++] = static_cast<char>(payload >> 8 * (more - 1 - i));
    }
    [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }
};

using Parts = std::array<std::string_view, 3>;

/// How much of the parts the kernel took, in one call.
std::size_t writeNow(qintptr descriptor, const Parts &parts)
{
#if defined(_WIN32)
    Q_UNUSED(descriptor)
    Q_UNUSED(parts)
    return 0;
#else
    std::array<iovec, std::tuple_size_v<Parts>> vectors;
    std::transform(parts.begin(), parts.end(), vectors.begin(), [](std::string_view part) {
        return iovec{const_cast<char *>(part.data()), part.size()}; // sendmsg only reads
    });
    msghdr message{};
    message.msg_iov = vectors.data();
    message.msg_iovlen = vectors.size();
    const auto taken =
        ::sendmsg(static_cast<int>(descriptor), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    return taken < 0 ? 0 : static_cast<std::size_t>(taken);
#endif
}

} // namespace

FrameOutlet::FrameOutlet(QTcpSocket *connection)
    : m_connection(connection)
{
}

void FrameOutlet::send(std::string_view head, std::string_view body)
{
    const qintptr descriptor = m_connection ? m_connection->socketDescriptor() : -1;
    if (descriptor < 0)
        return; // closed, or gone
    const Header header(head.size() + body.size());
    const Parts parts{header.view(), head, body};
    std::size_t taken = m_connection->bytesToWrite() == 0 ? writeNow(descriptor, parts) : 0;
    if (taken == header.view().size() + head.size() + body.size())
        return;
    for (const std::string_view part : parts) {
        const std::size_t gone = std::min(taken, part.size());
        taken -= gone;
        if (gone < part.size())
            m_connection->write(part.data() + gone, static_cast<qint64>(part.size() - gone));
    }
}

} // namespace ward::server
