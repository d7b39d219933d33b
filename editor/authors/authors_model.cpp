// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/authors/authors_model.h"

#include "core/base/text.h"
#include "editor/selection.h"
#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"

#include <algorithm>

namespace ward::editor {

void AuthorTag::add(const QString &other, int itsColour)
{
    if (colour < 0) {
        name = other;
        colour = itsColour;
    } else {
        name += QStringLiteral(", ") + other;
    }
}

AuthorsModel::AuthorsModel(client::ShownWorld &shown, Selection &selection, QObject *parent)
    : QObject(parent)
    , m_shown(shown)
    , m_selection(selection)
{
    connect(&m_shown, &client::ShownWorld::jumped, this, &AuthorsModel::follow);
    connect(&m_selection, &Selection::changed, this, &AuthorsModel::show);
}

void AuthorsModel::follow()
{
    if (m_shown.replica() == m_replica)
        return;
    if (m_replica)
        m_replica->authors().disconnect(this);
    m_replica = m_shown.replica();
    m_colours.clear();
    if (m_replica)
        connect(&m_replica->authors(), &client::Authors::changed, this, &AuthorsModel::refresh);
    show();
    refresh();
}

void AuthorsModel::show()
{
    if (m_replica)
        m_replica->authors().show({m_selection.ids(), m_field.toStdString(), m_camera});
}

void AuthorsModel::setField(const QString &path)
{
    m_field = path;
    show();
}

void AuthorsModel::setCamera(const Pose &camera)
{
    m_camera = camera;
    show();
}

int AuthorsModel::colourFor(std::uint64_t link)
{
    if (const auto known = m_colours.find(link); known != m_colours.end())
        return known->second;
    // By the link, so that a person mostly has the same colour on every screen; the next free one
    // where two would look alike.
    const auto taken = [this](int colour) {
        return std::any_of(m_colours.begin(), m_colours.end(),
                           [colour](const auto &entry) { return entry.second == colour; });
    };
    int colour = static_cast<int>(link % kColours);
    for (int step = 0; step < kColours && taken(colour); ++step)
        colour = (colour + 1) % kColours;
    m_colours[link] = colour;
    return colour;
}

void AuthorsModel::refresh()
{
    std::vector<AuthorMark> others;
    if (m_replica) {
        const auto &all = m_replica->authors().others();
        std::erase_if(m_colours, [&](const auto &entry) {
            return std::none_of(all.begin(), all.end(), [&](const client::Author &author) {
                return author.link == entry.first;
            });
        });
        for (const client::Author &author : all)
            others.push_back({author.link, toQString(author.name), colourFor(author.link),
                              author.work.selection, toQString(author.work.field),
                              author.work.camera});
    }
    if (others == m_others)
        return;
    m_others = std::move(others);
    Q_EMIT changed();
}

std::unordered_map<Id, AuthorTag> AuthorsModel::tags() const
{
    std::unordered_map<Id, AuthorTag> tags;
    for (const AuthorMark &author : m_others) {
        for (const Id &id : author.selection)
            tags[id].add(author.name, author.colour);
    }
    return tags;
}

} // namespace ward::editor
