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
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_closing.contains(recording); });
        m_reading.insert(recording);
        for (auto it = m_idle.begin(); it != m_idle.end(); ++it) {
            if (it->first == recording) {
                ReaderPtr reader = std::move(it->second);
                m_idle.erase(it);
                return reader;
            }
        }
    }
    // The id came over the wire: only an id can become part of a path.
    std::error_code error;
    const bool known = Id::parse(recording).has_value() &&
                       std::filesystem::exists(pathFrom(pathOf(recording)), error);
    Result<ReaderPtr> reader =
        known ? recording::RecordingReader::open(pathOf(recording))
              : failure("sessions.recording.unknown", {{"recording", recording}});
    if (!reader)
        giveBack(recording, nullptr);
    return reader;
}

void RecordingShelf::giveBack(const std::string &recording, ReaderPtr reader)
{
    {
        const std::lock_guard lock(m_mutex);
        m_reading.extract(recording);
        // Whoever closes the recording waits for exactly this file to be let go.
        if (reader && !m_closing.contains(recording)) {
            m_idle.emplace_front(recording, std::move(reader));
            if (m_idle.size() > kOpenReaders)
                m_idle.pop_back();
        }
        reader.reset();
    }
    m_changed.notify_all();
}

void RecordingShelf::alone(const std::string &recording, const std::function<void()> &work)
{
    {
        std::unique_lock lock(m_mutex);
        m_closing.insert(recording);
        m_idle.remove_if([&](const auto &idle) { return idle.first == recording; });
        m_changed.wait_for(lock, kReaderWait, [&] { return !m_reading.contains(recording); });
    }
    work();
    {
        const std::lock_guard lock(m_mutex);
        m_closing.erase(recording);
    }
    m_changed.notify_all();
}

} // namespace ward::sessions
