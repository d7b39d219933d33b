// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/rehearse.h"

#include "core/base/hash.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <thread>

namespace ward::rehearsal {

namespace {

/// What is kept of a run until all are there.
struct Kept
{
    std::vector<std::int32_t> first; ///< ticks, of phases and rules, in the order of `timed`
    std::uint64_t hash = 0;
};

/// Sums of whole numbers: the same in whatever order runs are added.
class Totals
{
public:
    explicit Totals(std::size_t items)
        : m_reached(items)
        , m_refuted(items)
        , m_total(items)
        , m_misses(items)
    {
    }

    void add(const DryRun &run, int number)
    {
        for (std::size_t i = 0; i < run.counts.size(); ++i) {
            m_reached[i] += run.counts[i].hits > 0;
            m_refuted[i] += run.counts[i].misses > 0;
            m_total[i] += run.counts[i].hits;
            m_misses[i] += run.counts[i].misses;
        }
        ++m_scores[run.score];
        ++m_lastPhase[run.lastPhase];
        m_pulseless += run.pulseless > 0;
        m_events += run.events;
        for (const int item : run.looping)
            note(m_loops[item], run, number);
        for (const int item : run.faulty)
            note(m_faults[item], run, number);
        for (const auto &[what, times] : run.refused)
            note(m_refused[what], run, number);
        m_end = run.end;
    }

    void add(const Totals &other)
    {
        for (std::size_t i = 0; i < m_reached.size(); ++i) {
            m_reached[i] += other.m_reached[i];
            m_refuted[i] += other.m_refuted[i];
            m_total[i] += other.m_total[i];
            m_misses[i] += other.m_misses[i];
        }
        addCounts(m_scores, other.m_scores);
        addCounts(m_lastPhase, other.m_lastPhase);
        addIncidents(m_loops, other.m_loops);
        addIncidents(m_faults, other.m_faults);
        addIncidents(m_refused, other.m_refused);
        m_pulseless += other.m_pulseless;
        m_events += other.m_events;
        m_end = std::max(m_end, other.m_end);
    }

    void writeTo(Report &report, const Inventory &inventory, int runs) const
    {
        const auto all = static_cast<std::uint64_t>(runs);
        report.items.resize(m_reached.size());
        for (std::size_t i = 0; i < m_reached.size(); ++i) {
            report.items[i].reached = rateOf(m_reached[i], all);
            report.items[i].total = m_total[i];
            if (inventory.items()[i].kind == Item::Kind::Condition)
                report.items[i].refuted = rateOf(m_refuted[i], all);
            if (inventory.items()[i].kind == Item::Kind::Script) {
                report.items[i].failed = rateOf(m_refuted[i], all);
                report.items[i].faults = m_misses[i];
            }
        }
        report.runs = runs;
        report.end = m_end;
        report.scores = m_scores;
        report.lastPhase = m_lastPhase;
        report.pulseless = rateOf(m_pulseless, all);
        report.loops = m_loops;
        report.faults = m_faults;
        report.refused = m_refused;
        report.events = m_events;
    }

private:
    static void note(Incident &incident, const DryRun &run, int number)
    {
        merge(incident, {1, number, run.seed});
    }
    static void merge(Incident &into, const Incident &other)
    {
        if (into.runs == 0 || other.firstRun < into.firstRun) {
            into.firstRun = other.firstRun;
            into.seed = other.seed;
        }
        into.runs += other.runs;
    }
    static void addCounts(std::map<int, std::uint64_t> &into,
                          const std::map<int, std::uint64_t> &other)
    {
        for (const auto &[value, runs] : other)
            into[value] += runs;
    }
    template <typename K>
    static void addIncidents(std::map<K, Incident> &into, const std::map<K, Incident> &other)
    {
        for (const auto &[what, incident] : other)
            merge(into[what], incident);
    }

