// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/schema.h"
#include "tests/support/scenario_builder.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <string>
#include <vector>

namespace ward::test {

/// Something that happens in a run and is there at a tick.
struct Step
{
    std::int64_t tick;
    std::function<void(Run &)> does;
};

inline void play(Run &run, const std::vector<Step> &steps, std::int64_t until)
{
    while (run.world().tick().n < until) {
        for (const Step &step : steps) {
            if (step.tick == run.world().tick().n + 1)
                step.does(run);
        }
        run.step();
    }
}

/// Ticks at which the rule of that name fired.
inline QString firedAt(const Run &run, const std::string &rule = "R")
{
    QStringList ticks;
    for (const recording::Event &event : run.of("rule.fired")) {
        if (run.payload(event).rule_fired().name() == rule)
            ticks << QString::number(event.tick.n);
    }
    return ticks.join(u' ');
}

/// Values of a schema enum that no row of a table begins with ("vital-below", "vital-below: …").
inline QStringList withoutRow(const char *enumName, const QStringList &rows)
{
    QSet<QString> seen;
    for (const QString &row : rows)
        seen << row.section(u':', 0, 0).trimmed();
    QStringList missing;
    for (const content::EnumValue &value : content::Schema::shipped().enumValues(enumName)) {
        if (!seen.contains(QString::fromStdString(value.value)))
            missing << QString::fromStdString(value.value);
    }
    return missing;
}

inline std::function<void(Run &)> sets(const std::string &path, double value,
                                       const std::string &unit)
{
    return [=](Run &run) {
        run.set(run.world().id(run.patient()), path, content::Quantity{value, unit});
    };
}
inline std::function<void(Run &)> hr(double value)
{
    return sets("vitals.hr", value, "/min");
}
inline std::function<void(Run &)> acts(const std::string &action, const std::string &args = {})
{
    return [=](Run &run) { run.act(action, args); };
}
inline std::function<void(Run &)> cues(const std::string &name)
{
    return [=](Run &run) { run.submit({Id(), "instructor", kernel::CueInput{name}}); };
}
inline std::function<void(Run &)> changes(const content::Op &op)
{
    return [=](Run &run) {
        content::ChangeSet change;
        change.id = Id(0xcafe, static_cast<std::uint64_t>(run.world().tick().n));
        change.intent = "edit.change";
        change.scope = content::Scope::Session;
        change.ops.push_back(op);
        run.submit({Id(), "instructor", change});
    };
}

} // namespace ward::test
