// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/qml/guide_view_model.h"

namespace ward::studio {

GuideViewModel::GuideViewModel(QObject *parent)
    : QObject(parent)
    , m_steps{
          {tr("Look around", "guide"),
           tr("Drag in the scene with the right or middle mouse button to turn it; the wheel comes "
              "closer.",
              "guide"),
           {},
           &GuideFacts::turned},
          {tr("Bring a ventilator", "guide"),
           tr("Type “ventilator” in the Catalogue, press Enter, then click on the floor beside "
              "the bed.",
              "guide"),
           QStringLiteral("catalogue"), &GuideFacts::furnished},
          {tr("Choose the patient", "guide"),
           tr("Click “Patient” in Entities, or the patient in the scene.", "guide"),
           QStringLiteral("entities"), &GuideFacts::selected},
          {tr("Make the patient ill", "guide"),
           tr("In the Inspector, set Heart rate to 124 and press Enter. Undo is Ctrl+Z, always.",
              "guide"),
           QStringLiteral("inspector"), &GuideFacts::changed},
          {tr("Run it", "guide"),
           tr("Press Rehearse at the top right. The scenario stays as it is; a run is a copy that "
              "is recorded.",
              "guide"),
           {},
           &GuideFacts::running},
          {tr("Bring something while it runs", "guide"),
           tr("Press the defibrillator in the bar above, then click on the floor.", "guide"),
           {},
           &GuideFacts::spawned},
          {tr("Mark the moment", "guide"),
           tr("Press M whenever you want to come back to a moment later.", "guide"),
           QStringLiteral("timeline"), &GuideFacts::marked},
          {tr("End the session", "guide"),
           tr("Press Stop in the bar above. The recording is kept by itself.", "guide"),
           {},
           &GuideFacts::ended},
          {tr("Look back", "guide"),
           tr("Click anywhere in the Timeline: room, monitor and log show that moment.", "guide"),
           QStringLiteral("timeline"), &GuideFacts::lookedBack},
          {tr("Keep it", "guide"),
           tr("Go to Author and press Ctrl+S to save your scenario as a file.", "guide"),
           {},
           &GuideFacts::saved},
      }
{
}

QString GuideViewModel::title() const
{
    return isOver() ? tr("That is all you need for a first scenario", "guide")
                    : m_steps[m_step].title;
}

QString GuideViewModel::text() const
{
    return isOver() ? tr("Next: add rules that react to learners, or open a scenario that comes "
                         "with Ward. Ctrl+K finds every command.",
                         "guide")
                    : m_steps[m_step].text;
}

QString GuideViewModel::panel() const
{
    return isOver() ? QString() : m_steps[m_step].panel;
}

void GuideViewModel::begin(int step)
{
    m_step = step >= 0 && step < steps() ? step : 0;
    m_shown = true;
    Q_EMIT changed();
}

void GuideViewModel::look(const GuideFacts &facts)
{
    const int before = m_step;
    while (m_shown && !isOver() && facts.*m_steps[m_step].done)
        ++m_step;
    if (m_step != before)
        Q_EMIT changed();
}

void GuideViewModel::skip()
{
    if (isOver())
        return;
    ++m_step;
    Q_EMIT changed();
}

void GuideViewModel::leave()
{
    if (!m_shown)
        return;
    m_shown = false;
    Q_EMIT changed();
}

} // namespace ward::studio
