// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QThreadPool>

#include <functional>

namespace ward::client {

/// Threads that read pasts and may wait for an engine while they do: apart from the program's pool,
/// so that what waits in it leaves no holes here. They end with the application, while what they
/// answer to is still there to be asked; a reader that is started later is dropped. Made and used
/// on the GUI thread.
class ReaderPool
{
public:
    explicit ReaderPool(int threads)
        : m_threads(threads)
    {
    }
    void start(std::function<void()> reader);

private:
    int m_threads;
    QPointer<QThreadPool> m_pool; ///< a child of the application
};

} // namespace ward::client
