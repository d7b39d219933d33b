// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/debrief/debrief_report.h"

#include "core/base/text.h"
#include "timeline/vitals_curves.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <map>

namespace ward::timeline {

namespace {

constexpr double kWidth = 900;
constexpr double kGutter = 74;
constexpr double kPhaseHeight = 20;
constexpr double kCurveHeight = 64;

struct Report
{
    Q_DECLARE_TR_FUNCTIONS(ward::timeline::Report)
};

/// To the tenth, as the timeline shows it: where to look in the recording.
QString momentText(Tick at)
{
    return toQString(formatTime(at.time()));
}

/// Colours that can be told apart on paper.
QString inkOf(const Curve &curve)
{
    static const std::map<QString, QString> inks{
        {QStringLiteral("ecg"), QStringLiteral("#0b7a38")},
        {QStringLiteral("spo2"), QStringLiteral("#066a8a")},
        {QStringLiteral("abp"), QStringLiteral("#b01818")},
        {QStringLiteral("co2"), QStringLiteral("#7a5b00")}};
    const auto ink = inks.find(curve.colour);
    return ink != inks.end() ? ink->second : QStringLiteral("#444c58");
}

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

class Drawing
{
public:
    explicit Drawing(const ReportInput &input)
        : m_in(input)
        , m_seconds(std::max(1.0, static_cast<double>(input.end.n) / kTicksPerSecond))
    {
    }

    QString svg()
    {
        phases();
        double top = kPhaseHeight + 6;
        for (const Curve &curve : m_in.curves) {
            if (std::all_of(curve.values.begin(), curve.values.end(),
                            [](float v) { return v != v; }))
                continue;
            draw(curve, top);
            top += kCurveHeight + 8;
        }
        for (const SessionFacts::Mark &mark : m_in.facts.marks) {
            const double x = xAt(static_cast<double>(mark.from.n) / kTicksPerSecond);
            m_svg +=
                QStringLiteral("<line x1='%1' x2='%1' y1='%2' y2='%3' stroke='#6b5bd6' "
                               "stroke-dasharray='3 3'><title>%4</title></line>\n")
                    .arg(number(x), number(kPhaseHeight), number(top), mark.label.toHtmlEscaped());
        }
        return QStringLiteral("<svg viewBox='0 0 %1 %2' role='img' aria-label='%3'>\n%4</svg>\n")
            .arg(number(kWidth), number(top),
                 Report::tr("Vitals over the phases of the session",
                            "report: what the drawing shows")
                     .toHtmlEscaped(),
                 m_svg);
    }

private:
    [[nodiscard]] double xAt(double second) const
    {
        return kGutter + second / m_seconds * (kWidth - kGutter);
    }

    void phases()
    {
        const auto &entries = m_in.facts.entries;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const double from = xAt(static_cast<double>(entries[i].at.n) / kTicksPerSecond);
            const double to = i + 1 < entries.size()
                                  ? xAt(static_cast<double>(entries[i + 1].at.n) / kTicksPerSecond)
                                  : kWidth;
            m_svg +=
                QStringLiteral("<rect x='%1' y='0' width='%2' height='%3' fill='%4'/>"
                               "<text x='%5' y='14' class='phase'>%6</text>\n")
                    .arg(number(from), number(std::max(0.0, to - from - 1)), number(kPhaseHeight),
                         i % 2 == 0 ? QStringLiteral("#dfe5ee") : QStringLiteral("#cbd5e3"),
                         number(from + 5), toQString(entries[i].name).toHtmlEscaped());
        }
    }

    void draw(const Curve &curve, double top)
    {
        const CurveScale scale = scaleOf(curve);
        const auto y = [&](double value) {
            const double share = (value - scale.low) / (scale.high - scale.low);
            return top + kCurveHeight * (1 - std::clamp(share, 0.0, 1.0));
        };
        const QString ink = inkOf(curve);
        m_svg +=
            QStringLiteral("<rect x='%1' y='%2' width='%3' height='%4' fill='#f6f8fa'/>")
                .arg(number(kGutter), number(top), number(kWidth - kGutter), number(kCurveHeight));
        if (curve.limitLow || curve.limitHigh) {
            const double high = y(curve.limitHigh.value_or(scale.high));
            m_svg += QStringLiteral("<rect x='%1' y='%2' width='%3' height='%4' fill='%5' "
                                    "fill-opacity='0.10'/>")
                         .arg(number(kGutter), number(high), number(kWidth - kGutter),
                              number(y(curve.limitLow.value_or(scale.low)) - high), ink);
        }
        m_svg += QStringLiteral("<text x='0' y='%1' fill='%2' class='name'>%3</text>"
                                "<text x='%4' y='%5' class='tick'>%6</text>"
                                "<text x='%4' y='%7' class='tick'>%8</text>\n")
                     .arg(number(top + kCurveHeight / 2 + 4), ink, curve.label.toHtmlEscaped(),
                          number(kGutter - 4), number(top + 9), QString::number(scale.high),
                          number(top + kCurveHeight), QString::number(scale.low));
        const int last = static_cast<int>(curve.values.size()) - 1;
        const int stride = std::max(1, static_cast<int>(m_seconds / (kWidth - kGutter)));
        QStringList path;
        for (const CurvePoint &point : pointsOf(curve, 0, last, stride)) {
            path << (point.joined ? QStringLiteral("L") : QStringLiteral("M")) +
                        number(xAt(point.second)) + u' ' +
                        number(y(static_cast<double>(point.low)));
            if (point.high > point.low)
                path << QStringLiteral("V") + number(y(static_cast<double>(point.high)));
        }
        m_svg += QStringLiteral("<path d='%1' fill='none' stroke='%2' stroke-width='1.6'/>\n")
                     .arg(path.join(u' '), ink);
    }

