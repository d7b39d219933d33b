// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/content/schema.h"
#include "core/recording/event.h"

#include <QAbstractListModel>
#include <QString>

#include <functional>
#include <map>
#include <vector>

namespace ward::client {
class ShownWorld;
class SessionReplica;
} // namespace ward::client

namespace ward::editor {

/// The events of the shown run or recording as sentences, up to the shown moment when it is in the
/// past; filtered by words. Newest last. GUI thread.
class LogModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool detailed READ isDetailed WRITE setDetailed NOTIFY filterChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY countChanged FINAL)
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentRowChanged FINAL)
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        TimeRole, ///< "01:35.0"
        TextRole,
        ActorRole, ///< who did it, in an educator's words
        TypeRole,
        LaneRole,
        SeverityRole, ///< 0 none … 3 critical
        FutureRole,   ///< after the shown moment
    };

    LogModel(client::ShownWorld &shown, const content::Schema &schema, QObject *parent = nullptr);

    /// Events of a finished recording; live runs are followed through the shown world's replica.
    void setRecordedEvents(std::vector<recording::Event> events);

    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] bool isDetailed() const { return m_detailed; }
    void setDetailed(bool detailed);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int total() const;
    [[nodiscard]] int currentRow() const { return m_currentRow; }
    /// Asks to show the moment of the event, which then is the current row, whatever else happened
    /// at that moment.
    Q_INVOKABLE void go(int row);
    /// Asks why the event happened.
    Q_INVOKABLE void askWhy(int row);

    /// Of all events, whether or not the filter shows it; nullptr for an id that is not known.
    [[nodiscard]] const recording::Event *event(std::uint64_t id) const;
    /// In the viewer's language.
    [[nodiscard]] QString sentenceOf(const recording::Event &event) const;
    /// Whom or what it happened to; null for the session.
    [[nodiscard]] Id entityOf(const recording::Event &event) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void filterChanged();
    void countChanged();
    void currentRowChanged();
    void seekRequested(qint64 tick);
    void whyRequested(quint64 event);

private:
    struct Row
    {
        std::size_t event = 0; ///< index in events()
        QString text;
    };
    [[nodiscard]] const std::vector<recording::Event> &events() const;
    [[nodiscard]] bool accepts(const recording::Event &event, const QString &text) const;
    void follow();
    void reset();
    void append();
    void followMoment();
    void followChosen();
    void learnNames();
    [[nodiscard]] std::string nameOf(world::Handle handle) const;

    client::ShownWorld &m_shown;
    const content::Schema &m_schema;
    client::SessionReplica *m_replica = nullptr;
    std::vector<recording::Event> m_recorded;
    std::vector<Row> m_rows;
    struct Known
    {
        std::string name;
        Id id;
    };
    std::map<world::Handle, Known> m_names; ///< also of entities that are gone
    std::size_t m_read = 0;                 ///< events looked at so far
    QString m_filter;
    bool m_detailed = false;
    int m_currentRow = -1;
    struct Chosen
    {
        std::uint64_t event = 0; ///< 0 = none
        Tick at;
        bool shown = false; ///< its moment is what is shown
    };
    Chosen m_chosen; ///< event that was gone to, until another moment is shown
};

} // namespace ward::editor
