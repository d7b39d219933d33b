// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/rehearsal_report.h"

#include "core/messages/messages.h"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace ward::cli {

namespace {

using rehearsal::Item;
using rehearsal::ItemReport;
using rehearsal::Rate;

std::size_t widthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

/// Cut to `width` characters, or filled up to it.
std::string fitted(std::string text, std::size_t width)
{
    if (widthOf(text) > width) {
        std::size_t bytes = 0;
        for (std::size_t shown = 0; bytes < text.size(); ++bytes) {
            const bool begins = (static_cast<unsigned char>(text[bytes]) & 0xC0) != 0x80;
            if (begins && shown++ == width - 1)
                break;
        }
        text = text.substr(0, bytes) + "…";
    }
    return text + std::string(width - widthOf(text), ' ');
}

std::string percent(double share)
{
    char text[16];
    const double value = 100 * share;
    std::snprintf(text, sizeof text, value > 0 && value < 10 ? "%.1f %%" : "%.0f %%", value);
    return text;
}

std::string padded(const std::string &text, std::size_t width)
{
    const std::size_t length = widthOf(text);
    return std::string(length < width ? width - length : 0, ' ') + text;
}

std::string interval(const Rate &rate)
{
    return percent(rate.low) + " – " + percent(rate.high);
}

std::string timeOf(Tick tick)
{
    return tick.n < 0 ? std::string("–") : formatTime(tick.time());
}

std::string spread(const rehearsal::Times &times)
{
    if (times.median.n < 0)
        return {};
    return timeOf(times.median) + " (" + timeOf(times.p10) + " – " + timeOf(times.p90) + ")";
}

class Printer
{
public:
    Printer(std::ostream &out, const Rehearsed &rehearsed)
        : m_out(out)
        , m_rehearsed(rehearsed)
        , m_items(rehearsed.subject.inventory.items())
    {
    }

    void print()
    {
        const auto &report = m_rehearsed.report;
        m_out << m_rehearsed.title << ": " << report.runs << (report.runs == 1 ? " run" : " runs")
              << " of " << formatTime(report.end.time()) << ", learner " << m_rehearsed.learner
              << ", seed " << m_rehearsed.seed << '\n';
        printSerious();
        printUnreached();
        m_out << "\nruns: in how many of them; 95 %: the confidence interval of that; total: how "
                 "often "
                 "in all of them\n";
        table("Phases", Item::Kind::Phase, "first entered: median (10 % – 90 %)");
        table("Rules", Item::Kind::Rule, "first fired: median (10 % – 90 %)");
        table("Scheduled events", Item::Kind::Event, "");
        table("Scripts", Item::Kind::Script, "");
        table("Spoken lines", Item::Kind::Line, "");
        printConditions();
        printScores();
        printEndings();
        printRefused();
    }

private:
    [[nodiscard]] const ItemReport &reportOf(std::size_t index) const
    {
        return m_rehearsed.report.items[index];
    }
    [[nodiscard]] std::string ownerOf(const Item &item) const
    {
        const int index = m_rehearsed.subject.inventory.indexOf(item.owner);
        return index < 0 ? std::string() : m_items[static_cast<std::size_t>(index)].name;
    }

    void printSerious()
    {
        for (const content::Diagnostic &finding : m_rehearsed.findings) {
            if (finding.severity == content::Severity::Error)
                m_out << "\n! " << messages::render(finding.message, "en") << '\n';
        }
    }

    void printUnreached()
    {
        m_out << "\nNever reached in any run\n";
        bool any = false;
        for (const Item::Kind kind : {Item::Kind::Phase, Item::Kind::Rule, Item::Kind::Event,
                                      Item::Kind::Script, Item::Kind::Line}) {
            for (std::size_t i = 0; i < m_items.size(); ++i) {
                if (m_items[i].kind != kind || reportOf(i).reached.count > 0)
                    continue;
                any = true;
                m_out << "  " << fitted(std::string(rehearsal::nameOf(kind)), 8) << m_items[i].name;
                if (kind == Item::Kind::Line)
                    m_out << "  (" << ownerOf(m_items[i]) << ')';
                m_out << '\n';
            }
        }
        if (!any)
            m_out << "  nothing: every phase, rule, event and line was reached\n";
    }