    std::vector<std::uint64_t> m_reached;
    std::vector<std::uint64_t> m_refuted;
    std::vector<std::uint64_t> m_total;
    std::vector<std::uint64_t> m_misses;
    std::map<int, std::uint64_t> m_scores;
    std::map<int, std::uint64_t> m_lastPhase;
    std::map<int, Incident> m_loops;
    std::map<int, Incident> m_faults;
    std::map<std::pair<std::string, std::string>, Incident> m_refused;
    std::uint64_t m_pulseless = 0;
    std::uint64_t m_events = 0;
    Tick m_end;
};

/// The runs of one rehearsal, handed out to threads one by one.
class Pool
{
public:
    Pool(const Subject &subject, const RehearseOptions &options)
        : m_subject(subject)
        , m_options(options)
        , m_kept(static_cast<std::size_t>(options.runs))
    {
        const auto &items = subject.inventory.items();
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].kind == Item::Kind::Phase || items[i].kind == Item::Kind::Rule)
                m_timed.push_back(i);
        }
    }

    Result<Report> run()
    {
        int threads = m_options.threads > 0
                          ? m_options.threads
                          : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
        threads = std::min(threads, std::max(1, m_options.runs));
        std::vector<Totals> totals(static_cast<std::size_t>(threads),
                                   Totals(m_subject.inventory.items().size()));
        {
            std::vector<std::jthread> others;
            for (int i = 1; i < threads; ++i)
                others.emplace_back([&, i] { work(totals[static_cast<std::size_t>(i)]); });
            work(totals.front());
        }
        if (m_error)
            return failure(std::move(*m_error));
        for (std::size_t i = 1; i < totals.size(); ++i)
            totals.front().add(totals[i]);
        Report report;
        totals.front().writeTo(report, m_subject.inventory, m_options.runs);
        addTimes(report);
        return report;
    }

private:
    void work(Totals &totals)
    {
        for (int number = m_next++; number < m_options.runs; number = m_next++) {
            if (m_failed.load(std::memory_order_relaxed))
                return;
            DryRunOptions one;
            one.seed = seedOfRun(m_options.seed, number);
            one.learner = m_options.learner;
            one.extent = m_options.extent;
            one.until = m_options.until;
            one.cancelled = m_options.cancelled;
            auto done = runDry(m_subject, one);
            if (!done) {
                const std::lock_guard lock(m_mutex);
                m_failed = true;
                if (!m_error || number < m_errorOf) {
                    m_error = std::move(done.error());
                    m_errorOf = number;
                }
                return;
            }
            totals.add(*done, number);
            Kept &kept = m_kept[static_cast<std::size_t>(number)];
            kept.hash = done->hash;
            kept.first.reserve(m_timed.size());
            for (const std::size_t item : m_timed)
                kept.first.push_back(static_cast<std::int32_t>(done->counts[item].first.n));
            const std::lock_guard lock(m_mutex);
            ++m_done;
            if (m_options.progress)
                m_options.progress(m_done, m_options.runs);
        }
    }

    void addTimes(Report &report) const
    {
        StateHasher hasher;
        for (const Kept &kept : m_kept)
            hasher.add(static_cast<std::int64_t>(kept.hash));
        report.hash = hasher.digest();
        std::vector<std::int64_t> ticks;
        for (std::size_t t = 0; t < m_timed.size(); ++t) {
            ticks.clear();
            for (const Kept &kept : m_kept) {
                if (kept.first[t] >= 0)
                    ticks.push_back(kept.first[t]);
            }
            if (ticks.empty())
                continue;
            std::sort(ticks.begin(), ticks.end());
            report.items[m_timed[t]].first = {Tick{ticks.front()}, Tick{percentile(ticks, 0.1)},
                                              Tick{percentile(ticks, 0.5)},
                                              Tick{percentile(ticks, 0.9)}, Tick{ticks.back()}};
        }
    }

    const Subject &m_subject;
    const RehearseOptions &m_options;
    std::vector<std::size_t> m_timed; ///< items whose times are kept
    std::vector<Kept> m_kept;         ///< by run; each written by one thread
    std::atomic<int> m_next = 0;
    std::atomic<bool> m_failed = false;
    std::mutex m_mutex;
    int m_done = 0;
    std::optional<Error> m_error;
    int m_errorOf = 0;
};

} // namespace

std::uint64_t seedOfRun(std::uint64_t seed, int run)
{
    // The first run has the seed itself: what one run of that seed does is part of the whole.
    return run == 0 ? seed : randomBits(seed, hash64("rehearsal"), static_cast<std::uint64_t>(run));
}

Result<Report> rehearse(const Subject &subject, const RehearseOptions &options)
{
    return Pool(subject, options).run();
}

} // namespace ward::rehearsal
