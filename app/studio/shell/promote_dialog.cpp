// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/promote_dialog.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ward::studio {

namespace {

constexpr int kWidth = 460;
constexpr int kPicture = 32;
constexpr int kRow = 44;
constexpr int kRows = 7;

} // namespace

PromoteDialog::PromoteDialog(const QList<Item> &items, QWidget *window)
    : QDialog(window)
    , m_add(new QPushButton(this))
{
    setObjectName(QStringLiteral("promote"));
    setWindowTitle(tr("Keep it for the next time?"));
    auto *intro =
        new QLabel(tr("This was added while the session ran. What you choose becomes part "
                      "of the scenario, where it stands now; one undo takes it back."),
                   this);
    intro->setObjectName(QStringLiteral("promote.intro"));
    intro->setWordWrap(true);
    intro->setTextFormat(Qt::PlainText);
    intro->setProperty("quiet", true);

    auto *list = new QWidget;
    auto *rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (const Item &item : items) {
        auto *row = new QWidget(list);
        row->setFixedHeight(kRow);
        auto *box = new QCheckBox(item.name, row);
        box->setObjectName(QStringLiteral("promote.item.") + item.name);
        box->setChecked(true);
        box->setIcon(item.picture);
        box->setIconSize(QSize(kPicture, kPicture));
        box->setAccessibleName(item.name);
        box->setAccessibleDescription(item.detail);
        auto *detail = new QLabel(item.detail, row);
        detail->setObjectName(QStringLiteral("promote.detail.") + item.name);
        detail->setProperty("quiet", true);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(2, 0, 8, 0);
        line->addWidget(box, 1);
        line->addWidget(detail);
        rows->addWidget(row);
        connect(box, &QCheckBox::toggled, this, &PromoteDialog::count);
        m_boxes.append(box);
        m_keys.append(item.key);
    }
    rows->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("promote.list"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Added while the session ran"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(list);
    scroll->setFixedHeight(kRow * std::clamp(int(items.size()), 1, kRows));

    auto *later = new QPushButton(tr("Leave the scenario as it is"), this);
    later->setObjectName(QStringLiteral("promote.later"));
    later->setAutoDefault(false);
    m_add->setObjectName(QStringLiteral("promote.add"));
    m_add->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(later);
    buttons->addWidget(m_add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(intro);
    layout->addWidget(scroll);
    layout->addLayout(buttons);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    setMinimumWidth(kWidth);

    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, [this] {
        Q_EMIT promoted(chosen());
        accept();
    });
    count();
    m_add->setFocus();
}

QStringList PromoteDialog::chosen() const
{
    QStringList out;
    for (int i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i]->isChecked())
            out.append(m_keys[i]);
    }
    return out;
}

void PromoteDialog::count()
{
    const int wanted = int(chosen().size());
    m_add->setEnabled(wanted > 0);
    m_add->setText(tr("Add %n to the scenario", "button", wanted));
}

} // namespace ward::studio
