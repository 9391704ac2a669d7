#include "org/structure.hpp"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <cmath>

#include "org/boost_graph.hpp"

namespace diorama::org {
namespace {

/// About two seconds of Boost's Brandes on one core: some 2,500 people with 15 ties each.
constexpr std::size_t most_broker_work = 120'000'000;
/// About two seconds of pair look-ups.
constexpr std::size_t most_clustering_work = 30'000'000;
/// Pairs grow as the square: one hub of 100,000 would cost more than all others together.
constexpr std::size_t widest_clustering_row = 2'000;

void describe_lines(Organisation const& organisation, StructureSummary& summary) {
    Chart const& chart = organisation.chart;
    summary.posts = chart.posts();
    summary.people = organisation.headcount();
    summary.vacant_posts = summary.posts - summary.people;
    // Vacant posts are part of the chart's shape, so it is laid out again with them.
    Hierarchy const with_vacancies =
        summary.vacant_posts == 0 ? Hierarchy{} : make_hierarchy(chart.managers);
    Hierarchy const& lines = summary.vacant_posts == 0 ? organisation.hierarchy : with_vacancies;

    summary.roots = lines.roots.size();
    summary.managers = lines.leaders.size();
    for (std::uint16_t const depth : lines.depths) {
        if (summary.posts_per_layer.size() <= depth) summary.posts_per_layer.resize(depth + 1U, 0);
        ++summary.posts_per_layer[depth];
    }
    summary.layers = summary.posts_per_layer.size();
    if (lines.leaders.empty()) return;

    std::vector<std::size_t> spans;
    for (PersonId const leader : lines.leaders) {
        std::size_t const span = lines.span_of(leader);
        spans.push_back(span);
        if (span > summary.max_span) {
            summary.max_span = span;
            summary.widest_post = leader;
        }
    }
    std::ranges::sort(spans);
    std::size_t const half = spans.size() / 2;
    summary.median_span = spans.size() % 2 == 1
                              ? static_cast<double>(spans[half])
                              : static_cast<double>(spans[half - 1] + spans[half]) / 2.0;
    summary.mean_span =
        static_cast<double>(lines.reports.size()) / static_cast<double>(spans.size());
}

void describe_components(Organisation const& organisation, StructureSummary& summary) {
    std::size_t const headcount = organisation.headcount();
    std::vector<std::uint32_t> ranks(headcount, 0);
    std::vector<std::uint32_t> parents(headcount);
    boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(ranks.data(), parents.data());
    for (std::uint32_t i = 0; i < headcount; ++i) sets.make_set(i);
    for (std::uint32_t i = 0; i < headcount; ++i)
        if (PersonId const manager = organisation.hierarchy.managers_of[i]; manager != no_person)
            sets.union_set(i, static_cast<std::uint32_t>(manager));
    // Under one root the lines join everybody, and millions of ties need not be asked.
    bool const apart = organisation.hierarchy.roots.size() > 1;
    for (std::uint32_t i = 0; apart && i < organisation.ties.headcount(); ++i)
        for (PersonId const other : organisation.ties.of(person(i)))
            if (row(other) > i) sets.union_set(i, static_cast<std::uint32_t>(other));
    std::vector<std::size_t> sizes(headcount, 0);
    for (std::uint32_t i = 0; i < headcount; ++i) ++sizes[sets.find_set(i)];
    for (std::size_t const size : sizes) {
        if (size > 0) ++summary.components;
        summary.largest_component = std::max(summary.largest_component, size);
    }
}

void describe_degrees(Ties const& ties, StructureSummary& summary) {
    double sum = 0.0, squares = 0.0, products = 0.0, end_sum = 0.0, end_squares = 0.0;
    for (std::size_t i = 0; i < ties.headcount(); ++i) {
        double const degree = static_cast<double>(ties.degree(person(i)));
        sum += degree;
        squares += degree * degree;
        // Over the ends of ties, someone with k ties is met k times.
        end_sum += degree * degree;
        end_squares += degree * degree * degree;
        for (PersonId const other : ties.of(person(i)))
            products += degree * static_cast<double>(ties.degree(other));
        summary.max_degree = std::max(summary.max_degree, ties.degree(person(i)));
        if (ties.degree(person(i)) == 0) ++summary.people_without_ties;
    }
    double const people = static_cast<double>(ties.headcount());
    double const ends = static_cast<double>(ties.directed_count());
    if (people > 0.0) {
        summary.mean_degree = sum / people;
        double const variance = squares / people - summary.mean_degree * summary.mean_degree;
        summary.degree_deviation = variance > 0.0 ? std::sqrt(variance) : 0.0;
    }
    if (ends > 0.0) {
        double const mean = end_sum / ends;
        double const variance = end_squares / ends - mean * mean;
        if (variance > 1e-9 * mean * mean)
            summary.degree_assortativity = (products / ends - mean * mean) / variance;
    }
}

void describe_clustering(Ties const& ties, StructureSummary& summary) {
    std::size_t work = 0;
    for (std::size_t i = 0; i < ties.headcount(); ++i)
        if (std::size_t const degree = ties.degree(person(i)); degree <= widest_clustering_row)
            work += degree * degree / 2;
    std::size_t const stride = work / most_clustering_work + 1;
    double sum = 0.0;
    for (std::size_t i = 0; i < ties.headcount(); i += stride) {
        if (ties.degree(person(i)) > widest_clustering_row) continue;
        sum += boost::clustering_coefficient(ties, person(i));
        ++summary.clustering_people;
    }
    if (summary.clustering_people > 0)
        summary.clustering = sum / static_cast<double>(summary.clustering_people);
}

void find_brokers(Organisation const& organisation, StructureSummary& summary) {
    std::size_t const headcount = organisation.headcount();
    std::size_t const edges = organisation.ties.directed_count() + 2 * headcount;
    if (headcount < 3 || headcount * edges > most_broker_work) return;
    std::vector<Tie> lines;
    for (std::size_t i = 0; i < headcount; ++i)
        if (PersonId const manager = organisation.hierarchy.managers_of[i]; manager != no_person)
            lines.push_back({person(i), manager});
    Ties const all =
        organisation.ties.headcount() == 0 ? Ties(headcount, lines) : organisation.ties.with(lines);
    std::vector<double> betweenness(headcount, 0.0);
    boost::brandes_betweenness_centrality(
        all, boost::make_iterator_property_map(betweenness.data(), RowMap{}));

    double const others = static_cast<double>(headcount - 1);
    double const pairs = others * (others - 1.0) / 2.0;
    for (std::size_t i = 0; i < headcount; ++i)
        if (betweenness[i] > 0.0) summary.brokers.push_back({person(i), betweenness[i] / pairs});
    std::ranges::stable_sort(summary.brokers, [](Broker const& a, Broker const& b) {
        return a.betweenness_share > b.betweenness_share;
    });
    if (summary.brokers.size() > 10) summary.brokers.resize(10);
    summary.brokers_known = true;
}

}  // namespace

StructureSummary describe(Organisation const& organisation) {
    StructureSummary summary;
    describe_lines(organisation, summary);
    summary.departments = organisation.department_names.size();
    summary.departments_derived = organisation.departments_derived;
    summary.ties = organisation.ties.directed_count() / 2;
    summary.ties_generated = organisation.ties_generated;
    describe_components(organisation, summary);
    if (summary.ties > 0) {
        describe_degrees(organisation.ties, summary);
        describe_clustering(organisation.ties, summary);
    }
    find_brokers(organisation, summary);
    return summary;
}

}  // namespace diorama::org
