#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace diorama::measures {

/// Something published every week, for the whole organisation.
struct Measure {
    std::string_view name;
    std::string_view unit;
    std::string_view domain;  ///< D1 ... D9: the part of the domain that it shows
    std::string_view meaning;
    bool higher_is_better = true;
};

/// Every measure of the model, in the order of the columns of weekly.csv (after `week`).
std::span<Measure const> catalogue();

/// The two measures of bare contagion.
std::span<Measure const> contagion_catalogue();

/// Place in `list`, or nothing.
std::optional<std::size_t> find(std::span<Measure const> list, std::string_view name);

/// Places in catalogue() by meaning, so that the engine fills a row without looking up names.
enum class Place : std::size_t {
    rungs = 0,  ///< 18 columns: unaware.culture, unaware.data, ... habitual.experience
    in_use = 18,
    integrated,
    integrated_visible,
    using_visible,
    informed,
    energy,
    trust,
    participation,
    purpose,
    autonomy,
    measurement,
    tool_quality,
    leader_diary_hours,
    leader_free_hours,
    leader_pledged_hours,
    leader_given_hours,
    leader_used_hours,
    leader_steering_hours,
    leader_change_hours,
    kept_share,
    sessions_held,
    sessions_slipped,
    sessions_delegated,
    programme_complete,
    programme_nominal,
    decisions_raised,
    decisions_defaulted,
    newcomers,
    unit_people,
    local_staff,
    project_people,
    headcount,
    friction,
    embedded,
    open_issues,
    talk,
    energised,
    drained,
    wasted_energy,
    energy_value,
    satisfaction,
    consistency,
    customer_advocacy,
    employee_advocacy,
    insight,
    spend,
    scorecard,
    maturity,
    readiness,
    readiness_answers,  ///< 8 columns: readiness.managed ... readiness.accepted
    core_people = readiness_answers + 8,
    team_people,
    team_gap,
    strategy_stage,
    count
};
inline constexpr std::size_t measure_count = static_cast<std::size_t>(Place::count);

}  // namespace diorama::measures
