// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/debrief/measures.h"

#include "core/base/text.h"
#include "core/content/units.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace ward::timeline {

namespace {

using Facts = SessionFacts;

double secondsOf(Tick from, Tick to)
{
    return static_cast<double>(to.n - from.n) / kTicksPerSecond;
}

/// A time of the session to the second, as it is spoken of.
QString clockText(Tick at)
{
    return toQString(formatTime(at.time())).section(u'.', 0, 0);
}

std::string textOf(const content::Record &record, std::string_view cell)
{
    const auto *text = std::get_if<std::string>(&record.cell(cell));
    return text != nullptr ? *text : std::string();
}

/// One compression and one squeeze of the bag begin what their starts begin.
std::string_view deedOf(std::string_view action)
{
    if (action == "cpr.compress")
        return "cpr.start";
    return action == "bvm.squeeze" ? "bvm.start" : action;
}

/// Seconds in which a switch was on, and its longest time off after it had first been on.
struct OnOff
{
    double on = 0;
    double longestOff = 0;
    std::optional<Tick> longestOffAt;
};

OnOff onWithin(const std::vector<Facts::Switch> &switches, world::Handle patient, Tick from,
               Tick to)
{
    OnOff result;
    bool on = false;
    bool everOn = false;
    Tick since = from;
    const auto until = [&](Tick at) {
        const Tick end = std::clamp(at, since, to);
        const double seconds = secondsOf(since, end);
        if (on) {
            result.on += seconds;
        } else if (everOn && seconds > result.longestOff) {
            result.longestOff = seconds;
            result.longestOffAt = since;
        }
        since = end;
    };
    for (const Facts::Switch &s : switches) {
        if (s.patient != patient || s.on == on)
            continue;
        if (s.at > from) {
            if (s.at >= to)
                break;
            until(s.at);
        }
        on = s.on;
        everOn = everOn || on;
    }
    until(to);
    return result;
}

class Taker
{
    Q_DECLARE_TR_FUNCTIONS(ward::timeline::Measures)
public:
    explicit Taker(const MeasureInput &input)
        : m_in(input)
        , m_facts(input.facts)
    {
    }

    std::vector<Measure> take()
    {
        if (const content::Record *scenario = m_in.document.scenario()) {
            for (const content::Record *item : m_in.document.children(scenario->id, "checklist"))
                checklistItem(*item);
        }
        firstDeeds();
        compressions();
        compressionsWithPulse();
        shocks();
        alarms();
        outOfRange("numerics.abp_m", tr("MAP below 65 mmHg", "measure of a debriefing"), 65,
                   "Surviving Sepsis Campaign 2021, Crit Care Med 2021;49:e1063–e1143, target of "
                   "mean arterial pressure");
        outOfRange("numerics.spo2", tr("SpO2 below 90 %", "measure of a debriefing"), 90,
                   "WHO Pulse Oximetry Training Manual (2011): below 90 % is an emergency");
        scores();
        return std::move(m_measures);
    }

private:
    [[nodiscard]] QString times() const { return tr("Times", "heading of measures"); }
    [[nodiscard]] QString quality() const { return tr("Quality", "heading of measures"); }

    /// Fills in value, state and evidence of something that was to be done.
    void judge(Measure &m, Tick from, const Facts::Deed *deed, std::optional<double> within) const
    {
        if (within) {
            m.target =
                tr("within %1", "measure: time that was asked for").arg(durationText(*within));
            m.due = Tick{from.n + std::llround(*within * kTicksPerSecond)};
        }
        if (deed != nullptr) {
            m.evidence = deed->at;
            const double seconds = secondsOf(from, deed->at);
            m.value = seconds < 0 ? tr("before", "measure: done before it was asked for")
                                  : durationText(seconds);
            m.state = !within              ? MeasureState::Figure
                      : seconds <= *within ? MeasureState::Met
                                           : MeasureState::Late;
            return;
        }
        const double past = secondsOf(from, m_in.end);
        if (!m_in.over && (!within || past < *within)) {
            m.value = tr("not yet", "measure: not done so far");
            m.state = MeasureState::Open;
            m.evidence = from;
            return;
        }
        if (within && past < *within) {
            m.value = tr("the session ended first", "measure: before the time asked for was up");
            m.state = MeasureState::Without;
            m.evidence = from;
            return;
        }
        m.value =
            tr("not done by %1", "measure: %1 is the time of the session").arg(clockText(m_in.end));
        m.state = MeasureState::Missed;
        // Where it should have happened, at the latest.
        m.evidence = from;
        if (within && past > *within)
            m.evidence = Tick{from.n + std::llround(*within * kTicksPerSecond)};
    }

