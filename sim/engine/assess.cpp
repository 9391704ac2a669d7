#include "engine/assess.hpp"

#include <algorithm>

namespace diorama::engine {

using measures::Place;

namespace {

double joined_of(World const& world, std::size_t d) {
    return mechanisms::joined_share(std::get<mechanisms::Assessment>(world.base),
                                    static_cast<double>(world.departments.silo[d]),
                                    world.departments.local_staff[d],
                                    world.departments.headcount[d]);
}

/// People on this rung or further, mean over the practices.
double from_rung(Observation const& seen, people::Rung rung) {
    std::uint64_t count = 0;
    for (std::size_t k = unsigned(rung) * people::practice_count; k < seen.rungs.size(); ++k)
        count += seen.rungs[k];
    return seen.headcount > 0 ? static_cast<double>(count) /
                                    (people::practice_count * static_cast<double>(seen.headcount))
                              : 0.0;
}

void take_departments(World const& world, Observation const& seen,
                      mechanisms::ReadinessEvidence& evidence) {
    double customer_uses = 0.0;
    double heads = 0.0;
    for (std::size_t d = 0; d < seen.departments.size(); ++d) {
        double const people = seen.departments[d].headcount;
        heads += people;
        customer_uses += seen.departments[d].customer_uses;
        evidence.joined += people * joined_of(world, d);
        evidence.support += people * static_cast<double>(world.departments.support[d]);
    }
    if (heads <= 0.0) return;
    evidence.joined /= heads;
    evidence.support /= heads;
    evidence.customer_use = customer_uses / (2.0 * heads);
    evidence.digital_staff =
        static_cast<double>(seen.unit_people + seen.local_staff + seen.project_people) / heads;
}

}  // namespace

void assess(World const& world, Observation const& seen, Record const& record,
            std::array<double, measures::measure_count>& row) {
    auto const& on = std::get<mechanisms::Switches>(world.base);
    auto const& customers = std::get<mechanisms::Customers>(world.base);
    auto const& tools = std::get<mechanisms::Tools>(world.base);
    auto const measured = [&](Place place) { return row[std::size_t(place)]; };
    mechanisms::ReadinessEvidence evidence;
    take_departments(world, seen, evidence);
    evidence.measurement = measured(Place::measurement);
    evidence.use_weight = customers.use_weight;
    evidence.tools_weight = customers.tools_weight;
    evidence.tools_gain = measured(Place::tool_quality) - tools.quality_at_start;
    evidence.tools_room = 1.0 - tools.quality_at_start;
    if (on.customers)
        for (auto const& point : world.customers.touch_points)
            evidence.quality.push_back(static_cast<double>(point.quality));
    evidence.years = world.week / 52.0;
    evidence.use = evidence.use_before = measured(Place::in_use);
    if (auto const weeks = record.rows(); weeks > 0)
        evidence.use_before = record.at(weeks - std::min(weeks, mechanisms::readiness_pace_weeks),
                                        std::size_t(Place::in_use));
    evidence.aligned = on.strategy && world.strategy.aligned;
    evidence.informed = measured(Place::informed);
    evidence.participation = measured(Place::participation);
    evidence.kept = world.programme.started ? measured(Place::kept_share) : 0.0;
    evidence.aware_or_beyond = from_rung(seen, people::Rung::aware);
    evidence.willing_or_beyond = from_rung(seen, people::Rung::willing);

    auto const answers =
        mechanisms::assess_readiness(std::get<mechanisms::Assessment>(world.base), evidence);
    double sum = 0.0;
    for (std::size_t question = 0; question < answers.size(); ++question) {
        row[std::size_t(Place::readiness_answers) + question] = answers[question];
        sum += answers[question];
    }
    row[std::size_t(Place::readiness)] = sum / static_cast<double>(answers.size());
}

void assess_department(World const& world, Observation const& seen, DepartmentWeek& line) {
    auto const& one = seen.departments[line.department];
    if (one.headcount > 0)
        line.willing_share = static_cast<double>(one.seats_wanted + one.trained) /
                             (people::practice_count * static_cast<double>(one.headcount));
    line.joined_share = joined_of(world, line.department);
    line.merged_with = world.departments.merged_with[line.department];
}

}  // namespace diorama::engine
