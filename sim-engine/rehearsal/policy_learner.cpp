// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/policy_learner.h"

#include "core/content/units.h"
#include "sim-engine/rehearsal/dry_run.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace ward::rehearsal {

namespace {

using content::Record;

constexpr std::int64_t kLookTicks = 15; ///< twice a second
constexpr std::int64_t kHandTicks = 30; ///< a deed takes a second
constexpr int kMostRepeats = 10;
constexpr std::string_view kActor = "learner-1";
constexpr std::string_view kHelper = "instructor"; ///< who brings a device

bool isDrugAction(std::string_view action)
{
    return action == "drug.bolus" || action == "drug.infusion" || action == "fluid.bolus";
}

/// The schema says what is given when nobody names it.
bool hasUsualDrug(std::string_view action)
{
    return action == "fluid.bolus";
}

std::string text(const Record &record, std::string_view cell)
{
    const auto *value = std::get_if<std::string>(&record.cell(cell));
    return value ? *value : std::string();
}

std::string lower(std::string_view from)
{
    std::string out(from);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool anyDefibrillator(const world::World &world, std::string_view flag)
{
    const world::FieldRef field = world.layout().find(flag);
    const auto devices = world.having(world.layout().componentIndex("defibrillator"));
    return std::any_of(devices.begin(), devices.end(),
                       [&](world::Handle device) { return world.flag(device, field); });
}

/// The drug that a checklist item names in its text, by name, label or synonym.
std::string drugIn(const content::Schema &schema, std::string_view sentence)
{
    const std::string words = lower(sentence);
    for (const content::DrugSpec &drug : schema.drugs()) {
        std::vector<std::string> names = drug.synonyms;
        names.push_back(drug.name);
        names.push_back(drug.label);
        for (const std::string &name : names) {
            if (words.find(lower(name)) != std::string::npos)
                return drug.name;
        }
    }
    return {};
}

} // namespace

PolicyLearner::PolicyLearner(LearnerSpec::Kind kind, const Subject &subject, std::uint64_t seed)
    : m_kind(kind)
    , m_subject(subject)
    , m_seed(seed)
{
    const content::Document &document = subject.document;
    for (const Record *record : document.children(document.scenario()->id, "checklist")) {
        Item item;
        item.deed.action = text(*record, "action");
        if (!subject.schema.action(item.deed.action))
            continue;
        if (isDrugAction(item.deed.action)) {
            item.deed.drug = drugIn(subject.schema, text(*record, "text"));
            if (item.deed.drug.empty() && !hasUsualDrug(item.deed.action))
                continue; // a drug that is not named cannot be given
        }
        if (const auto *phase = std::get_if<Id>(&record->cell("phase")))
            item.phase = *phase;
        if (const auto *within = std::get_if<content::Quantity>(&record->cell("within"))) {
            const double seconds =
                content::convert(within->value, within->unit, "s").value_or(within->value);
            item.within = SimTime{std::llround(seconds * 1e6)};
        }
        m_checklist.push_back(std::move(item));
    }
}

Tick PolicyLearner::nextLook(Tick now) const
{
    return Tick{(now.n / kLookTicks + 1) * kLookTicks};
}

void PolicyLearner::call(const Deed &deed, Tick now, const Id &target, const Asked &asked,
                         std::optional<SimTime> within)
{
    const auto [it, fresh] = m_wants.try_emplace(deed);
    Want &want = it->second;
    want.called = true;
    if (!target.isNull())
        want.target = target;
    want.asked.pulseless = asked.pulseless;
    if (asked.atLeast)
        want.asked.atLeast = asked.atLeast;
    if (!asked.route.empty())
        want.asked.route = asked.route;
    if (!fresh)
        return;
    want.order = m_orders++;
    SimTime delay = reactionTo(m_kind, deed, m_seed);
    // Who is prompt keeps the limits the checklist sets.
    if (m_kind != LearnerSpec::Kind::Late && within)
        delay = std::min(delay, SimTime{within->us / 2});
    want.due = now + tickScheduledAt(delay).n;
}

Asked PolicyLearner::askedBy(const kernel::Simulation &simulation,
                             const kernel::Awaited &awaited) const
{
    Asked asked;
    asked.atLeast = awaited.dose;
    if (const Record *trigger = m_subject.document.find(awaited.trigger))
        asked.route = text(*trigger, "route");
    asked.pulseless = isPulseless(simulation, awaited.target);
    return asked;
}

bool PolicyLearner::isPulseless(const kernel::Simulation &simulation, const Id &target) const
{
    const world::World &world = simulation.world();
    const world::Handle patient = world.find(patientOf(simulation, target));
    return patient != world::kNoHandle &&
           !world.flag(patient, world.layout().find("circulation.pulse"));
}

std::optional<Deed> PolicyLearner::deedFor(const kernel::Awaited &awaited, const Asked &asked) const
{
    Deed deed;
    switch (awaited.what) {
    case kernel::Awaited::What::Action:
        if (isDrugAction(awaited.name) && !hasUsualDrug(awaited.name))
            return std::nullopt; // which drug is for the checklist or another rule to say
        deed.action = awaited.name;
        break;
    case kernel::Awaited::What::Shock:
        deed.action = "defib.shock";
        break;
    case kernel::Awaited::What::Drug: {
        const auto giving = givingOf(m_subject.schema, awaited.name, asked);
        if (!giving)
            return std::nullopt;
        deed.action = giving->fluid      ? "fluid.bolus"
                      : giving->infusion ? "drug.infusion"
                                         : "drug.bolus";
        deed.drug = giving->drug;
        break;
    }
    }
    const content::ActionSpec *spec = m_subject.schema.action(deed.action);
    if (!spec || spec->target == "scenario")
        return std::nullopt; // what only an instructor does
    return deed;
}

void PolicyLearner::lookAround(const kernel::Simulation &simulation, Tick now)
{
    for (auto &[deed, want] : m_wants)
        want.called = false;
    const Id phase = simulation.phaseId();
    for (const Item &item : m_checklist) {
        const auto known = m_wants.find(item.deed);
        if (known != m_wants.end() && known->second.done > 0)
            continue;
        if (item.phase.isNull() || item.phase == phase)
            call(item.deed, now, {}, {std::nullopt, {}, isPulseless(simulation, {})}, item.within);
    }
    for (const kernel::Awaited &awaited : simulation.awaited()) {
        if (awaited.reproaches || !awaited.conditionsHold)
            continue;
        const Asked asked = askedBy(simulation, awaited);
        const std::optional<Deed> deed = deedFor(awaited, asked);
        if (!deed)
            continue;
        const auto known = m_wants.find(*deed);
        if (known != m_wants.end() && known->second.done > 0 && awaited.fired > 0)
            continue; // it has had what it waits for
        call(*deed, now, awaited.target, asked, awaited.within);
    }
    // Nobody compresses a chest whose heart beats again.
    const world::World &world = simulation.world();
    const world::Handle patient = world.find(patientOf(simulation, {}));
    if (patient != world::kNoHandle &&
        world.flag(patient, world.layout().find("circulation.pulse")) &&
        world.flag(patient, world.layout().find("circulation.cpr")))
        call({"cpr.stop", {}}, now, {}, {}, SimTime{0});
    else
        m_wants.erase({"cpr.stop", {}});
}

bool PolicyLearner::isApt(const kernel::Simulation &simulation, const Deed &deed,
                          const Want &want) const
{
    const world::World &world = simulation.world();
    const world::Handle patient = world.find(patientOf(simulation, want.target));
    if (patient == world::kNoHandle)
        return false;
    if (deed.action == "cpr.start")
        return !world.flag(patient, world.layout().find("circulation.pulse"));
    if (deed.action != "defib.shock")
        return true;
    if (anyDefibrillator(world, "defibrillator.charging"))
        return false;
    const std::string_view rhythm = world.enumValue(patient, world.layout().find("rhythm.ecg"));
    const content::EnumValue *known = m_subject.schema.enumValue("ecg_rhythm", rhythm);
    return known && known->shockable;
}

Id PolicyLearner::patientOf(const kernel::Simulation &simulation, const Id &named) const
{
    if (!named.isNull())
        return named;
    const world::World &world = simulation.world();
    const auto patients = world.having(world.layout().componentIndex("vitals"));
    return patients.empty() ? Id() : world.id(patients.front());
}

kernel::LearnerAction PolicyLearner::actionFor(const Deed &deed, const Want &want) const
{
    kernel::LearnerAction action;
    action.action = deed.action;
    if (deed.drug.empty()) {
        if (deed.action == "say")
            action.args["text"] = std::string("…");
        return action;
    }
    auto giving = givingOf(m_subject.schema, deed.drug, want.asked);
    if (!giving) {
        action.args["drug"] = deed.drug;
        return action;
    }
    if (m_kind == LearnerSpec::Kind::WrongDrug && want.done == 0)
        giving = wrongly(m_subject.schema, *giving, m_seed);
    action.args["drug"] = giving->drug;
    if (giving->infusion) {
        action.action = "drug.infusion";
        action.args["rate"] = giving->dose;
    } else if (giving->fluid) {
        action.action = "fluid.bolus";
        action.args["volume"] = giving->dose;
    } else {
        action.action = "drug.bolus";
        action.args["dose"] = giving->dose;
        action.args["route"] = giving->route;
    }
    return action;
}

kernel::Input PolicyLearner::inputFor(const kernel::Simulation &simulation, const Deed &deed,
                                      Want &want, Tick now)
{
    const world::World &world = simulation.world();
    const Id patient = patientOf(simulation, want.target);
    const world::Handle handle = world.find(patient);
    kernel::Input input;
    input.actor = kActor;
    kernel::LearnerAction action;
    const bool shock = deed.action == "defib.shock";
    if (shock && !world.flag(handle, world.layout().find("sensors.pads"))) {
        action.action = "defib.pads";
    } else if (shock && !anyDefibrillator(world, "defibrillator.charged")) {
        action.action = "defib.charge";
    } else if (shock && world.flag(handle, world.layout().find("circulation.cpr"))) {
        // Clear of the patient, for as long as the shock takes.
        action.action = "cpr.stop";
        m_resume = now + 2 * kHandTicks;
    } else {
        action = actionFor(deed, want);
        ++want.done;
        want.last = now;
    }
    // What prepares a deed may be one that was called for itself.
    if (action.action != deed.action) {
        const auto it = m_wants.find({action.action, {}});
        if (it != m_wants.end()) {
            ++it->second.done;
            it->second.last = now;
        }
    }
    action.target = patient;
    input.what = std::move(action);
    return input;
}

std::optional<kernel::Input> PolicyLearner::remedyInput(const kernel::Simulation &simulation,
                                                        Tick now)
{
    const auto remedy = std::exchange(m_remedy, std::nullopt);
    if (!remedy)
        return std::nullopt;
    const Id patient = patientOf(simulation, m_remedyTarget);
    kernel::Input input;
    if (remedy->prefab.empty()) {
        input.actor = kActor;
        input.what = kernel::LearnerAction{remedy->action, patient, remedy->args};
        return input;
    }
    const content::Prefab *prefab = m_subject.catalogue.prefab(remedy->prefab);
    const world::World &world = simulation.world();
    const world::Handle handle = world.find(patient);
    if (!prefab || handle == world::kNoHandle)
        return std::nullopt;
    // Beside the patient's bed, in whatever the bed stands in.
    world::Handle place = world.parent(handle);
    if (world.parent(place) != world::kNoHandle &&
        world.parent(world.parent(place)) != world::kNoHandle)
        place = world.parent(place);
    content::Record record;
    record.id =
        deriveId(m_subject.document.scenario()->id, patient, static_cast<std::uint64_t>(now.n));
    record.kind = "entity";
    record.parent = world.id(place);
    record.rank = "V";
    record.cells["name"] = prefab->name;
    record.cells["prefab"] = m_subject.catalogue.reference(*prefab);
    content::ChangeSet change;
    change.id = deriveId(record.id, "spawn");
    change.intent = "edit.spawn";
    change.actor = kHelper;
    change.scope = content::Scope::Session;
    change.at = now.time();
    change.ops.push_back(content::AddOp{std::move(record)});
    input.actor = kHelper;
    input.what = std::move(change);
    return input;
}

std::vector<kernel::Input> PolicyLearner::act(const kernel::Simulation &simulation, Tick next,
                                              std::uint32_t sub)
{
    if (sub > 0 || next.n % kLookTicks != 0)
        return {};
    m_doing.reset();
    if (next >= m_free) {
        if (auto remedy = remedyInput(simulation, next)) {
            m_free = next + kHandTicks;
            return {*std::move(remedy)};
        }
    }
    lookAround(simulation, next);
    if (next < m_free)
        return {};
    if (m_resume && next >= *m_resume) {
        m_resume.reset();
        if (isPulseless(simulation, {})) {
            m_free = next + kHandTicks;
            kernel::Input input;
            input.actor = kActor;
            input.what = kernel::LearnerAction{"cpr.start", patientOf(simulation, {}), {}};
            return {std::move(input)};
        }
    }
    const Deed *best = nullptr;
    Want *chosen = nullptr;
    for (auto &[deed, want] : m_wants) {
        if (!want.called || want.hopeless || want.done > kMostRepeats)
            continue;
        Tick due = want.due;
        if (want.done > 0)
            due = want.last + tickScheduledAt(repeatAfter(deed)).n;
        if (due > next || !isApt(simulation, deed, want))
            continue;
        if (!chosen || std::tie(want.due, want.order) < std::tie(chosen->due, chosen->order)) {
            best = &deed;
            chosen = &want;
        }
    }
    if (!chosen)
        return {};
    m_free = next + kHandTicks;
    m_doing = *best;
    m_remedyTarget = chosen->target;
    return {inputFor(simulation, *best, *chosen, next)};
}

void PolicyLearner::refused(const kernel::Input &, const Error &why)
{
    if (!m_doing)
        return;
    const auto it = m_wants.find(*m_doing);
    if (it == m_wants.end())
        return;
    it->second.done = std::max(0, it->second.done - 1);
    const auto remedy = remedyFor(why.code());
    if (!remedy || m_remedies[why.code()]++ > 0) {
        it->second.hopeless = true;
        return;
    }
    m_remedy = remedy;
    it->second.due = Tick{0}; // first, as soon as that is done
}

} // namespace ward::rehearsal
