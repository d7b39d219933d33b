// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"
#include "core/content/checks/writes.h"

#include <algorithm>
#include <cmath>

namespace ward::content {

namespace {

/// A mean pressure this far from D + (S − D)/3 is more likely a slip than a waveform.
constexpr double kMeanTolerance = 15;

/// The values that one rule leaves a patient's arterial pressures at, in mmHg.
struct Pressures
{
    const Write *systolic = nullptr;
    const Write *mean = nullptr;
    const Write *diastolic = nullptr;
};

bool givesPulse(const Checker &checker, const std::string &rhythm)
{
    const EnumValue *value = checker.schema.enumValue("ecg_rhythm", rhythm);
    return !value || value->pulse;
}

std::string text(double value)
{
    return std::to_string(std::llround(value)) + " mm[Hg]";
}

void checkGroup(Checker &checker, const Behaviour &behaviour, const Pressures &p)
{
    const Checker::Args args = {{"rule", checker.name(*behaviour.record)}};
    const bool pair = p.systolic && p.diastolic;
    if (pair && *p.systolic->number <= *p.diastolic->number) {
        Diagnostic &found =
            checker.report(*p.systolic->action, "value", "content.rule.pressure-order", args);
        if (*p.systolic->number < *p.diastolic->number) {
            QuickFix fix = setFix(checker, FixKind::Choice, *p.systolic->action, "value",
                                  CellValue(p.diastolic->text));
            QuickFix other = setFix(checker, FixKind::Choice, *p.diastolic->action, "value",
                                    CellValue(p.systolic->text));
            fix.message = Message("content.fix.swap-pressures");
            fix.change.ops.push_back(other.change.ops.front());
            found.fixes.push_back(std::move(fix));
        }
        return;
    }
    if (!p.mean)
        return;
    const double mean = *p.mean->number;
    const bool above = p.systolic && mean >= *p.systolic->number;
    const bool below = p.diastolic && mean <= *p.diastolic->number;
    const double usual =
        pair ? *p.diastolic->number + (*p.systolic->number - *p.diastolic->number) / 3 : mean;
    const bool odd = pair && std::fabs(mean - usual) > kMeanTolerance;
    if (!above && !below && !odd)
        return;
    Diagnostic &found = checker.report(
        *p.mean->action, "value",
        above || below ? "content.rule.pressure-order" : "content.rule.mean-unlikely", args);
    if (pair)
        found.fixes.push_back(
            setFix(checker, FixKind::Choice, *p.mean->action, "value", CellValue(text(usual))));
}

/// Pressures that one rule leaves a patient at: each by the last action on it.
void checkPressuresOf(Checker &checker, const Behaviour &behaviour,
                      const std::vector<Write> &writes)
{
    std::map<Id, Pressures> byPatient;
    const auto later = [](const Write *&kept, const Write &write) {
        if (!kept || write.end >= kept->end)
            kept = &write;
    };
    for (const Write &write : writes) {
        if (!write.number || write.relative)
            continue;
        Pressures &p = byPatient[write.entity];
        if (write.path == "vitals.sbp")
            later(p.systolic, write);
        else if (write.path == "vitals.map")
            later(p.mean, write);
        else if (write.path == "vitals.dbp")
            later(p.diastolic, write);
    }
    for (const auto &[patient, pressures] : byPatient)
        checkGroup(checker, behaviour, pressures);
}

/// A rhythm without a pulse and, from the same rule at the same time or later, a pressure.
void checkPulseless(Checker &checker, const std::vector<Write> &writes)
{
    for (const Write &rhythm : writes) {
        if (rhythm.path != "rhythm.ecg" || givesPulse(checker, rhythm.text))
            continue;
        const auto pressure = std::find_if(writes.begin(), writes.end(), [&](const Write &write) {
            const bool arterial = write.path == "vitals.sbp" || write.path == "vitals.map" ||
                                  write.path == "vitals.dbp";
            const bool revived = std::any_of(writes.begin(), writes.end(), [&](const Write &w) {
                return w.path == "rhythm.ecg" && w.entity == write.entity &&
                       w.start > rhythm.start && w.start <= write.start &&
                       givesPulse(checker, w.text);
            });
            return arterial && write.entity == rhythm.entity && write.number && *write.number > 0 &&
                   !write.relative && write.start >= rhythm.start && !revived;
        });
        if (pressure == writes.end())
            continue;
        const FieldSpec *spec = checker.schema.field(pressure->path);
        const EnumValue *value = checker.schema.enumValue("ecg_rhythm", rhythm.text);
        Diagnostic &found =
            checker.report(*pressure->action, "value", "content.rule.pressure-without-pulse",
                           {{"field", spec ? spec->label : pressure->path},
                            {"rhythm", value ? value->label : rhythm.text}});
        found.fixes.push_back(removeFix(checker, FixKind::Choice, *pressure->action));
        return;
    }
}

} // namespace

void checkPressureGroups(Checker &checker)
{
    for (const Behaviour &behaviour : checker.behaviours) {
        const std::vector<Write> writes = writesOf(checker, behaviour);
        checkPressuresOf(checker, behaviour, writes);
        checkPulseless(checker, writes);
    }
}

} // namespace ward::content
