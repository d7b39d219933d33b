// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/recording_shelf.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace ward::sessions {

namespace {

constexpr const char *kSuffix = ".wardrec";

std::filesystem::path pathFrom(const std::string &utf8)
{
    return std::filesystem::path(reinterpret_cast<const char8_t *>(utf8.c_str()));
}

} // namespace

RecordingShelf::RecordingShelf(std::string folder)
    : m_folder(std::move(folder))
{
}

RecordingShelf::~RecordingShelf() = default;

std::string RecordingShelf::pathOf(const std::string &recording) const
{
    return m_folder + "/" + recording + kSuffix;
}

std::vector<std::string> RecordingShelf::ids() const
{
    std::vector<std::string> ids;
    std::error_code error;
    // Step by step: a range-based loop throws when the folder goes away under it.
    std::filesystem::directory_iterator entry(pathFrom(m_folder), error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        if (entry->path().extension() != kSuffix)
            continue;
        const std::u8string stem = entry->path().stem().u8string();
        ids.emplace_back(stem.begin(), stem.end());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<RecordingSummary> RecordingShelf::list()
{
    std::vector<RecordingSummary> list;
    for (const std::string &id : ids()) {
        const auto info = read<recording::RecordingInfo>(
            id, [](recording::RecordingReader &reader) { return reader.info(); });
        if (info)
            list.push_back({id, info->scenarioTitle, info->startedMs, info->last, !info->closed});
    }
    return list;
}

Result<RecordingShelf::ReaderPtr> RecordingShelf::borrow(const std::string &recording)
{
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_idle.begin(); it != m_idle.end(); ++it) {
            if (it->first == recording) {
                ReaderPtr reader = std::move(it->second);
                m_idle.erase(it);
                return reader;
            }
        }
    }
    // The id came over the wire: only an id can become part of a path.
    if (!Id::parse(recording))
        return failure("sessions.recording.unknown", {{"recording", recording}});
    std::error_code error;
    if (!std::filesystem::exists(pathFrom(pathOf(recording)), error))
        return failure("sessions.recording.unknown", {{"recording", recording}});
    return recording::RecordingReader::open(pathOf(recording));
}

void RecordingShelf::giveBack(const std::string &recording, ReaderPtr reader)
{
    const std::lock_guard lock(m_mutex);
    m_idle.emplace_front(recording, std::move(reader));
    if (m_idle.size() > kOpenReaders)
        m_idle.pop_back();
}

} // namespace ward::sessions