    void table(const char *title, Item::Kind kind, const char *times)
    {
        bool begun = false;
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            if (m_items[i].kind != kind || reportOf(i).reached.count == 0)
                continue;
            if (!begun) {
                m_out << '\n'
                      << fitted(title, 46) << "  runs           95 %   total  " << times << '\n';
                begun = true;
            }
            const ItemReport &report = reportOf(i);
            // What is longer has a line of its own: a spoken line is worth reading to its end.
            const bool isLong = widthOf(m_items[i].name) > 44;
            if (isLong)
                m_out << "  " << m_items[i].name << '\n';
            m_out << "  " << fitted(isLong ? std::string() : m_items[i].name, 44)
                  << padded(percent(report.reached.rate), 6) << padded(interval(report.reached), 16)
                  << padded(std::to_string(report.total), 7) << "  " << spread(report.first);
            if (report.faults > 0)
                m_out << "failed in " << percent(report.failed.rate) << " of runs, "
                      << report.faults << (report.faults == 1 ? " fault" : " faults");
            m_out << '\n';
        }
    }

    void printConditions()
    {
        bool begun = false;
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            const ItemReport &report = reportOf(i);
            const bool held = report.reached.count > 0;
            const bool failed = report.refuted.count > 0;
            if (m_items[i].kind != Item::Kind::Condition || held == failed)
                continue;
            if (!begun)
                m_out << "\nConditions that came out one way only\n";
            begun = true;
            m_out << "  " << fitted(ownerOf(m_items[i]) + ": " + m_items[i].name, 88)
                  << (held ? " always held" : " never held") << '\n';
        }
    }

    void printScores()
    {
        const auto &scores = m_rehearsed.report.scores;
        if (scores.empty() || (scores.size() == 1 && scores.begin()->first == 0))
            return;
        std::vector<std::int64_t> all;
        for (const auto &[score, runs] : scores)
            all.insert(all.end(), runs, score);
        m_out << "\nScore  median " << rehearsal::percentile(all, 0.5) << ", 10 % – 90 % "
              << rehearsal::percentile(all, 0.1) << " to " << rehearsal::percentile(all, 0.9)
              << ", least " << all.front() << ", most " << all.back() << '\n';
    }

    void printEndings()
    {
        const auto &report = m_rehearsed.report;
        m_out << "\nAt the end\n";
        for (const auto &[item, runs] : report.lastPhase) {
            const std::string name =
                item < 0 ? "no phase" : "in " + m_items[static_cast<std::size_t>(item)].name;
            ending(name, rehearsal::rateOf(runs, static_cast<std::uint64_t>(report.runs)));
        }
        ending("a patient without a pulse", report.pulseless);
    }
    void ending(const std::string &name, const Rate &rate)
    {
        m_out << "  " << fitted(name, 44) << padded(percent(rate.rate), 6)
              << padded(interval(rate), 16) << '\n';
    }

    void printRefused()
    {
        const auto &refused = m_rehearsed.report.refused;
        if (refused.empty())
            return;
        m_out << "\nTried and not possible\n";
        for (const auto &[what, incident] : refused) {
            // The event of a refusal has its code only, not whom and what it concerned.
            const Message why(what.second, {{"target", std::string("the patient")},
                                            {"action", what.first},
                                            {"drug", std::string("the drug")}});
            m_out << "  " << fitted(what.first, 20) << incident.runs
                  << (incident.runs == 1 ? " run:  " : " runs: ") << messages::render(why, "en")
                  << '\n';
        }
    }

    std::ostream &m_out;
    const Rehearsed &m_rehearsed;
    const std::vector<Item> &m_items;
};

} // namespace

void printReport(std::ostream &out, const Rehearsed &rehearsed)
{
    Printer(out, rehearsed).print();
}

} // namespace ward::cli
