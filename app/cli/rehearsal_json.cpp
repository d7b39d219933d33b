// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/json_out.h"
#include "app/cli/rehearsal_report.h"
#include "core/base/hash.h"
#include "core/messages/messages.h"

#include <array>

namespace ward::cli {

namespace {

using rehearsal::Item;

class Writer
{
public:
    Writer(std::ostream &out, const Rehearsed &rehearsed)
        : m_json(out)
        , m_rehearsed(rehearsed)
        , m_items(rehearsed.subject.inventory.items())
    {
    }

    void write()
    {
        const auto &report = m_rehearsed.report;
        m_json.beginObject();
        m_json.key("scenario").text(m_rehearsed.title);
        m_json.key("learner").text(m_rehearsed.learner);
        m_json.key("seed").text(std::to_string(m_rehearsed.seed));
        m_json.key("runs").integer(report.runs);
        m_json.key("until_s").number(report.end.time().seconds());
        m_json.key("findings").beginArray();
        for (const content::Diagnostic &finding : m_rehearsed.findings)
            writeFinding(finding);
        m_json.endArray();
        m_json.key("items").beginArray();
        for (std::size_t i = 0; i < m_items.size(); ++i)
            writeItem(m_items[i], report.items[i]);
        m_json.endArray();
        m_json.key("scores").beginArray();
        for (const auto &[score, runs] : report.scores) {
            m_json.beginObject().key("score").integer(score);
            m_json.key("runs").integer(static_cast<std::int64_t>(runs)).endObject();
        }
        m_json.endArray();
        m_json.key("endings").beginArray();
        for (const auto &[item, runs] : report.lastPhase) {
            m_json.beginObject().key("phase");
            if (item < 0)
                m_json.null();
            else
                m_json.text(m_items[static_cast<std::size_t>(item)].name);
            rate("runs", rehearsal::rateOf(runs, static_cast<std::uint64_t>(report.runs)));
            m_json.endObject();
        }
        m_json.endArray();
        rate("without_pulse", report.pulseless);
        m_json.key("refused").beginArray();
        for (const auto &[what, incident] : report.refused) {
            m_json.beginObject().key("action").text(what.first).key("why").text(what.second);
            m_json.key("runs").integer(static_cast<std::int64_t>(incident.runs));
            m_json.key("seed").text(std::to_string(incident.seed)).endObject();
        }
        m_json.endArray();
        m_json.key("events").integer(static_cast<std::int64_t>(report.events));
        m_json.key("hash").text(hexHash(report.hash));
        writeFirst(m_rehearsed.first);
        m_json.endObject();
    }

private:
    void writeFinding(const content::Diagnostic &finding)
    {
        constexpr std::array<std::string_view, 3> names = {"info", "warning", "error"};
        m_json.beginObject();
        m_json.key("severity").text(names[static_cast<std::size_t>(finding.severity)]);
        m_json.key("code").text(finding.message.code);
        m_json.key("sentence").text(messages::render(finding.message, "en"));
        if (!finding.record.isNull())
            m_json.key("record").text(finding.record.toString());
        if (finding.line > 0)
            m_json.key("line").integer(finding.line);
        m_json.endObject();
    }

    void writeItem(const Item &item, const rehearsal::ItemReport &report)
    {
        m_json.beginObject();
        m_json.key("kind").text(rehearsal::nameOf(item.kind));
        m_json.key("record").text(item.record.toString());
        if (!item.owner.isNull())
            m_json.key("owner").text(item.owner.toString());
        m_json.key("name").text(item.name);
        rate("reached", report.reached);
        m_json.key("total").integer(static_cast<std::int64_t>(report.total));
        if (item.kind == Item::Kind::Condition)
            rate("refuted", report.refuted);
        if (item.kind == Item::Kind::Script) {
            rate("failed", report.failed);
            m_json.key("faults").integer(static_cast<std::int64_t>(report.faults));
        }
        if (report.first.median.n >= 0) {
            m_json.key("first_s").beginObject();
            time("min", report.first.least);
            time("p10", report.first.p10);
            time("median", report.first.median);
            time("p90", report.first.p90);
            time("max", report.first.greatest);
            m_json.endObject();
        }
        m_json.endObject();
    }

    void writeFirst(const rehearsal::DryRun &run)
    {
        m_json.key("first_run").beginObject();
        m_json.key("seed").text(std::to_string(run.seed));
        m_json.key("score").integer(run.score);
        moments("fires", run.fires);
        moments("phases", run.entered);
        m_json.endObject();
    }
    void moments(std::string_view name, const std::vector<rehearsal::Fire> &fires)
    {
        m_json.key(name).beginArray();
        for (const rehearsal::Fire &fire : fires) {
            const Item &item = m_items[static_cast<std::size_t>(fire.item)];
            m_json.beginObject();
            time("t_s", fire.at);
            m_json.key("record").text(item.record.toString()).key("name").text(item.name);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void time(std::string_view name, Tick tick) { m_json.key(name).number(tick.time().seconds()); }
    void rate(std::string_view name, const rehearsal::Rate &rate)
    {
        m_json.key(name).beginObject();
        m_json.key("count").integer(static_cast<std::int64_t>(rate.count));
        m_json.key("of").integer(static_cast<std::int64_t>(rate.of));
        m_json.key("rate").number(rate.rate);
        m_json.key("low").number(rate.low).key("high").number(rate.high).endObject();
    }

    JsonOut m_json;
    const Rehearsed &m_rehearsed;
    const std::vector<Item> &m_items;
};

} // namespace

void printReportJson(std::ostream &out, const Rehearsed &rehearsed)
{
    Writer(out, rehearsed).write();
    out << '\n';
}

} // namespace ward::cli
