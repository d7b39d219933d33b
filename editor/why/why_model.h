// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/schema.h"
#include "editor/why/viewer_words.h"
#include "editor/why/why_row.h"
#include "sim-client/why.h"

#include <QAbstractListModel>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace ward::client {
class ShownWorld;
class WhyDesk;
} // namespace ward::client

namespace ward::editor {

class LogModel;

/// Why something of the shown run or recording is as it is: one question at a time, asked of a
/// desk, and its answer as lines that lead to their moments, rules and entities. Answers that were
/// there before can be gone back to. GUI thread.
class WhyModel : public QAbstractListModel
{
    Q_OBJECT
    /// There is a session whose past can be asked about.
    Q_PROPERTY(bool available READ isAvailable NOTIFY changed FINAL)
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString heading READ heading NOTIFY changed FINAL) ///< "Why did it happen?"
    Q_PROPERTY(QString subject READ subject NOTIFY changed FINAL) ///< what was asked about
    Q_PROPERTY(QString moment READ moment NOTIFY changed FINAL)   ///< of which it is asked
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL) ///< why there is no answer
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY changed FINAL)
    /// Another moment may have another answer.
    Q_PROPERTY(bool canAskAgain READ canAskAgain NOTIFY changed FINAL)
    /// Vital signs that can be asked about here, by their labels.
    Q_PROPERTY(QStringList vitals READ vitals CONSTANT FINAL)
public:
    enum class State { Idle, Waiting, Answered, Failed };
    Q_ENUM(State)
    enum Role {
        KindRole = Qt::UserRole + 1, ///< "headline", "detail", "section", "link", …
        TextRole,
        NoteRole,
        TimeRole, ///< "01:35.0"; empty where no moment is meant
        DepthRole,
        HoldsRole, ///< 1, 0, −1
        FirstRole,
        LastRole,
        RuleRole, ///< it can be shown: true
        EntityRole,
        AskRole, ///< it can be asked about itself
    };

    WhyModel(client::ShownWorld &shown, const LogModel &log, const content::Schema &schema,
             QObject *parent = nullptr);
    ~WhyModel() override;

    /// Whom to ask from now on, nullptr for nobody; what was asked before is forgotten.
    void setDesk(client::WhyDesk *desk);
    /// Whose vital signs are meant where a question does not say; null = the only or first patient.
    void setPatient(const Id &patient);

    void askEvent(std::uint64_t event);
    void askRule(const Id &rule);
    /// `field`: "vitals.spo2", or what a monitor shows of it, "numerics.spo2".
    /// At a moment; none = the shown one.
    void askVital(const QString &field, Id patient = {}, std::optional<Tick> at = {});
    /// One of `vitals`.
    Q_INVOKABLE void askAbout(int vital);
    /// The same of the moment that is shown now.
    Q_INVOKABLE void askAgain();
    /// Does not wait any longer.
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void goBack();

    Q_INVOKABLE void go(int row); ///< asks to show its moment
    Q_INVOKABLE void showRule(int row);
    Q_INVOKABLE void showEntity(int row);
    Q_INVOKABLE void askOf(int row); ///< why that happened

    [[nodiscard]] bool isAvailable() const { return m_desk != nullptr; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString subject() const { return m_asked.subject; }
    [[nodiscard]] QString moment() const;
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool canGoBack() const { return !m_before.empty(); }
    [[nodiscard]] bool canAskAgain() const;
    [[nodiscard]] QStringList vitals() const { return m_vitals; }
    /// The vital sign that a field stands for, "vitals.spo2"; empty for every other field.
    [[nodiscard]] static QString vitalOf(const QString &field);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    /// Somebody asked: the answer is to be seen.
    void asked();
    void seekRequested(qint64 tick);
    /// A rule, or a trigger of one.
    void ruleRequested(const ward::Id &record);
    void entityRequested(const ward::Id &entity);

private:
    struct Asked
    {
        client::WhyQuestion question;
        QString subject;
    };
    struct Answered
    {
        Asked asked;
        client::Why why;
    };
    void ask(Asked asked);
    void send();
    void answered(Result<client::Why> why);
    void show(std::optional<client::Why> why);
    [[nodiscard]] Id patient() const;
    [[nodiscard]] const WhyRow *row(int index) const;

    client::ShownWorld &m_shown;
    const LogModel &m_log;
    const content::Schema &m_schema;
    ViewerWords m_words;
    client::WhyDesk *m_desk = nullptr;
    Id m_patient;
    QStringList m_vitals;
    State m_state = State::Idle;
    Asked m_asked;
    std::optional<client::Why> m_why;
    std::vector<WhyRow> m_rows;
    QString m_problem;
    std::vector<Answered> m_before; ///< oldest first
};

} // namespace ward::editor
