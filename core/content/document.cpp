// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document.h"

#include "core/content/rank.h"

#include <algorithm>
#include <tuple>

namespace ward::content {

namespace {

constexpr std::string_view kScenario = "scenario";

auto refuse(std::string code, const Id &id)
{
    return failure(std::move(code), {{"record", id.toString()}});
}

} // namespace

const Record *Document::find(const Id &id) const
{
    const auto it = m_records.find(id);
    return it == m_records.end() ? nullptr : &it->second;
}

const Record *Document::scenario() const
{
    return m_scenario.isNull() ? nullptr : find(m_scenario);
}

std::vector<const Record *> Document::children(const Id &parent) const
{
    std::vector<const Record *> result;
    const auto it = m_children.find(parent);
    if (it != m_children.end()) {
        result.reserve(it->second.size());
        for (const Id &id : it->second)
            result.push_back(find(id));
    }
    return result;
}

std::vector<const Record *> Document::children(const Id &parent, std::string_view kind) const
{
    std::vector<const Record *> result = children(parent);
    std::erase_if(result, [&](const Record *r) { return r->kind != kind; });
    return result;
}

const Record *Document::component(const Id &entity, std::string_view kind) const
{
    const auto it = m_children.find(entity);
    if (it == m_children.end())
        return nullptr;
    for (const Id &id : it->second) {
        const Record *record = find(id);
        if (record->kind == kind)
            return record;
    }
    return nullptr;
}

std::vector<const Record *> Document::canonical() const
{
    std::vector<const Record *> result;
    result.reserve(m_records.size());
    // An explicit stack: a file may nest as deep as it has records.
    std::vector<const Record *> open;
    if (const Record *root = scenario())
        open.push_back(root);
    while (!open.empty()) {
        const Record *record = open.back();
        open.pop_back();
        result.push_back(record);
        std::vector<const Record *> below = children(record->id);
        std::sort(below.begin(), below.end(), [](const Record *a, const Record *b) {
            return std::tie(a->kind, a->rank, a->id) < std::tie(b->kind, b->rank, b->id);
        });
        open.insert(open.end(), below.rbegin(), below.rend());
    }
    return result;
}

std::vector<const Record *> Document::ofKind(std::string_view kind) const
{
    std::vector<const Record *> result = canonical();
    std::erase_if(result, [&](const Record *r) { return r->kind != kind; });
    return result;
}

bool Document::isWithin(const Id &record, const Id &ancestor) const
{
    for (const Record *at = find(record); at; at = find(at->parent)) {
        if (at->id == ancestor)
            return true;
    }
    return false;
}

void Document::link(const Record &record)
{
    std::vector<Id> &siblings = m_children[record.parent];
    const auto place = std::lower_bound(
        siblings.begin(), siblings.end(), record.id, [&](const Id &a, const Id &b) {
            return std::tie(m_records.at(a).rank, a) < std::tie(m_records.at(b).rank, b);
        });
    siblings.insert(place, record.id);
}

void Document::unlink(const Record &record)
{
    const auto it = m_children.find(record.parent);
    std::erase(it->second, record.id);
    if (it->second.empty())
        m_children.erase(it);
}

Result<> Document::add(Record record)
{
    if (record.id.isNull())
        return refuse("content.document.no-id", record.id);
    if (m_records.contains(record.id))
        return refuse("content.document.duplicate-id", record.id);
    if (!isRank(record.rank))
        return refuse("content.document.bad-rank", record.id);
    if ((record.kind == kScenario) != record.parent.isNull())
        return refuse("content.document.parent", record.id);
    if (record.kind == kScenario) {
        if (!m_scenario.isNull())
            return refuse("content.document.second-scenario", record.id);
        m_scenario = record.id;
    } else if (!m_records.contains(record.parent)) {
        return refuse("content.document.no-parent", record.id);
    }
    std::erase_if(record.cells, [](const auto &cell) { return isAbsent(cell.second); });
    const Record &stored = m_records.emplace(record.id, std::move(record)).first->second;
    if (!stored.parent.isNull())
        link(stored);
    return {};
}

Result<> Document::remove(const Id &id)
{
    const auto it = m_records.find(id);
    if (it == m_records.end())
        return refuse("content.document.no-record", id);
    if (m_children.contains(id))
        return refuse("content.document.not-a-leaf", id);
    if (id == m_scenario)
        m_scenario = Id();
    else
        unlink(it->second);
    m_records.erase(it);
    return {};
}

Result<> Document::move(const Id &id, const Id &parent, std::string rank)
{
    const auto it = m_records.find(id);
    if (it == m_records.end())
        return refuse("content.document.no-record", id);
    if (id == m_scenario)
        return refuse("content.document.parent", id);
    if (!m_records.contains(parent))
        return refuse("content.document.no-parent", id);
    if (isWithin(parent, id))
        return refuse("content.document.cycle", id);
    if (!isRank(rank))
        return refuse("content.document.bad-rank", id);
    unlink(it->second);
    it->second.parent = parent;
    it->second.rank = std::move(rank);
    link(it->second);
    return {};
}

Result<> Document::set(const Id &id, std::string_view cell, CellValue value)
{
    const auto it = m_records.find(id);
    if (it == m_records.end())
        return refuse("content.document.no-record", id);
    Cells &cells = it->second.cells;
    const auto existing = cells.find(cell);
    if (isAbsent(value)) {
        if (existing != cells.end())
            cells.erase(existing);
    } else if (existing != cells.end()) {
        existing->second = std::move(value);
    } else {
        cells.emplace(std::string(cell), std::move(value));
    }
    return {};
}

} // namespace ward::content
