// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QString>
#include <QStringList>

#include <cmath>

namespace ward::test {

/// Reads Prometheus' text format 0.0.4 as strictly as `promtool check metrics` does: its grammar,
/// and what its linter wants of names. What is wrong, a line each; nothing: all is well.
class Exposition
{
public:
    explicit Exposition(const QString &text)
    {
        if (!text.endsWith(QLatin1Char('\n')))
            m_faults.append(QStringLiteral("the last line has no end"));
        for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            read(line);
        endFamily();
    }

    [[nodiscard]] const QStringList &faults() const { return m_faults; }
    [[nodiscard]] const QSet<QString> &families() const { return m_families; }
    /// Of a sample as it is written, labels and all; NaN when there is none.
    [[nodiscard]] double value(const QString &sample) const { return m_values.value(sample, NAN); }

private:
    void fault(const QString &what, const QString &where)
    {
        m_faults.append(what + QStringLiteral(": ") + where);
    }

    void read(const QString &line)
    {
        static const QRegularExpression comment(
            QStringLiteral("^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$"));
        static const QRegularExpression sample(
            QStringLiteral("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\""
                           "(?:[^\"\\\\]|\\\\[\\\\\"n])*\",?)*)\\})? "
                           "([-+]?(?:\\d+(?:\\.\\d*)?(?:e[-+]?\\d+)?|Inf)|NaN)$"));
        if (line.startsWith(QLatin1Char('#'))) {
            const auto match = comment.match(line);
            if (!match.hasMatch())
                return fault(QStringLiteral("no comment of the format"), line);
            return match.captured(1) == QLatin1String("HELP")
                       ? help(match.captured(2), match.captured(3))
                       : type(match.captured(2), match.captured(3));
        }
        const auto match = sample.match(line);
        if (!match.hasMatch())
            return fault(QStringLiteral("no sample of the format"), line);
        take(match.captured(1), match.captured(2), match.captured(3), line);
    }

    void help(const QString &name, const QString &text)
    {
        endFamily();
        m_family = name;
        if (m_families.contains(name))
            fault(QStringLiteral("a family in two pieces"), name);
        m_families.insert(name);
        if (!text.endsWith(QLatin1Char('.')))
            fault(QStringLiteral("help that is no sentence"), name);
        lintName(name);
    }

    void type(const QString &name, const QString &type)
    {
        static const QStringList types{QStringLiteral("counter"), QStringLiteral("gauge"),
                                       QStringLiteral("histogram"), QStringLiteral("summary"),
                                       QStringLiteral("untyped")};
        if (name != m_family || !m_type.isEmpty())
            fault(QStringLiteral("a type without its help, or twice"), name);
        if (!types.contains(type))
            fault(QStringLiteral("no type"), name + QLatin1Char(' ') + type);
        m_type = type;
        if ((type == QLatin1String("counter")) != name.endsWith(QLatin1String("_total")))
            fault(QStringLiteral("counters, and only they, end in _total"), name);
        const bool reserved = name.endsWith(QLatin1String("_count")) ||
                              name.endsWith(QLatin1String("_sum")) ||
                              name.endsWith(QLatin1String("_bucket"));
        if (reserved)
            fault(QStringLiteral("a suffix that belongs to histograms"), name);
        if (name.contains(type))
            fault(QStringLiteral("the type in the name"), name);
    }

    void lintName(const QString &name)
    {
        if (name.contains(QLatin1Char(':')) || name != name.toLower())
            fault(QStringLiteral("colons and capitals are for recording rules"), name);
        // Base units, whole words.
        static const QSet<QString> strange{
            QStringLiteral("ms"),           QStringLiteral("us"),        QStringLiteral("ns"),
            QStringLiteral("sec"),          QStringLiteral("s"),         QStringLiteral("min"),
            QStringLiteral("milliseconds"), QStringLiteral("minutes"),   QStringLiteral("hours"),
            QStringLiteral("kb"),           QStringLiteral("kib"),       QStringLiteral("mb"),
            QStringLiteral("kilobytes"),    QStringLiteral("megabytes"), QStringLiteral("b"),
            QStringLiteral("percent"),      QStringLiteral("celcius"),   QStringLiteral("bits")};
        const QStringList words = name.split(QLatin1Char('_'));
        for (const QString &word : words) {
            if (strange.contains(word))
                fault(QStringLiteral("not a base unit in full"), name);
        }
        // The unit comes last, before _total.
        for (const char *unit : {"seconds", "bytes"}) {
            const QString last = words.last() == QLatin1String("total") && words.size() > 1
                                     ? words[words.size() - 2]
                                     : words.last();
            if (words.contains(QLatin1String(unit)) && last != QLatin1String(unit))
                fault(QStringLiteral("the unit is not at the end"), name);
        }
    }

    void take(const QString &name, const QString &labels, const QString &number,
              const QString &line)
    {
        if (m_type.isEmpty() || !name.startsWith(m_family))
            return fault(QStringLiteral("a sample outside its family"), line);
        const QString suffix = name.mid(m_family.size());
        const bool histogram = m_type == QLatin1String("histogram");
        const QStringList suffixes =
            histogram ? QStringList{QStringLiteral("_bucket"), QStringLiteral("_sum"),
                                    QStringLiteral("_count")}
                      : QStringList{QString()};
        if (!suffixes.contains(suffix))
            return fault(QStringLiteral("a sample outside its family"), line);
        const QString key =
            labels.isEmpty() ? name : name + QLatin1Char('{') + labels + QLatin1Char('}');
        if (m_values.contains(key))
            fault(QStringLiteral("twice"), key);
        double value = NAN;
        if (number.endsWith(QLatin1String("Inf")))
            value = number.startsWith(QLatin1Char('-')) ? -INFINITY : INFINITY;
        else if (number != QLatin1String("NaN"))
            value = number.toDouble();
        m_values.insert(key, value);
        if (m_type == QLatin1String("counter") && !(value >= 0))
            fault(QStringLiteral("a counter below zero"), line);
        const bool bounded = labels.contains(QLatin1String("le=\""));
        if (bounded != (suffix == QLatin1String("_bucket")))
            fault(QStringLiteral("le is for buckets"), line);
        if (suffix == QLatin1String("_bucket")) {
            const QString text = labels.section(QLatin1Char('"'), 1, 1);
            const double bound = text == QLatin1String("+Inf") ? INFINITY : text.toDouble();
            if (!(bound > m_bound) || !(value >= m_below))
                fault(QStringLiteral("buckets that do not ascend"), line);
            m_bound = bound;
            m_below = value;
        } else if (suffix == QLatin1String("_count")) {
            m_count = value;
        }
        m_summed |= suffix == QLatin1String("_sum");
        ++m_samples;
    }

    void endFamily()
    {
        if (!m_family.isEmpty()) {
            if (m_type.isEmpty() || m_samples == 0)
                fault(QStringLiteral("a family without type or samples"), m_family);
            if (m_type == QLatin1String("histogram") &&
                (!m_summed || m_bound != INFINITY || m_count != m_below))
                fault(QStringLiteral("a histogram that is not whole"), m_family);
        }
        m_family.clear();
        m_type.clear();
        m_samples = 0;
        m_summed = false;
        m_bound = -INFINITY;
        m_below = -1;
        m_count = -1;
    }

    QStringList m_faults;
    QSet<QString> m_families;
    QMap<QString, double> m_values;
    QString m_family;
    QString m_type;
    int m_samples = 0;
    bool m_summed = false;
    double m_bound = -INFINITY;
    double m_below = -1;
    double m_count = -1;
};

} // namespace ward::test
