#include "reasons/bottlenecks.hpp"

#include <algorithm>
#include <cassert>

#include "design/point_runs.hpp"
#include "experiment/compared_measures.hpp"
#include "experiment/comparison.hpp"
#include "reasons/brakes.hpp"

namespace diorama::reasons {

namespace {

using mechanisms::Role;

/// Roles that a session of the plan needs; the playbacks need the chief executive too.
std::vector<Role> required_roles(engine::Model const& model) {
    std::vector<Role> roles;
    if (!model.get<mechanisms::Switches>().programme) return roles;
    for (std::size_t r = 0; r < mechanisms::role_count; ++r) {
        auto const role = static_cast<Role>(r);
        bool const needed =
            (role == Role::chief_executive && !model.activities.empty()) ||
            std::any_of(model.activities.begin(), model.activities.end(), [&](auto const& one) {
                return std::find(one.roles.begin(), one.roles.end(), role) != one.roles.end();
            });
        if (needed) roles.push_back(role);
    }
    return roles;
}

/// Outcomes of a run: the measure in the week, and its mean over the weeks up to it.
void read_course(engine::Record const& record, std::size_t column, std::uint32_t week,
                 std::span<double> outcomes) {
    double sum = 0.0;
    for (std::uint32_t w = 1; w <= week; ++w) sum += record.at(w, column);
    outcomes[0] = record.at(week, column);
    outcomes[1] = sum / std::max(1U, week);
}

std::vector<double> outcome_of(design::PointRuns const& runs, std::size_t point,
                               std::size_t outcome, double sign) {
    std::vector<double> values;
    for (std::size_t seed = 0; seed < runs.replicates; ++seed)
        values.push_back(sign * runs.at(point, seed, outcome));
    return values;
}

}  // namespace

std::vector<KnockOut> knock_outs(engine::Model const& model) {
    std::vector<KnockOut> list;
    if (model.bare_contagion()) return list;
    auto const& organisation = *model.organisation;
    for (auto const role : required_roles(model)) {
        auto const who = model.roles.of(role);
        if (who == org::no_person) continue;
        bool const known = std::any_of(list.begin(), list.end(), [&](KnockOut const& one) {
            return one.place == org::row(who);
        });
        if (known) continue;
        list.push_back({.kind = KnockOutKind::leader,
                        .name = std::string(organisation.id(who)),
                        .title = std::string(organisation.title(who)),
                        .role = mechanisms::role_names[static_cast<std::size_t>(role)],
                        .meaning = "nobody books this leader's week",
                        .place = org::row(who)});
    }
    for (std::size_t b = 0; b < brakes().size(); ++b) {
        auto const& brake = brakes()[b];
        if (acts(brake, model))
            list.push_back({.kind = KnockOutKind::brake,
                            .name = std::string(brake.name),
                            .title = {},
                            .role = {},
                            .meaning = std::string(brake.meaning),
                            .place = b});
    }
    return list;
}

engine::Model without(engine::Model const& model, KnockOut const& what) {
    engine::Model changed = model;
    if (what.kind == KnockOutKind::brake) {
        lift(brakes()[what.place], changed);
        return changed;
    }
    auto const who = org::person(what.place);
    auto const known = std::find_if(changed.diaries.begin(), changed.diaries.end(),
                                    [&](auto const& diary) { return diary.who == who; });
    if (known != changed.diaries.end()) {
        known->busy = 0;
        return changed;
    }
    auto const after = std::find_if(changed.diaries.begin(), changed.diaries.end(),
                                    [&](auto const& diary) { return diary.who > who; });
    changed.diaries.insert(after, {who, 0});
    return changed;
}

Bottlenecks find_bottlenecks(scenario::Study const& study, BottleneckPlan const& plan,
                             std::vector<KnockOut> const& knock_outs,
                             parallel::Workers const& workers, experiment::Progress const& progress,
                             std::atomic<bool> const& stop) {
    auto const& arm = study.arms[plan.arm];
    auto const& base = arm.scenario.model;
    auto const catalogue = experiment::published(arm);
    auto const column = measures::find(catalogue, plan.measure);
    assert(column && plan.week <= base.weeks && plan.seeds >= 1);
    Bottlenecks found;
    found.plan = plan;
    found.planned = knock_outs.size();
    auto const make = [&](std::size_t point) {
        auto model = std::make_shared<engine::Model>(
            point == 0 ? base : without(base, knock_outs[point - 1]));
        model->weeks = plan.week;
        model->seed = study.arms[study.baseline].scenario.model.seed;
        return model;
    };
    auto const runs = design::run_points(
        1 + knock_outs.size(), plan.seeds, 2, make,
        [&](engine::Record const& record, std::span<double> outcomes) {
            read_course(record, *column, plan.week, outcomes);
        },
        workers, progress, stop);
    found.interrupted = stop.load();
    if (!runs.complete(0)) return found;

    constexpr double confidence = experiment::table_confidence;
    double const sign = catalogue[*column].higher_is_better ? 1.0 : -1.0;
    auto const at_end = outcome_of(runs, 0, 0, sign);
    auto const on_the_way = outcome_of(runs, 0, 1, sign);
    found.as_it_is = experiment::mean_estimate(outcome_of(runs, 0, 0, 1.0), confidence);
    for (std::size_t k = 0; k < knock_outs.size(); ++k) {
        if (!runs.complete(k + 1)) continue;
        found.ranked.push_back(
            {.what = knock_outs[k],
             .value = experiment::mean_estimate(outcome_of(runs, k + 1, 0, 1.0), confidence),
             .gain =
                 experiment::paired_difference(outcome_of(runs, k + 1, 0, sign), at_end, confidence)
                     .difference,
             .mean_gain = experiment::paired_difference(outcome_of(runs, k + 1, 1, sign),
                                                        on_the_way, confidence)
                              .difference});
    }
    std::stable_sort(
        found.ranked.begin(), found.ranked.end(),
        [](Bottleneck const& a, Bottleneck const& b) { return a.gain.mean > b.gain.mean; });
    return found;
}

}  // namespace diorama::reasons