    /// The first such deed from a moment on, else the last before it.
    [[nodiscard]] const Facts::Deed *find(std::string_view action, const std::string &drug,
                                          Tick from) const
    {
        const Facts::Deed *before = nullptr;
        for (const Facts::Deed &deed : m_facts.deeds) {
            if (deedOf(deed.action) != deedOf(action) || (!drug.empty() && deed.drug != drug))
                continue;
            if (deed.at >= from)
                return &deed;
            before = &deed;
        }
        return before;
    }

    /// The drug that a sentence names, by name, label or synonym; the same words as a rehearsal's
    /// learner understands.
    [[nodiscard]] std::string drugIn(const QString &sentence) const
    {
        for (const content::DrugSpec &drug : m_in.schema.drugs()) {
            std::vector<std::string> names = drug.synonyms;
            names.push_back(drug.name);
            names.push_back(drug.label);
            for (const std::string &name : names) {
                if (sentence.contains(toQString(name), Qt::CaseInsensitive))
                    return drug.name;
            }
        }
        return {};
    }

    void checklistItem(const content::Record &item)
    {
        const std::string action = textOf(item, "action");
        if (action.empty())
            return;
        Measure m;
        m.section = times();
        m.asked = true;
        m.title = toQString(textOf(item, "text"));
        m.source = toQString(textOf(item, "source"));
        const bool gives = action.starts_with("drug.") || action == "fluid.bolus";
        const std::string drug = gives ? drugIn(m.title) : std::string();
        m_asked.emplace(std::string(deedOf(action)), drug);
        m.action = toQString(action);
        m.drug = toQString(drug);
        std::optional<double> within;
        if (const auto *limit = std::get_if<content::Quantity>(&item.cell("within")))
            within = content::convert(limit->value, limit->unit, "s").value_or(limit->value);
        Tick from;
        if (const auto *phase = std::get_if<Id>(&item.cell("phase"));
            phase != nullptr && !phase->isNull()) {
            const content::Record *record = m_in.document.find(*phase);
            const std::string name = record != nullptr ? textOf(*record, "name") : std::string();
            const auto entry = std::find_if(
                m_facts.entries.begin(), m_facts.entries.end(), [&](const Facts::Entry &e) {
                    return e.phase.isNull() ? e.name == name : e.phase == *phase;
                });
            if (entry == m_facts.entries.end()) {
                m.value = tr("n/a", "measure that does not apply");
                m.detail =
                    tr("“%1” was not reached", "measure: %1 is a phase").arg(toQString(name));
                m.state = MeasureState::Without;
                m_measures.push_back(m);
                return;
            }
            from = entry->at;
            m.detail = tr("from “%1” at %2", "measure: what it is counted from, a phase")
                           .arg(toQString(name), clockText(from));
        }
        judge(m, from, find(action, drug, from), within);
        m_measures.push_back(m);
    }

    /// What matters in any session and no checklist asks for.
    void firstDeeds()
    {
        const auto arrest = std::find_if(m_facts.pulse.begin(), m_facts.pulse.end(),
                                         [](const Facts::Switch &s) { return !s.on; });
        const bool arrested = arrest != m_facts.pulse.end();
        struct First
        {
            const char *action;
            QString title;
            bool inAnyArrest;
        };
        const First firsts[] = {
            {"recognise", tr("Arrest recognised", "measure of a debriefing"), true},
            {"call.help", tr("Help called", "measure of a debriefing"), true},
            {"cpr.start", tr("First compressions", "measure of a debriefing"), true},
            {"defib.shock", tr("First shock", "measure of a debriefing"), false},
        };
        const auto asked = [&](const std::string &action, const std::string &drug) {
            return std::any_of(m_asked.begin(), m_asked.end(), [&](const auto &a) {
                return a.first == action && (a.second.empty() || a.second == drug);
            });
        };
        const auto add = [&](const QString &title, const Facts::Deed *deed) {
            Measure m;
            m.section = times();
            m.title = title;
            Tick from;
            if (arrested && (deed == nullptr || deed->at >= arrest->at)) {
                from = arrest->at;
                m.detail =
                    tr("from the loss of the pulse at %1", "measure: what it is counted from")
                        .arg(clockText(from));
            } else {
                for (const Facts::Entry &entry : m_facts.entries) {
                    if (entry.at > deed->at)
                        break;
                    from = entry.at;
                    m.detail = tr("from “%1” at %2", "measure: what it is counted from, a phase")
                                   .arg(toQString(entry.name), clockText(from));
                }
            }
            judge(m, from, deed, std::nullopt);
            m_measures.push_back(m);
        };
        for (const First &first : firsts) {
            const Facts::Deed *deed = find(first.action, {}, arrested ? arrest->at : Tick{});
            if (!asked(first.action, {}) && (deed != nullptr || (arrested && first.inAnyArrest)))
                add(first.title, deed);
        }
        std::map<std::string, const Facts::Deed *> drugs;
        for (const Facts::Deed &deed : m_facts.deeds) {
            if (!deed.drug.empty() && deed.action != "drug.stop" && !asked(deed.action, deed.drug))
                drugs.try_emplace(deed.drug, &deed);
        }
        for (const auto &[drug, deed] : drugs) {
            const content::DrugSpec *spec = m_in.schema.drug(drug);
            add(tr("First %1", "measure: %1 is a drug")
                    .arg(toQString(spec != nullptr ? spec->label : drug)),
                deed);
        }
    }

