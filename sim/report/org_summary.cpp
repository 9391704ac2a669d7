#include "report/org_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "problems/visible.hpp"

namespace diorama::report {

namespace {

using Out = std::back_insert_iterator<std::string>;
constexpr std::size_t most_repairs_said = 50;
constexpr std::size_t most_brokers_said = 5;

void say_lines(Out out, OrgSummary const& summary) {
    auto const& one = summary.structure;
    fmt::format_to(out, "people              {}\n", one.people);
    if (one.vacant_posts > 0)
        fmt::format_to(out, "vacant posts        {} of {}\n", one.vacant_posts, one.posts);
    fmt::format_to(out, "roots               {}\nlayers              {} (", one.roots, one.layers);
    for (std::size_t layer = 0; layer < one.posts_per_layer.size(); ++layer)
        fmt::format_to(out, "{}{}", layer == 0 ? "" : ", ", one.posts_per_layer[layer]);
    fmt::format_to(out, " posts from the top)\nmanagers            {}\n", one.managers);
    fmt::format_to(out, "direct reports      mean {:.2f}, median {:.1f}, most {}", one.mean_span,
                   one.median_span, one.max_span);
    if (one.widest_post != org::no_person) {
        auto const& chart = summary.organisation.chart;
        fmt::format_to(out, " ({})", problems::visible(chart.ids[org::row(one.widest_post)]));
    }
    fmt::format_to(
        out, "\ndepartments         {}{}\n", one.departments,
        one.departments_derived ? " (not in the file: each of the top's reports heads one)" : "");
}

void say_ties(Out out, OrgSummary const& summary) {
    auto const& one = summary.structure;
    fmt::format_to(out, "ties                {}{}\n", one.ties,
                   one.ties_generated ? " (generated)" : "");
    fmt::format_to(out, "components          {} (the largest of {} people)\n", one.components,
                   one.largest_component);
    if (one.ties == 0) return;
    fmt::format_to(out,
                   "ties of a person    mean {:.2f}, deviation {:.2f}, most {}; {} have none\n",
                   one.mean_degree, one.degree_deviation, one.max_degree, one.people_without_ties);
    if (one.clustering_people > 0)
        fmt::format_to(out, "clustering          {:.3f}{}\n", one.clustering,
                       one.clustering_people < one.people
                           ? fmt::format(" (over {} people)", one.clustering_people)
                           : "");
    fmt::format_to(out, "assortativity       {:.3f}\n", one.degree_assortativity);
    if (!one.brokers_known) return;
    fmt::format_to(out, "between others      ");
    for (std::size_t i = 0; i < std::min(one.brokers.size(), most_brokers_said); ++i)
        fmt::format_to(out, "{}{} ({:.1f} %)", i == 0 ? "" : ", ",
                       problems::visible(summary.organisation.id(one.brokers[i].person)),
                       100.0 * one.brokers[i].betweenness_share);
    fmt::format_to(out, " of shortest ways\n");
}

}  // namespace

std::string org_text(OrgSummary const& summary) {
    std::string text;
    Out const out(text);
    say_lines(out, summary);
    say_ties(out, summary);
    for (auto const& note : summary.notes)
        fmt::format_to(out, "note: {}\n", problems::visible(note));
    std::size_t const said = std::min(summary.repairs.size(), most_repairs_said);
    for (std::size_t i = 0; i < said; ++i) {
        auto const& repair = summary.repairs[i];
        fmt::format_to(
            out, "{}\n",
            problems::visible(fmt::format(
                "{}:{}:{}: repaired: {}; {}", repair.place.file, std::max(1U, repair.place.line),
                std::max(1U, repair.place.column), repair.what, repair.done)));
    }
    if (summary.repair_count > said)
        fmt::format_to(out, "and {} more repairs\n", summary.repair_count - said);
    return text;
}

std::string org_json(OrgSummary const& summary) {
    using Json = nlohmann::ordered_json;
    auto const& one = summary.structure;
    Json json;
    json["people"] = one.people;
    json["posts"] = one.posts;
    json["vacant_posts"] = one.vacant_posts;
    json["roots"] = one.roots;
    json["layers"] = one.layers;
    json["managers"] = one.managers;
    json["mean_span"] = one.mean_span;
    json["median_span"] = one.median_span;
    json["max_span"] = one.max_span;
    json["departments"] = one.departments;
    json["ties"] = one.ties;
    json["ties_generated"] = one.ties_generated;
    json["components"] = one.components;
    json["largest_component"] = one.largest_component;
    json["mean_degree"] = one.mean_degree;
    json["clustering"] = one.clustering;
    json["degree_assortativity"] = one.degree_assortativity;
    json["notes"] = summary.notes;
    auto& repairs = json["repairs"] = Json::array();
    for (auto const& repair : summary.repairs)
        repairs.push_back({{"file", repair.place.file},
                           {"line", repair.place.line},
                           {"column", repair.place.column},
                           {"message", repair.what + "; " + repair.done}});
    json["problems"] = Json::array();
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace diorama::report
