#include "design/robustness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "design/ranges.hpp"
#include "experiment/compare.hpp"
#include "experiment/comparison_parts.hpp"
#include "random/draw.hpp"
#include "scenario/consistency.hpp"

namespace diorama::design {

namespace {

constexpr double confidence = 0.95;

double value_in(engine::Model const& model, Factor const& factor) {
    return mechanisms::read_parameter(model.parameters,
                                      std::get<mechanisms::ParameterRef>(factor.target));
}

bool is_set_by_event(scenario::Study const& study, Factor const& factor) {
    auto const ref = std::get<mechanisms::ParameterRef>(factor.target);
    for (auto const& arm : study.arms)
        for (auto const& event : arm.scenario.model.events)
            if (auto const* set = std::get_if<interventions::SetParameter>(&event.action);
                set != nullptr && set->path == ref)
                return true;
    return false;
}

/// Why a parameter stays as it is, or nothing.
std::string_view reason_to_stay(scenario::Study const& study, Factor const& factor) {
    if (is_decided(factor.path)) return "somebody decides it";
    if (factor.whole) return "it takes whole numbers";
    if (std::any_of(study.arms.begin(), study.arms.end(), [&](scenario::Arm const& arm) {
            return value_in(arm.scenario.model, factor) != factor.default_value;
        }))
        return "an arm sets it";
    if (is_set_by_event(study, factor)) return "an event sets it";
    if (factor.default_value == 0.0) return "its default is 0";
    return {};
}

/// FNV-1a, so that a draw hangs on the parameter's name and not on its place in the list.
std::uint32_t hash_of(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (char const letter : text) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 16777619U;
    }
    return hash;
}

void count_up(scenario::Study const& study, experiment::StudyRuns const& runs,
              Robustness& robustness) {
    auto const judgements = experiment::judge(experiment::PairedRuns(study, runs));
    for (std::size_t k = 0; k < judgements.size(); ++k) {
        double const difference = judgements[k].difference.mean;
        double const by = study.expectations[k].by;
        // The last bit of a subtraction must not decide, as in judge().
        double const slack = 1e-12 * std::max(1.0, std::abs(by));
        auto& held = robustness.held[k];
        held.differences.push_back(difference);
        held.sign_count += difference > 0.0 ? 1 : 0;
        held.margin_count += difference >= by - slack ? 1 : 0;
    }
    ++robustness.draws;
}

}  // namespace

Robustness what_varies(scenario::Study const& study, RobustnessPlan const& plan) {
    Robustness robustness;
    robustness.plan = plan;
    auto factors = factors_of(study.arms.front().scenario.model);
    for (auto list : {&factors.list, &factors.rangeless})
        for (auto& factor : *list) {
            if (std::holds_alternative<EventField>(factor.target)) continue;
            auto const reason = reason_to_stay(study, factor);
            if (!reason.empty()) {
                robustness.fixed.push_back({factor.path, std::string(reason)});
                continue;
            }
            double const one = (1.0 - plan.spread) * factor.default_value;
            double const other = (1.0 + plan.spread) * factor.default_value;
            factor.low =
                std::clamp(std::min(one, other), factor.declared_low, factor.declared_high);
            factor.high =
                std::clamp(std::max(one, other), factor.declared_low, factor.declared_high);
            robustness.varied.push_back(factor);
        }
    robustness.held.resize(study.expectations.size());
    return robustness;
}

void demand_testable(scenario::Study const& study, RobustnessPlan const& plan) {
    problems::Problems problems;
    if (study.expectations.empty())
        problems.add({study.name, 0, 0}, "this study expects nothing that could be robust",
                     "write [[expect]] in the study");
    else if (what_varies(study, plan).varied.empty())
        problems.add({study.name, 0, 0},
                     "the arms set every parameter of this study, so that nothing is left to vary",
                     "compare it without --robustness");
    problems.throw_if_any();
}

std::vector<double> drawn_values(std::vector<Factor> const& varied, engine::Model const& model,
                                 std::uint64_t seed, std::size_t draw) {
    std::vector<double> values;
    engine::Model drawn = model;
    for (auto const& factor : varied) {
        auto const words = random::words({.seed = seed,
                                          .purpose = random::Purpose::robustness,
                                          .week = static_cast<std::uint32_t>(draw),
                                          .person = hash_of(factor.path)});
        values.push_back(value_at(factor, random::uniform53(words[0], words[1])));
        assign(factor, values.back(), drawn);
    }
    for (auto const& one : scenario::find_contradictions(drawn.parameters))
        for (std::size_t k = 0; k < varied.size(); ++k)
            if (std::find(one.paths.begin(), one.paths.end(), varied[k].path) != one.paths.end())
                values[k] = varied[k].default_value;
    return values;
}

Robustness test_robustness(scenario::Study const& study, RobustnessPlan const& plan,
                           parallel::Workers const& workers, experiment::Progress const& progress,
                           std::atomic<bool> const& stop) {
    auto robustness = what_varies(study, plan);
    assert(!study.expectations.empty() && !robustness.varied.empty());
    scenario::Study drawn = study;
    drawn.replicates = plan.replicates;
    std::size_t const runs_a_draw = study.arms.size() * plan.replicates;
    for (std::size_t draw = 0; draw < plan.draws; ++draw) {
        for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
            auto const& model = study.arms[arm].scenario.model;
            auto const values = drawn_values(robustness.varied, model,
                                             study.arms[study.baseline].scenario.model.seed, draw);
            for (std::size_t k = 0; k < values.size(); ++k)
                assign(robustness.varied[k], values[k], drawn.arms[arm].scenario.model);
        }
        auto const runs = experiment::run_study(
            drawn, workers,
            [&](std::size_t done, std::size_t) {
                if (progress) progress(draw * runs_a_draw + done, plan.draws * runs_a_draw);
            },
            stop);
        if (runs.interrupted) {
            robustness.interrupted = true;
            break;
        }
        count_up(drawn, runs, robustness);
    }
    for (auto& held : robustness.held) {
        held.sign_interval = experiment::wilson_interval(static_cast<double>(held.sign_count),
                                                         robustness.draws, confidence);
        held.margin_interval = experiment::wilson_interval(static_cast<double>(held.margin_count),
                                                           robustness.draws, confidence);
        held.median = experiment::median(held.differences);
    }
    return robustness;
}

}  // namespace diorama::design