    void compressions()
    {
        double pulseless = 0;
        OnOff all;
        std::optional<Tick> lost;
        for (std::size_t i = 0; i < m_facts.pulse.size(); ++i) {
            const Facts::Switch &loss = m_facts.pulse[i];
            if (loss.on)
                continue;
            Tick to = m_in.end;
            for (std::size_t j = i + 1; j < m_facts.pulse.size(); ++j) {
                if (m_facts.pulse[j].patient == loss.patient && m_facts.pulse[j].on) {
                    to = m_facts.pulse[j].at;
                    break;
                }
            }
            const OnOff part = onWithin(m_facts.compressions, loss.patient, loss.at, to);
            pulseless += secondsOf(loss.at, to);
            all.on += part.on;
            if (part.longestOff > all.longestOff) {
                all.longestOff = part.longestOff;
                all.longestOffAt = part.longestOffAt;
            }
            lost = lost.value_or(loss.at);
        }
        if (!lost || pulseless < 1)
            return;
        constexpr double kAskedFor = 60; // %
        const double share = 100 * all.on / pulseless;
        Measure m;
        m.section = quality();
        m.title = tr("Compression fraction", "measure of a debriefing");
        m.value = QStringLiteral("%1 %").arg(std::lround(share));
        m.target = QStringLiteral("≥ %1 %").arg(kAskedFor);
        m.detail =
            tr("of %1 without a pulse", "measure: what a share is of").arg(durationText(pulseless));
        m.source = QStringLiteral("AHA Guidelines 2020, part 3, "
                                  "doi:10.1161/CIR.0000000000000916");
        m.state = share >= kAskedFor ? MeasureState::Met
                  : m_in.over        ? MeasureState::Missed
                                     : MeasureState::Open;
        m.evidence = lost;
        m_measures.push_back(m);
        if (!all.longestOffAt)
            return;
        Measure pause;
        pause.section = quality();
        pause.title = tr("Longest pause of compressions", "measure of a debriefing");
        pause.value = durationText(all.longestOff);
        pause.evidence = all.longestOffAt;
        pause.detail = tr("from %1", "measure: when it began").arg(clockText(*all.longestOffAt));
        m_measures.push_back(pause);
    }

    void shocks()
    {
        if (m_facts.shocks.empty())
            return;
        const auto wrong = std::find_if(m_facts.shocks.begin(), m_facts.shocks.end(),
                                        [](const Facts::Shock &s) { return !s.indicated; });
        const auto right = std::count_if(m_facts.shocks.begin(), m_facts.shocks.end(),
                                         [](const Facts::Shock &s) { return s.indicated; });
        Measure m;
        m.section = quality();
        m.title = tr("Shocks right for the rhythm", "measure of a debriefing");
        m.value =
            tr("%1 of %2", "measure: so many of so many").arg(right).arg(m_facts.shocks.size());
        m.state = wrong == m_facts.shocks.end() ? MeasureState::Met : MeasureState::Missed;
        m.evidence = wrong == m_facts.shocks.end() ? m_facts.shocks.front().at : wrong->at;
        m_measures.push_back(m);
        const auto touched = std::find_if(m_facts.shocks.begin(), m_facts.shocks.end(),
                                          [](const Facts::Shock &s) { return !s.clear; });
        if (touched == m_facts.shocks.end())
            return;
        Measure clear;
        clear.section = quality();
        clear.title = tr("Everybody clear at the shock", "measure of a debriefing");
        clear.value = tr("%1 of %2", "measure: so many of so many")
                          .arg(std::count_if(m_facts.shocks.begin(), m_facts.shocks.end(),
                                             [](const Facts::Shock &s) { return s.clear; }))
                          .arg(m_facts.shocks.size());
        clear.detail = tr("somebody compressed the chest", "measure: why it was not clear");
        clear.state = MeasureState::Missed;
        clear.evidence = touched->at;
        m_measures.push_back(clear);
    }

