#include "report/run_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "problems/visible.hpp"
#include "report/run_readiness.hpp"
#include "report/run_timing.hpp"

namespace diorama::report {

namespace {

using engine::Simulation;
using Out = std::back_insert_iterator<std::string>;

/// What a strategist looks at first; `diorama measures` and weekly.csv have all of them.
constexpr std::array<std::string_view, 12> headline{"adopted",
                                                    "adopted_share",
                                                    "informed",
                                                    "using",
                                                    "integrated",
                                                    "integrated_visible",
                                                    "energy",
                                                    "trust",
                                                    "participation",
                                                    "tool_quality",
                                                    "programme_complete",
                                                    "leader_change_hours"};
constexpr std::array<std::string_view, 5> halved{"adopted_share", "informed", "using", "integrated",
                                                 "integrated_visible"};
constexpr std::size_t longest_slip_list = 6;

/// `12,823`.
std::string grouped(std::uint64_t number) {
    std::string text = fmt::format("{}", number);
    for (std::ptrdiff_t at = std::ssize(text) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string value_text(measures::Measure const& measure, double value) {
    if (measure.unit == "share") return fmt::format("{:.1f} %", 100.0 * value);
    if (measure.unit == "people") return grouped(static_cast<std::uint64_t>(value));
    if (measure.unit == "hours") return fmt::format("{:.0f} h", value);
    return fmt::format("{:.2f}", value);
}

std::string half_text(engine::Record const& record, std::size_t measure) {
    for (std::size_t week = 0; week < record.rows(); ++week)
        if (record.at(week, measure) >= 0.5)
            return week == 0 ? "from the start" : fmt::format("week {}", week);
    return "not reached";
}

void say_organisation(Out out, org::Organisation const& organisation) {
    auto const& lines = organisation.hierarchy;
    std::size_t const layers =
        lines.depths.empty() ? 0 : 1U + *std::max_element(lines.depths.begin(), lines.depths.end());
    double const span = lines.leaders.empty() ? 0.0
                                              : static_cast<double>(lines.reports.size()) /
                                                    static_cast<double>(lines.leaders.size());
    fmt::format_to(out,
                   "{} people in {} departments and {} layers; {} managers with {:.1f} reports "
                   "each; {} ties{}\n",
                   grouped(organisation.headcount()), grouped(organisation.department_names.size()),
                   layers, grouped(lines.leaders.size()), span,
                   grouped(organisation.ties.directed_count() / 2),
                   organisation.ties_generated ? " (generated)" : "");
}

void say_measures(Out out, Simulation const& run) {
    auto const& record = run.record();
    auto const list = run.measures();
    std::size_t const last = record.rows() - 1;
    fmt::format_to(out, "\n{:<22}{:>12}{:>12}   {}\n", "", "week 0", fmt::format("week {}", last),
                   "half reached");
    for (auto const name : headline) {
        auto const place = measures::find(list, name);
        if (!place) continue;
        bool const has_half = std::find(halved.begin(), halved.end(), name) != halved.end();
        fmt::format_to(out, "{:<22}{:>12}{:>12}{}\n", name,
                       value_text(list[*place], record.at(0, *place)),
                       value_text(list[*place], record.at(last, *place)),
                       has_half ? "   " + half_text(record, *place) : "");
    }
}

void say_programme(Out out, Simulation const& run) {
    auto const& programme = run.world().programme;
    if (!programme.started) return;
    std::array<std::size_t, 5> outcomes{};
    for (auto const& session : programme.sessions)
        ++outcomes[static_cast<std::size_t>(session.outcome)];
    auto const last = run.record().rows() - 1;
    auto const at = [&](measures::Place place) {
        return 100.0 * run.record().at(last, std::size_t(place));
    };
    fmt::format_to(out,
                   "\nProgramme: {} sessions held, {} delegated, {} slipped; {:.0f} % of the steps "
                   "done properly, "
                   "{:.0f} % in name\n",
                   outcomes[0], outcomes[1], outcomes[2], at(measures::Place::programme_complete),
                   at(measures::Place::programme_nominal));
    if (outcomes[4] > 0) fmt::format_to(out, "{} sessions were done by an agency\n", outcomes[4]);
    double pledged = 0.0;
    double given = 0.0;
    double used = 0.0;
    double alone = 0.0;
    for (auto const& one : programme.participants) {
        pledged += one.pledged_total_hours;
        given += one.given_total_hours;
        used += one.used_total_hours;
        alone += one.individual_total_hours;
    }
    if (pledged > 0.0)
        fmt::format_to(
            out,
            "Leaders pledged {:.0f} hours and gave {:.0f} ({:.0f} %): {:.0f} in sessions, "
            "{:.0f} alone\n",
            pledged, given, 100.0 * given / pledged, used - alone, alone);
}

void say_league(Out out, Simulation const& run) {
    auto const slips = slips_of(run);
    if (slips.empty()) return;
    auto const& organisation = *run.model().organisation;
    fmt::format_to(out, "Because of whom sessions slipped, of those that needed them:\n");
    for (std::size_t i = 0; i < std::min(slips.size(), longest_slip_list); ++i) {
        auto const& one = slips[i];
        auto const title = problems::visible(organisation.title(one.who));
        fmt::format_to(out, "  {:>4} of {:<5}{:>3.0f} %  {} ({}{}{})\n", one.sessions,
                       one.required_sessions, 100.0 * one.share(), one.role, title,
                       title.empty() ? "" : ", ", problems::visible(organisation.id(one.who)));
    }
    if (slips.size() > longest_slip_list)
        fmt::format_to(out, "  and {} more\n", slips.size() - longest_slip_list);
}

}  // namespace

std::vector<Slips> slips_of(Simulation const& run) {
    std::vector<Slips> slips;
    for (auto const& one : run.world().programme.participants)
        if (one.blocked_sessions > 0)
            slips.push_back({one.who, mechanisms::role_names[static_cast<std::size_t>(one.role)],
                             one.blocked_sessions, one.required_sessions});
    std::stable_sort(slips.begin(), slips.end(), [](Slips const& a, Slips const& b) {
        if (a.share() != b.share()) return a.share() > b.share();
        return a.sessions > b.sessions;
    });
    return slips;
}

std::string summary_text(scenario::Scenario const& scenario, Simulation const& run,
                         RunFacts const& facts, std::string const& folder) {
    std::string text;
    Out const out(text);
    fmt::format_to(out, "{}, seed {}, {} weeks\n", problems::visible(scenario.name), facts.seed,
                   facts.weeks);
    say_organisation(out, *scenario.model.organisation);
    for (auto const& note : scenario.notes)
        fmt::format_to(out, "note: {}\n", problems::visible(note));
    say_measures(out, run);
    text += readiness_text(run);
    if (facts.energy)
        fmt::format_to(
            out,
            "\nEnergy: lowest {:.2f} in week {}, highest {:.2f} in week {}; hotspots: {} "
            "(people: {}), drain spots: {} ({})\n",
            facts.energy->lowest, facts.energy->lowest_week, facts.energy->highest,
            facts.energy->highest_week, facts.energy->hotspots.count,
            grouped(facts.energy->hotspots.people), facts.energy->drain_spots.count,
            grouped(facts.energy->drain_spots.people));
    say_programme(out, run);
    say_league(out, run);
    text += timing_text(run);
    fmt::format_to(out, "\n{:.2f} s, {:.3g} million person-weeks a second, digest {}\n",
                   facts.seconds, facts.person_weeks_per_second / 1e6, facts.digest);
    if (!folder.empty()) fmt::format_to(out, "The result is in {}\n", folder);
    return text;
}

namespace {

nlohmann::ordered_json timing_json(Simulation const& run) {
    using Json = nlohmann::ordered_json;
    auto list = Json::array();
    auto const week = [](std::optional<std::uint32_t> const& one) {
        return one ? Json(*one) : Json(nullptr);
    };
    auto const add = [&](std::string_view scope, std::string_view area, std::string_view activity,
                         mechanisms::Timing const& timing) {
        auto const* worst = timing.worst();
        list.push_back(
            {{"scope", scope},
             {"area", area},
             {"activity", activity},
             {"planned", week(timing.planned_week)},
             {"nominal", week(timing.nominal_week)},
             {"effective", week(timing.effective_week)},
             {"slipped_sessions", timing.slipped_sessions},
             {"unprepared_sessions", timing.unprepared_sessions},
             {"blocker", worst ? Json(run.model().organisation->id(worst->who)) : Json(nullptr)},
             {"blocker_share", worst ? Json(worst->share()) : Json(nullptr)}});
    };
    auto const& plan = run.model().activities;
    if (plan.empty() || !run.world().programme.started) return list;
    auto const timing = timing_of(run);
    add("programme", "", "", timing.whole);
    for (std::size_t area = 0; area < people::practice_count; ++area)
        add("area", people::practice_names[area], "", timing.areas[area]);
    for (std::size_t a = 0; a < plan.size(); ++a)
        add("activity", people::practice_names[static_cast<std::size_t>(plan[a].area)],
            plan[a].name, timing.activities[a]);
    return list;
}

}  // namespace

std::string summary_json(scenario::Scenario const& scenario, Simulation const& run,
                         RunFacts const& facts) {
    using Json = nlohmann::ordered_json;
    Json json;
    json["scenario"] = facts.scenario;
    json["seed"] = facts.seed;
    json["weeks"] = facts.weeks;
    json["people"] = facts.people;
    json["digest"] = facts.digest;
    json["seconds"] = facts.seconds;
    json["person_weeks_per_second"] = facts.person_weeks_per_second;
    auto& final_values = json["final"] = Json::object();
    auto const last = run.record().rows() - 1;
    for (std::size_t m = 0; m < run.record().columns; ++m)
        final_values[std::string(run.measures()[m].name)] = run.record().at(last, m);
    auto& slips = json["slips"] = Json::array();
    for (auto const& one : slips_of(run))
        slips.push_back({{"person", run.model().organisation->id(one.who)},
                         {"role", one.role},
                         {"sessions", one.sessions},
                         {"required", one.required_sessions},
                         {"share", one.share()}});
    json["timing"] = timing_json(run);
    if (facts.energy) json["energy"] = json_of(*facts.energy);
    json["notes"] = scenario.notes;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace diorama::report
