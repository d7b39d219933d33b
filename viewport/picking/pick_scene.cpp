// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/picking/pick_scene.h"

#include <algorithm>

namespace ward::viewport {

const std::vector<content::Socket> &PickItem::sockets() const
{
    static const std::vector<content::Socket> none;
    if (asset && asset->definition != nullptr)
        return asset->sockets;
    return prefab != nullptr ? prefab->sockets : none;
}

void PickScene::put(PickItem item)
{
    const Box box = item.asset ? item.asset->mesh.bounds.transformed(item.pose) : Box{};
    const auto known = m_index.find(item.id);
    ++m_children[item.parent];
    if (known != m_index.end())
        orphan(m_items[known->second].parent);
    if (known == m_index.end()) {
        m_index.emplace(item.id, m_items.size());
        m_items.push_back(std::move(item));
        m_boxes.push_back(box);
        return;
    }
    m_items[known->second] = std::move(item);
    m_boxes[known->second] = box;
}

void PickScene::move(const Id &id, const Pose &pose)
{
    const auto known = m_index.find(id);
    if (known == m_index.end())
        return;
    PickItem &item = m_items[known->second];
    item.pose = pose;
    m_boxes[known->second] = item.asset ? item.asset->mesh.bounds.transformed(pose) : Box{};
}

void PickScene::remove(const Id &id)
{
    const auto known = m_index.find(id);
    if (known == m_index.end())
        return;
    const std::size_t gone = known->second;
    m_index.erase(known);
    orphan(m_items[gone].parent);
    m_items.erase(m_items.begin() + static_cast<std::ptrdiff_t>(gone));
    m_boxes.erase(m_boxes.begin() + static_cast<std::ptrdiff_t>(gone));
    for (auto &[other, index] : m_index) {
        if (index > gone)
            --index;
    }
}

void PickScene::clear()
{
    m_items.clear();
    m_boxes.clear();
    m_index.clear();
    m_children.clear();
}

void PickScene::orphan(const Id &parent)
{
    const auto known = m_children.find(parent);
    if (--known->second == 0)
        m_children.erase(known);
}

const PickItem *PickScene::find(const Id &id) const
{
    const auto known = m_index.find(id);
    return known == m_index.end() ? nullptr : &m_items[known->second];
}

bool PickScene::isWarm() const
{
    return std::all_of(m_items.begin(), m_items.end(),
                       [](const PickItem &item) { return !item.asset || item.asset->hasBvh(); });
}

std::optional<PickHit> PickScene::pick(const Ray &ray, const IdSet &except) const
{
    std::optional<PickHit> best;
    double reach = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const PickItem &item = m_items[i];
        if (!item.pickable || !item.asset || m_boxes[i].isEmpty())
            continue;
        const double enter = m_boxes[i].entry(ray);
        if (enter < 0 || enter > reach || except.contains(item.id))
            continue;
        const auto hit = item.asset->bvh().closest(ray.within(item.pose), reach, item.hiddenParts);
        if (!hit || (best && hit->distance >= reach))
            continue;
        reach = hit->distance;
        best = PickHit{item.id, hit->distance, ray.at(hit->distance),
                       item.pose.rotation.rotate(hit->normal)};
    }
    return best;
}

bool PickScene::touches(std::size_t index, const ConvexVolume &volume) const
{
    const PickItem &item = m_items[index];
    return item.asset && !m_boxes[index].isEmpty() &&
           item.asset->bvh().touches(within(volume, item.pose));
}

std::vector<Id> PickScene::touching(const ConvexVolume &volume) const
{
    std::vector<Id> found;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (m_items[i].pickable && !m_items[i].isRoom() && touches(i, volume))
            found.push_back(m_items[i].id);
    }
    return found;
}

std::vector<Id> PickScene::blockers(const ConvexVolume &volume, const IdSet &except) const
{
    std::vector<Id> found;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (!except.contains(m_items[i].id) && touches(i, volume))
            found.push_back(m_items[i].id);
    }
    return found;
}

IdSet PickScene::family(const Id &id) const
{
    IdSet members{id};
    if (!m_children.contains(id))
        return members;
    for (bool grew = true; grew;) {
        grew = false;
        for (const PickItem &item : m_items) {
            if (!members.contains(item.id) && members.contains(item.parent)) {
                members.insert(item.id);
                grew = true;
            }
        }
    }
    return members;
}

Box PickScene::bounds() const
{
    Box box;
    for (const Box &one : m_boxes)
        box.add(one);
    return box;
}

Box PickScene::bounds(std::span<const Id> ids) const
{
    Box box;
    for (const Id &id : ids) {
        const auto known = m_index.find(id);
        if (known != m_index.end())
            box.add(m_boxes[known->second]);
    }
    return box;
}

} // namespace ward::viewport
