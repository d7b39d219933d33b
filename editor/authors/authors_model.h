// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/authors/author_mark.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <unordered_map>

namespace ward::client {
class SessionReplica;
class ShownWorld;
} // namespace ward::client

namespace ward::editor {

class Selection;

/// The other people in the session that is shown, each in a colour of their own for as long as they
/// stay; and what this person shows them: selection, edited field, camera. GUI thread.
class AuthorsModel : public QObject
{
    Q_OBJECT
public:
    /// As many as Theme.authors has.
    static constexpr int kColours = 6;

    AuthorsModel(client::ShownWorld &shown, Selection &selection, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<AuthorMark> &others() const { return m_others; }
    /// By the entity they have selected.
    [[nodiscard]] std::unordered_map<Id, AuthorTag> tags() const;
    void setField(const QString &path);
    void setCamera(const Pose &camera);

Q_SIGNALS:
    void changed();

private:
    void follow();
    void refresh();
    void show();
    [[nodiscard]] int colourFor(std::uint64_t link);

    client::ShownWorld &m_shown;
    Selection &m_selection;
    QPointer<client::SessionReplica> m_replica;
    QString m_field;
    std::optional<Pose> m_camera;
    std::vector<AuthorMark> m_others;
    std::map<std::uint64_t, int> m_colours; ///< by link
};

} // namespace ward::editor
