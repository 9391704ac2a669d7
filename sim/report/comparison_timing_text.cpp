#include "report/comparison_timing_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "problems/visible.hpp"
#include "report/comparison_layout.hpp"
#include "report/comparison_numbers.hpp"
#include "report/comparison_tables_text.hpp"

namespace diorama::report {

namespace {

using experiment::Comparison;
using experiment::TimingLine;
using scenario::Study;

std::string label(TimingLine const& line) {
    if (line.area.empty()) return "programme";
    if (line.activity.empty()) return "  " + std::string(line.area);
    return "    " + problems::visible(line.activity);
}

std::string leader_text(TimingLine const& line) {
    auto const* leader = critical_leader(line);
    if (leader == nullptr) return {};
    return fmt::format("{} {} {}", percent_text(leader->rate), problems::visible(leader->id),
                       leader->role);
}

std::string arm_plan_text(Study const& study, Comparison const& comparison, std::size_t arm) {
    AlignedTable table({Side::label, Side::right, Side::right, Side::right, Side::right,
                        Side::right, Side::right, Side::right, Side::left});
    table.add({"", "planned", "in name", "95 %", "in", "entirely", "in", "delay", "held up by"});
    auto const weeks = style_of("weeks");
    auto const week_text = [&](experiment::Ending const& ending) {
        return ending.share == 0.0 ? fmt::format("> {}", comparison.weeks)
                                   : number_text(weeks, ending.week.mean);
    };
    bool any = false;
    for (auto const& line : comparison.timing) {
        if (line.arm != arm) continue;
        if (!line.activity.empty() && study.timing == scenario::TimingDetail::areas) continue;
        any = true;
        table.add({label(line),
                   line.planned.share == 0.0 ? "–" : number_text(weeks, line.planned.week.mean),
                   week_text(line.nominal),
                   interval_text(weeks, {line.nominal.week.low, line.nominal.week.high}),
                   percent_text(line.nominal.share), week_text(line.effective),
                   percent_text(line.effective.share), signed_text(weeks, line.delay.mean),
                   leader_text(line)});
    }
    return any ? arm_text(study, arm) + "\n" + table.text() : std::string{};
}

}  // namespace

std::string_view timing_scope(TimingLine const& line) {
    if (line.area.empty()) return "programme";
    return line.activity.empty() ? "area" : "activity";
}

experiment::CriticalLeader const* critical_leader(TimingLine const& line) {
    if (line.leaders.empty() || !(line.leaders.front().rate > 0.0)) return nullptr;
    return &line.leaders.front();
}

std::string timing_text(Study const& study, Comparison const& comparison) {
    if (comparison.timing.empty()) return {};
    auto text =
        "\n" +
        wrapped(
            fmt::format("Timing plan in weeks. Planned: if nothing ever slipped, from the week on "
                        "in which people are informed enough. In name: done, with delegates or an "
                        "agency too; entirely: all held properly. Means over the seeds in which it "
                        "ends by week {}, whose share stands beside them: where that is not all, "
                        "the others end later and the mean is too early. Held up by: whoever "
                        "delayed most of the sessions that needed them, away or unprepared",
                        comparison.weeks),
            0);
    for (std::size_t arm = 0; arm < study.arms.size(); ++arm)
        text += arm_plan_text(study, comparison, arm);
    return text;
}

}  // namespace diorama::report