    /// Compressions go on for a cycle after a shock, whatever it did; after that a pulse is looked
    /// for.
    void compressionsWithPulse()
    {
        constexpr std::int64_t kCycle = 120 * kTicksPerSecond;
        double seconds = 0;
        std::optional<Tick> evidence;
        for (std::size_t i = 0; i < m_facts.pulse.size(); ++i) {
            const Facts::Switch &back = m_facts.pulse[i];
            if (!back.on)
                continue;
            Tick to = m_in.end;
            for (std::size_t j = i + 1; j < m_facts.pulse.size(); ++j) {
                if (m_facts.pulse[j].patient == back.patient && !m_facts.pulse[j].on) {
                    to = m_facts.pulse[j].at;
                    break;
                }
            }
            const Tick from = back.at + kCycle;
            if (to <= from)
                continue;
            const double on = onWithin(m_facts.compressions, back.patient, from, to).on;
            seconds += on;
            if (on > 0 && !evidence)
                evidence = from;
        }
        if (!evidence || seconds < 1)
            return;
        Measure m;
        m.section = quality();
        m.title = tr("Compressions with a pulse", "measure of a debriefing");
        m.value = durationText(seconds);
        m.detail = tr("later than a cycle of 2 min after the pulse came back",
                      "measure: which compressions are counted");
        m.source = QStringLiteral("ERC Guidelines 2021, adult advanced life support, Resuscitation "
                                  "2021;161:115–151");
        m.state = MeasureState::Missed;
        m.evidence = evidence;
        m_measures.push_back(m);
    }

    void alarms()
    {
        if (m_facts.alarms.empty())
            return;
        const Facts::Alarm &first = m_facts.alarms.front();
        const Facts::Deed *answer = nullptr;
        for (const Facts::Deed &deed : m_facts.deeds) {
            if (deed.at >= first.at &&
                (deed.action == "alarm.acknowledge" || deed.action == "alarm.pause")) {
                answer = &deed;
                break;
            }
        }
        Measure m;
        m.section = quality();
        m.title = tr("First high alarm acknowledged", "measure of a debriefing");
        m.detail = tr("from %1 at %2", "measure: an alarm and when it began")
                       .arg(first.text, clockText(first.at));
        m.evidence = answer != nullptr ? answer->at : first.at;
        m.value = answer != nullptr ? durationText(secondsOf(first.at, answer->at))
                                    : tr("not done by %1", "measure: %1 is the time of the session")
                                          .arg(clockText(m_in.end));
        m_measures.push_back(m);
    }

    void outOfRange(const char *field, const QString &title, double threshold, const char *source)
    {
        const auto curve =
            std::find_if(m_in.curves.begin(), m_in.curves.end(),
                         [field](const Curve &c) { return c.field == QLatin1String(field); });
        if (curve == m_in.curves.end())
            return;
        bool measured = false;
        int below = 0;
        std::optional<Tick> first;
        for (std::size_t s = 0; s < curve->values.size(); ++s) {
            if (std::isnan(curve->values[s]))
                continue;
            measured = true;
            if (static_cast<double>(curve->values[s]) >= threshold)
                continue;
            ++below;
            if (!first)
                first = Tick{static_cast<std::int64_t>(s) * kTicksPerSecond};
        }
        if (!measured)
            return;
        Measure m;
        m.section = quality();
        m.title = title;
        m.value = durationText(below);
        m.source = QString::fromUtf8(source);
        m.evidence = first;
        m_measures.push_back(m);
    }

    void scores()
    {
        for (const Facts::Score &score : m_facts.scores) {
            Measure m;
            m.section = tr("Score %1", "heading of measures; %1 is the total")
                            .arg(pointsText(m_facts.scores.back().total));
            m.title =
                score.reason.isEmpty() ? tr("Scored", "measure without a reason") : score.reason;
            m.value =
                (score.points > 0 ? QStringLiteral("+") : QString()) + pointsText(score.points);
            m.detail = tr("at %1", "measure: when").arg(clockText(score.at));
            m.state = score.points < 0 ? MeasureState::Missed : MeasureState::Met;
            m.evidence = score.at;
            m_measures.push_back(m);
        }
    }

    static QString pointsText(int points)
    {
        return points < 0 ? QChar(0x2212) + QString::number(-points) : QString::number(points);
    }

    const MeasureInput &m_in;
    const Facts &m_facts;
    std::multimap<std::string, std::string> m_asked; ///< deed → drug, empty: any
    std::vector<Measure> m_measures;
};

} // namespace

QString durationText(double seconds)
{
    const long long s = std::llround(std::max(0.0, seconds));
    const auto two = [](long long n) {
        return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0'));
    };
    return s >= 3600 ? QStringLiteral("%1:%2:%3").arg(s / 3600).arg(two(s / 60 % 60), two(s % 60))
                     : QStringLiteral("%1:%2").arg(s / 60).arg(two(s % 60));
}

std::vector<Measure> takeMeasures(const MeasureInput &input)
{
    return Taker(input).take();
}

} // namespace ward::timeline