    const ReportInput &m_in;
    double m_seconds;
    QString m_svg;
};

QString stateWord(MeasureState state)
{
    switch (state) {
    case MeasureState::Met:
        return Report::tr("met", "report: verdict on a measure");
    case MeasureState::Late:
        return Report::tr("late", "report: verdict on a measure");
    case MeasureState::Missed:
        return Report::tr("missed", "report: verdict on a measure");
    case MeasureState::Open:
        return Report::tr("open", "report: verdict on a measure");
    case MeasureState::Without:
        return Report::tr("n/a", "report: verdict on a measure");
    case MeasureState::Figure:
        break;
    }
    return {};
}

QString cell(const QString &text)
{
    return QStringLiteral("<td>%1</td>").arg(text.toHtmlEscaped());
}

QString measuresTable(const std::vector<Measure> &measures)
{
    static constexpr const char *kClasses[] = {"met",  "late",   "missed",
                                               "open", "figure", "without"};
    QString html;
    QString section;
    for (const Measure &m : measures) {
        if (m.section != section) {
            if (!section.isEmpty())
                html += QStringLiteral("</table>\n");
            section = m.section;
            html += QStringLiteral("<h2>%1</h2>\n<table>\n").arg(section.toHtmlEscaped());
        }
        html += QStringLiteral("<tr class='%1'>")
                    .arg(QLatin1String(kClasses[static_cast<std::size_t>(m.state)])) +
                cell(m.title) +
                QStringLiteral("<td class='value'>%1</td>").arg(m.value.toHtmlEscaped()) +
                cell(m.target) + cell(stateWord(m.state)) +
                cell(m.evidence ? momentText(*m.evidence) : QString()) +
                QStringLiteral("<td class='detail'>%1</td></tr>\n")
                    .arg(QStringList{m.detail, m.source}
                             .join(m.detail.isEmpty() || m.source.isEmpty() ? QString()
                                                                            : QStringLiteral(" · "))
                             .toHtmlEscaped());
    }
    return section.isEmpty() ? html : html + QStringLiteral("</table>\n");
}

} // namespace

QString debriefReport(const ReportInput &input)
{
    const QString style = QStringLiteral(
        "body{font:14px/1.45 Inter,system-ui,sans-serif;color:#1b2330;max-width:920px;margin:32px "
        "auto;padding:0 16px}h1{font-size:22px;margin:0}h2{font-size:15px;margin:26px 0 6px}"
        "p{color:#4a5565;margin:4px 0 18px}table{border-collapse:collapse;width:100%}"
        "td{padding:5px 10px 5px 0;border-bottom:1px solid #e3e8ef;vertical-align:top}"
        ".value{font-weight:600;white-space:nowrap}.detail{color:#4a5565;font-size:12px}"
        ".met .value{color:#0b7a38}.late .value{color:#8a5a00}.missed .value{color:#b01818}"
        "svg{width:100%;height:auto}svg text{font:11px Inter,sans-serif;fill:#1b2330}"
        "svg .name{font-weight:600;font-size:12px}svg .tick{text-anchor:end;fill:#4a5565;"
        "font-size:10px}@media print{body{margin:0}}");
    QString html =
        QStringLiteral("<!doctype html>\n<html><head><meta charset='utf-8'><title>%1</title>"
                       "<style>%2</style></head><body>\n<h1>%1</h1>\n<p>%3</p>\n")
            .arg(input.title.toHtmlEscaped(), style,
                 Report::tr("Debriefing of a session of %1", "report: %1 is its duration")
                     .arg(momentText(input.end))
                     .toHtmlEscaped());
    html += Drawing(input).svg();
    html += measuresTable(input.measures);
    html += QStringLiteral("<h2>%1</h2>\n<table>\n")
                .arg(Report::tr("Marks", "report: heading").toHtmlEscaped());
    for (const SessionFacts::Mark &mark : input.facts.marks)
        html += QStringLiteral("<tr>") + cell(momentText(mark.from)) + cell(mark.label) +
                cell(mark.note) + QStringLiteral("</tr>\n");
    if (input.facts.marks.empty())
        html += QStringLiteral("<tr>") + cell(Report::tr("none", "report: no marks")) +
                QStringLiteral("</tr>\n");
    return html + QStringLiteral("</table>\n</body></html>\n");
}

} // namespace ward::timeline
