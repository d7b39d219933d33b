// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/engine/connect_dialog.h"

#include "qml/icon_provider.h"
#include "qml/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ward::studio {

namespace {

constexpr int kWidth = 480;
constexpr int kIcon = 16;

QLabel *wrapped(QWidget *parent, const char *name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void setInk(QWidget *widget, const QColor &color)
{
    widget->setStyleSheet(QStringLiteral("color: %1;").arg(color.name()));
}

/// An icon in front of a text that wraps.
QWidget *signedRow(QWidget *parent, const char *icon, const QColor &color, QLabel *text)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *sign = new QLabel(row);
    QPixmap picture = ui::tintedIcon(QLatin1String(icon), color,
                                     QSize(kIcon, kIcon) * parent->devicePixelRatio());
    picture.setDevicePixelRatio(parent->devicePixelRatio());
    sign->setPixmap(picture);
    layout->addWidget(sign, 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    return row;
}

} // namespace

ConnectDialog::ConnectDialog(QWidget *window)
    : QDialog(window)
    , m_address(new QLineEdit(this))
    , m_token(new QLineEdit(this))
    , m_keychain(wrapped(this, "connect.keychain"))
    , m_problem(wrapped(this, "connect.problem"))
    , m_local(new QPushButton(tr("Use this computer's own engine"), this))
    , m_connect(new QPushButton(tr("Connect"), this))
{
    setObjectName(QStringLiteral("connect"));
    setWindowTitle(tr("Connect to an engine"));
    const bool dark = palette().color(QPalette::Window).lightness() < 128;
    const ui::Palette &colors = ui::Theme::palette(dark);

    auto *intro = wrapped(this, "connect.intro");
    intro->setText(tr("An engine runs the sessions of several people. Whoever runs it gives you "
                      "its address and a token."));
    setInk(intro, colors.tx2);
    setInk(m_keychain, colors.tx2);
    m_problemRow = signedRow(this, "error", colors.bad, m_problem);

    m_address->setObjectName(QStringLiteral("connect.address"));
    m_address->setPlaceholderText(QStringLiteral("ws://host:port"));
    m_token->setObjectName(QStringLiteral("connect.token"));
    m_token->setEchoMode(QLineEdit::Password);
    auto *addressLabel = new QLabel(tr("&Address"), this);
    addressLabel->setBuddy(m_address);
    m_address->setAccessibleName(tr("Address of the engine"));
    auto *tokenLabel = new QLabel(tr("&Token"), this);
    tokenLabel->setBuddy(m_token);
    m_token->setAccessibleName(tr("Token of the engine"));

    m_local->setObjectName(QStringLiteral("connect.local"));
    m_local->setAutoDefault(false);
    m_connect->setObjectName(QStringLiteral("connect.connect"));
    m_connect->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("connect.cancel"));
    cancel->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_local);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_connect);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(6);
    layout->addWidget(intro);
    layout->addSpacing(8);
    layout->addWidget(addressLabel);
    layout->addWidget(m_address);
    layout->addSpacing(6);
    layout->addWidget(tokenLabel);
    layout->addWidget(m_token);
    layout->addWidget(m_keychain);
    layout->addSpacing(4);
    layout->addWidget(m_problemRow);
    layout->addSpacing(10);
    layout->addLayout(buttons);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    setMinimumWidth(kWidth);

    connect(m_address, &QLineEdit::textChanged, this, &ConnectDialog::updateButtons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_local, &QPushButton::clicked, this, [this] {
        Q_EMIT localRequested();
        accept();
    });
    connect(m_connect, &QPushButton::clicked, this,
            [this] { Q_EMIT connectRequested(m_address->text(), m_token->text()); });
    setKeychainProblem({});
    showProblem({});
    offerLocal(false);
}

void ConnectDialog::setAddress(const QString &address)
{
    m_address->setText(address);
    (address.isEmpty() ? m_address : m_token)->setFocus();
    updateButtons();
}

void ConnectDialog::setKeychainProblem(const QString &sentence)
{
    m_keychain->setText(sentence.isEmpty()
                            ? tr("The token is kept in this computer's keychain once the engine "
                                 "has accepted it. Leave it empty to use the one kept there.")
                            : sentence);
    adjustSize();
}

void ConnectDialog::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problemRow->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty()) {
        setBusy(false);
        m_token->selectAll();
        m_token->setFocus();
    }
    adjustSize();
}

void ConnectDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_address->setEnabled(!busy);
    m_token->setEnabled(!busy);
    m_connect->setText(busy ? tr("Connecting …") : tr("Connect"));
    updateButtons();
}

void ConnectDialog::offerLocal(bool offered)
{
    m_local->setVisible(offered);
}

void ConnectDialog::updateButtons()
{
    m_connect->setEnabled(!m_busy && !m_address->text().trimmed().isEmpty());
}

} // namespace ward::studio
