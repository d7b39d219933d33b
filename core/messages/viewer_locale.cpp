// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/messages/viewer_locale.h"

#include <QLocale>

#include <mutex>
#include <utility>

namespace ward::messages {

namespace {

struct Told
{
    std::mutex mutex;
    std::string locale;
};

Told &told()
{
    static Told value;
    return value;
}

} // namespace

std::string viewerLocale()
{
    {
        const std::scoped_lock lock(told().mutex);
        if (!told().locale.empty())
            return told().locale;
    }
    return QLocale().name().toStdString();
}

void setViewerLocale(std::string locale)
{
    const std::scoped_lock lock(told().mutex);
    told().locale = std::move(locale);
}

} // namespace ward::messages
