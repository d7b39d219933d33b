// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ward::studio {

/// Asks which engine to work with and for its token. Stays until the engine has let this program
/// in, so that a refusal is read where it can be put right. Knows no engine: what is asked for and
/// what happens goes through signals and setters. GUI thread.
class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectDialog(QWidget *window);

    void setAddress(const QString &address);
    /// Why tokens cannot be stored here; empty = they are kept in the keychain.
    void setKeychainProblem(const QString &sentence);
    /// What went wrong; empty = nothing. The person can change what was typed and try again.
    void showProblem(const QString &sentence);
    /// While the engine is asked.
    void setBusy(bool busy);
    /// Whether going back to this computer's own engine is offered.
    void offerLocal(bool offered);

Q_SIGNALS:
    void connectRequested(const QString &address, const QString &token);
    void localRequested();

private:
    void updateButtons();

    QLineEdit *m_address;
    QLineEdit *m_token;
    QLabel *m_keychain;
    QLabel *m_problem;
    QWidget *m_problemRow;
    QPushButton *m_local;
    QPushButton *m_connect;
    bool m_busy = false;
};

} // namespace ward::studio
