#include "page/tables.hpp"

#include <algorithm>
#include <map>

#include "experiment/paired_runs.hpp"
#include "page/study_lines.hpp"

namespace diorama::page {

namespace {

bool always(StudyResult const&) { return true; }
bool has_leads(StudyResult const& result) { return !result.comparison.leads.empty(); }
bool has_model(StudyResult const& result) {
    return std::none_of(result.study.arms.begin(), result.study.arms.end(),
                        [](auto const& arm) { return arm.scenario.model.bare_contagion(); });
}
bool has_bottlenecks(StudyResult const& result) { return result.bottlenecks != nullptr; }
bool has_assumptions(StudyResult const& result) { return result.assumptions != nullptr; }

std::string_view name_of(org::Organisation const& organisation, org::PersonId who) {
    auto const& names = organisation.chart.names;
    return names.empty() ? std::string_view{} : names[organisation.post(who)];
}

struct LeaderSums {
    std::string_view role;
    std::vector<double> pledged, given, used, alone, steering, required, blocked;
};

}  // namespace

void write_leads(StudyResult const& result, std::ostream& out) {
    StudyLines lines(result, out,
                     "measure,unit,week,first,second,difference,difference_low,difference_high,"
                     "p_best,decided");
    auto const& comparison = result.comparison;
    for (auto const& lead : comparison.leads) {
        auto const& measure = comparison.measures[lead.measure];
        lines.line(measure.name, measure.unit, comparison.weeks, lines.arm(lead.first),
                   lines.arm(lead.second), lead.difference, lead.p_best, lead.decided() ? 1 : 0);
    }
}

void write_leader_hours(StudyResult const& result, std::ostream& out) {
    StudyLines lines(
        result, out,
        "arm,person,role,title,pledged_hours,given_hours,used_hours,individual_hours," +
            std::string("steering_hours,required_sessions,blocked_sessions") +
            (result.facts.names ? ",name" : ""));
    experiment::PairedRuns const runs(result.study, result.runs);
    auto const seeds = runs.seeds().size();
    for (std::size_t arm = 0; arm < runs.arms(); ++arm) {
        auto const& organisation = *result.study.arms[arm].scenario.model.organisation;
        std::map<org::PersonId, LeaderSums> leaders;
        for (std::size_t seed = 0; seed < seeds; ++seed)
            for (auto const& one : runs.of(arm)[seed]->leaders) {
                auto& sums = leaders[one.who];
                sums.role = one.role;
                for (auto const& [list, value] :
                     {std::pair{&sums.pledged, one.pledged_hours},
                      std::pair{&sums.given, one.given_hours},
                      std::pair{&sums.used, one.used_hours},
                      std::pair{&sums.alone, one.individual_hours},
                      std::pair{&sums.steering, one.steering_hours},
                      std::pair{&sums.required, static_cast<double>(one.required_sessions)},
                      std::pair{&sums.blocked, static_cast<double>(one.blocked_sessions)}}) {
                    list->resize(seeds);
                    (*list)[seed] = value;
                }
            }
        for (auto const& [who, sums] : leaders)
            lines.line_with(
                result.facts.names ? std::optional(name_of(organisation, who)) : std::nullopt,
                lines.arm(arm), organisation.id(who), sums.role, organisation.title(who),
                experiment::mean(sums.pledged), experiment::mean(sums.given),
                experiment::mean(sums.used), experiment::mean(sums.alone),
                experiment::mean(sums.steering), experiment::mean(sums.required),
                experiment::mean(sums.blocked));
    }
}

void write_bottlenecks(reasons::Bottlenecks const& found, scenario::Study const& study,
                       std::ostream& out) {
    auto const first = study.arms[study.baseline].scenario.model.seed;
    std::vector<std::uint64_t> const seeds{first, first + found.plan.seeds - 1};
    StudyLines lines(study, seeds, out,
                     "arm,measure,week,rank,kind,name,title,role,what_if,as_it_is,without,low,high,"
                     "gain,gain_low,gain_high,mean_gain,mean_gain_low,mean_gain_high,decided");
    std::size_t rank = 0;
    for (auto const& one : found.ranked)
        lines.line(lines.arm(found.plan.arm), found.plan.measure, found.plan.week, ++rank,
                   reasons::knock_out_kind_names[static_cast<std::size_t>(one.what.kind)],
                   one.what.name, one.what.title, one.what.role, one.what.meaning,
                   found.as_it_is.mean, one.value, one.gain, one.mean_gain, one.decided() ? 1 : 0);
}

void write_assumptions(StudyResult const& result, std::ostream& out) {
    StudyLines lines(result, out,
                     "first,second,measure,week,draws,spread,ahead_share,ahead_low,ahead_high,lead,"
                     "lead_low,lead_high,rank,path,unit,grade,default,from,to,correlation,"
                     "correlation_low,correlation_high,doubt,weakness,stands_out,meaning");
    auto const& found = *result.assumptions;
    std::size_t rank = 0;
    for (auto const& one : found.weakest_first)
        lines.line(lines.arm(found.plan.first), lines.arm(found.plan.second), found.plan.measure,
                   found.plan.week, found.draws, found.plan.spread,
                   static_cast<double>(found.ahead_count) / static_cast<double>(found.draws),
                   found.ahead_interval, found.lead, ++rank, one.path, one.unit, one.grade,
                   one.default_value, one.low, one.high, one.correlation, one.interval, one.doubt,
                   one.weakness, one.stands_out ? 1 : 0, one.meaning);
}

std::vector<StudyTable> const& study_tables() {
    static std::vector<StudyTable> const tables{
        {"leads.csv", write_leads, has_leads},
        {"courses.csv", write_courses, always},
        {"groups.csv", write_groups, has_model},
        {"leaders.csv", write_leader_hours, has_model},
        {"money.csv", write_money, has_model},
        {"differences.csv", write_differences, always},
        {"bottlenecks.csv",
         [](StudyResult const& result, std::ostream& out) {
             write_bottlenecks(*result.bottlenecks, result.study, out);
         },
         has_bottlenecks},
        {"assumptions.csv", write_assumptions, has_assumptions}};
    return tables;
}

}  // namespace diorama::page
