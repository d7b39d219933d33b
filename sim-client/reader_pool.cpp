// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/reader_pool.h"

#include <QCoreApplication>

#include <utility>

namespace ward::client {

void ReaderPool::start(std::function<void()> reader)
{
    if (QCoreApplication::instance() == nullptr || QCoreApplication::closingDown())
        return;
    if (!m_pool) {
        m_pool = new QThreadPool(QCoreApplication::instance());
        m_pool->setMaxThreadCount(m_threads);
    }
    m_pool->start(std::move(reader));
}

} // namespace ward::client
