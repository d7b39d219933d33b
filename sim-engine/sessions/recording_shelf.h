// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/recording/reader.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace ward::sessions {

struct RecordingSummary
{
    std::string recording;
    std::string title;
    std::int64_t startedMs = 0;
    Tick last;
    bool open = false;
};

/// The recordings in an engine's data folder, by id (never by path). Keeps a few readers open, each
/// used by one caller at a time. Any thread; calls wait for the disk.
class RecordingShelf
{
public:
    static constexpr std::size_t kOpenReaders = 8;

    explicit RecordingShelf(std::string folder);
    ~RecordingShelf();

    [[nodiscard]] std::string pathOf(const std::string &recording) const;
    [[nodiscard]] std::vector<std::string> ids() const;
    /// What can be read of each; a damaged file is left out here and named by its reader.
    [[nodiscard]] std::vector<RecordingSummary> list();

    /// Code `sessions.recording.unknown` and those of RecordingReader::open.
    template <typename T, typename Read>
    [[nodiscard]] Result<T> read(const std::string &recording, Read &&read)
    {
        auto reader = borrow(recording);
        if (!reader)
            return failure(reader.error());
        Result<T> result = read(**reader);
        giveBack(recording, std::move(*reader));
        return result;
    }

    /// Does `work` (which closes the recording) while no reader has the file open: only then it
    /// becomes one file without a write-ahead log. Readers wait meanwhile; one that reads for
    /// longer than `kReaderWait` is not waited for.
    void alone(const std::string &recording, const std::function<void()> &work);

    static constexpr std::chrono::seconds kReaderWait{2};

private:
    using ReaderPtr = std::unique_ptr<recording::RecordingReader>;
    [[nodiscard]] Result<ReaderPtr> borrow(const std::string &recording);
    void giveBack(const std::string &recording, ReaderPtr reader);

    std::string m_folder;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::list<std::pair<std::string, ReaderPtr>> m_idle; ///< newest first
    std::multiset<std::string> m_reading;                ///< recordings by their borrowed readers
    std::set<std::string> m_closing;
};

} // namespace ward::sessions
