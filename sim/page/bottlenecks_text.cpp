#include "page/bottlenecks_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "experiment/compared_measures.hpp"
#include "problems/visible.hpp"
#include "report/comparison_layout.hpp"
#include "report/comparison_numbers.hpp"
#include "report/json_number.hpp"

namespace diorama::page {

namespace {

using reasons::KnockOutKind;

report::NumberStyle style_of(reasons::Bottlenecks const& found, scenario::Study const& study) {
    auto const catalogue = experiment::published(study.arms[found.plan.arm]);
    auto style = report::style_of(catalogue[*measures::find(catalogue, found.plan.measure)].unit);
    style.decimals += 1;  // gains are small beside what they add to
    return style;
}

std::string what_text(reasons::KnockOut const& what) {
    if (what.kind == KnockOutKind::brake) return what.name;
    return fmt::format("{} {}", problems::visible(what.name), problems::visible(what.title));
}

}  // namespace

std::string bottlenecks_text(reasons::Bottlenecks const& found, scenario::Study const& study,
                             double seconds) {
    auto const style = style_of(found, study);
    std::string text = report::wrapped(problems::visible(study.name), 0);
    text += report::wrapped(
        fmt::format("What stands in the way of {}: {} in week {} is {} {}{}; each line says how "
                    "much more it would be without one thing, over the same {} seed{}, with a 95 % "
                    "interval. Lifting a brake says what it costs, not that anybody could.",
                    problems::visible(study.arms[found.plan.arm].name), found.plan.measure,
                    found.plan.week, report::number_text(style, found.as_it_is.mean), style.unit,
                    found.plan.seeds == 1 ? " in one seed" : "", found.plan.seeds,
                    found.plan.seeds == 1 ? "" : "s"),
        0);
    report::AlignedTable table({report::Side::right, report::Side::left, report::Side::left,
                                report::Side::right, report::Side::right, report::Side::right});
    table.add({"", "without", "what if", "gain", "95 %", "on the way"});
    std::size_t rank = 0;
    for (auto const& one : found.ranked)
        table.add({fmt::format("{}.", ++rank), what_text(one.what), one.what.meaning,
                   report::signed_text(style, one.gain.mean) + (one.decided() ? "" : " ?"),
                   report::interval_text(style, {one.gain.low, one.gain.high}),
                   report::signed_text(style, one.mean_gain.mean)});
    text += "\n" + table.text();
    text += "\n" + report::wrapped(
                       "On the way: the gain of the mean over all weeks. A question mark: the "
                       "interval holds 0, so it may be luck.",
                       0);
    if (found.interrupted)
        text += report::wrapped(
            fmt::format("Interrupted: {} of {} were tried.", found.ranked.size(), found.planned),
            0);
    return text + fmt::format("{} runs in {:.1f} s\n", (1 + found.ranked.size()) * found.plan.seeds,
                              seconds);
}

std::string bottlenecks_json(reasons::Bottlenecks const& found, scenario::Study const& study) {
    using Json = nlohmann::ordered_json;
    Json json;
    json["study"] = study.name;
    json["arm"] = study.arms[found.plan.arm].name;
    json["measure"] = found.plan.measure;
    json["week"] = found.plan.week;
    json["seeds"] = found.plan.seeds;
    json["as_it_is"] = report::json_number(found.as_it_is.mean);
    json["interrupted"] = found.interrupted;
    auto& list = json["bottlenecks"] = Json::array();
    for (auto const& one : found.ranked)
        list.push_back(
            {{"kind", reasons::knock_out_kind_names[static_cast<std::size_t>(one.what.kind)]},
             {"name", one.what.name},
             {"title", one.what.title},
             {"role", one.what.role},
             {"what_if", one.what.meaning},
             {"without", report::json_number(one.value.mean)},
             {"gain", report::json_number(one.gain.mean)},
             {"gain_low", report::json_number(one.gain.low)},
             {"gain_high", report::json_number(one.gain.high)},
             {"mean_gain", report::json_number(one.mean_gain.mean)},
             {"mean_gain_low", report::json_number(one.mean_gain.low)},
             {"mean_gain_high", report::json_number(one.mean_gain.high)},
             {"decided", one.decided()}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace diorama::page
