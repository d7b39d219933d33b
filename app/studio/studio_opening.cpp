// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/studio.h"

/// What takes long to open: how far it is, and that it need not be.
namespace ward::studio {

namespace {
const QString kKey = QStringLiteral("opening");
/// What is there sooner needs no notice.
constexpr int kNoticedMs = 700;
} // namespace

void Studio::connectOpening()
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(kNoticedMs);
    connect(&m_slow, &QTimer::timeout, this, &Studio::showOpening);
    connect(m_workbench.get(), &Workbench::openingProgressed, this, [this](double done) {
        m_opened = done;
        m_toaster.setProgress(kKey, done);
    });
    connect(m_workbench.get(), &Workbench::changed, this, [this] {
        const bool opening = m_workbench->isOpening() && !m_workbench->isUnserved();
        if (!opening) {
            m_slow.stop();
            return m_toaster.dismiss(kKey);
        }
        if (!m_slow.isActive() && !m_toaster.has(kKey)) {
            m_opened = -1;
            m_slow.start();
        }
    });
}

void Studio::showOpening()
{
    m_appearance.styleWidgets();
    const QString title = m_workbench->openingTitle();
    m_toaster.showProgress(
        title.isEmpty() ? tr("Opening …") : tr("Opening “%1” …").arg(title), kKey, [this] {
            m_workbench->cancelOpening();
            // It was named on the command line: there is nothing to go back to.
            if (m_workbench->plane() == Workbench::Plane::None && !m_home.isVisible())
                goHome();
        });
    m_toaster.setProgress(kKey, m_opened);
}

} // namespace ward::studio
