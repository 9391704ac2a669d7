#include "report/run_timing.hpp"

#include <fmt/format.h>

#include "problems/visible.hpp"
#include "report/comparison_layout.hpp"

namespace diorama::report {

namespace {

using mechanisms::Timing;

std::string week_text(std::optional<std::uint32_t> const& week, std::uint32_t last_week) {
    return week ? fmt::format("{}", *week) : fmt::format("> {}", last_week);
}

std::string delay_text(Timing const& timing) {
    if (!timing.planned_week || !timing.nominal_week) return {};
    auto const weeks = static_cast<std::int64_t>(*timing.nominal_week) - *timing.planned_week;
    return weeks == 0 ? "0" : fmt::format("{:+}", weeks);
}

std::string worst_text(engine::Simulation const& run, Timing const& timing) {
    auto const* worst = timing.worst();
    if (worst == nullptr) return {};
    return fmt::format("{} of {} {} {}", worst->delayed(), worst->required_sessions,
                       problems::visible(run.model().organisation->id(worst->who)),
                       mechanisms::role_names[static_cast<std::size_t>(worst->role)]);
}

}  // namespace

mechanisms::TimingPlan timing_of(engine::Simulation const& run) {
    auto const& model = run.model();
    return mechanisms::timing_of(model.get<mechanisms::Programme>(),
                                 model.get<mechanisms::Preparation>(), model.activities,
                                 run.world().programme);
}

std::string timing_text(engine::Simulation const& run) {
    auto const& programme = run.world().programme;
    if (!programme.started || run.model().activities.empty()) return {};
    auto const plan = timing_of(run);
    AlignedTable table({Side::label, Side::right, Side::right, Side::right, Side::right,
                        Side::right, Side::right, Side::left});
    table.add({"", "planned", "in name", "entirely", "delay", "slipped", "unprepared",
               "held up most by"});
    auto const add = [&](std::string name, Timing const& timing) {
        table.add({std::move(name), timing.planned_week ? week_text(timing.planned_week, 0) : "–",
                   week_text(timing.nominal_week, run.week()),
                   week_text(timing.effective_week, run.week()), delay_text(timing),
                   fmt::format("{}", timing.slipped_sessions),
                   fmt::format("{}", timing.unprepared_sessions), worst_text(run, timing)});
    };
    add("programme", plan.whole);
    for (std::size_t area = 0; area < people::practice_count; ++area)
        add("  " + std::string(people::practice_names[area]), plan.areas[area]);
    auto const gate =
        programme.literate_week > 0
            ? fmt::format("people were informed enough in week {}", programme.literate_week)
            : std::string("people were never informed enough to begin");
    return fmt::format("\nTiming plan, week in which it ends ({})\n", gate) + table.text();
}

}  // namespace diorama::report
