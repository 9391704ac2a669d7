#include "org/structure.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <catch2/catch.hpp>
#include <string>

#include "org/boost_graph.hpp"

using namespace diorama::org;

namespace {

Tie tie_of(std::size_t a, std::size_t b) { return {person(a), person(b)}; }

Organisation company(std::vector<PersonId> managers, std::vector<Tie> const& ties = {}) {
    Chart chart;
    for (std::size_t i = 0; i < managers.size(); ++i) chart.ids.push_back("p" + std::to_string(i));
    chart.managers = std::move(managers);
    Organisation organisation = assemble(std::move(chart));
    organisation.ties = Ties(organisation.headcount(), ties);
    return organisation;
}

}  // namespace

TEST_CASE("ties, hierarchy and raw lines are graphs in Boost's sense", "[org][boost]") {
    BOOST_CONCEPT_ASSERT((boost::concepts::VertexListGraphConcept<Ties>));
    BOOST_CONCEPT_ASSERT((boost::concepts::AdjacencyGraphConcept<Ties>));
    BOOST_CONCEPT_ASSERT((boost::concepts::IncidenceGraphConcept<Ties>));
    BOOST_CONCEPT_ASSERT((boost::concepts::EdgeListGraphConcept<Ties>));
    BOOST_CONCEPT_ASSERT((boost::concepts::AdjacencyMatrixConcept<Ties>));
    BOOST_CONCEPT_ASSERT((boost::concepts::VertexListGraphConcept<Hierarchy>));
    BOOST_CONCEPT_ASSERT((boost::concepts::AdjacencyGraphConcept<Hierarchy>));
    BOOST_CONCEPT_ASSERT((boost::concepts::IncidenceGraphConcept<Hierarchy>));
    BOOST_CONCEPT_ASSERT((boost::concepts::EdgeListGraphConcept<Hierarchy>));

    std::vector<Tie> const square{tie_of(0, 1), tie_of(1, 2), tie_of(2, 3), tie_of(3, 0)};
    Ties const ties(4, square);
    auto const [first, last] = edges(ties);
    REQUIRE(std::distance(first, last) == 4);
    REQUIRE(num_edges(ties) == 4);
    REQUIRE(edge(person(0), person(3), ties).second);
    REQUIRE_FALSE(edge(person(0), person(2), ties).second);
}

TEST_CASE("Boost's breadth-first search finds the depths of the hierarchy", "[org][boost]") {
    Hierarchy const h = make_hierarchy({person(2), person(4), no_person, person(4), person(2)});
    std::vector<int> depths(5, 0);
    boost::breadth_first_search(
        h, person(2),
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(
            boost::make_iterator_property_map(depths.data(), RowMap{}), boost::on_tree_edge{}))));
    REQUIRE(depths == std::vector<int>(h.depths.begin(), h.depths.end()));
}

TEST_CASE("Boost's connected components agree with the summary's", "[org][boost][structure]") {
    std::vector<Tie> const pairs{tie_of(0, 1), tie_of(2, 3), tie_of(3, 4)};
    Ties const ties(6, pairs);
    std::vector<int> component(6);
    int const found = boost::connected_components(
        ties, boost::make_iterator_property_map(component.data(), RowMap{}));
    REQUIRE(found == 3);
    StructureSummary const s = describe(company(std::vector<PersonId>(6, no_person), pairs));
    REQUIRE(s.components == 3);
    REQUIRE(s.largest_component == 3);
}

TEST_CASE("one chief, two managers, five workers: every figure by hand", "[org][structure]") {
    StructureSummary const s = describe(company(
        {no_person, person(0), person(0), person(1), person(1), person(2), person(2), person(2)},
        {tie_of(3, 4), tie_of(4, 5), tie_of(3, 5)}));
    REQUIRE(s.posts == 8);
    REQUIRE(s.roots == 1);
    REQUIRE(s.layers == 3);
    REQUIRE(s.posts_per_layer == std::vector<std::size_t>{1, 2, 5});
    REQUIRE(s.managers == 3);
    REQUIRE(s.mean_span == Approx(7.0 / 3.0));
    REQUIRE(s.median_span == 2.0);
    REQUIRE(s.max_span == 3);
    REQUIRE(s.widest_post == person(2));
    REQUIRE(s.departments == 3);
    REQUIRE(s.components == 1);
    REQUIRE(s.ties == 3);
    REQUIRE(s.mean_degree == Approx(6.0 / 8.0));
    REQUIRE(s.people_without_ties == 5);
    // Three people with both neighbours tied, five without neighbours.
    REQUIRE(s.clustering == Approx(3.0 / 8.0));
    REQUIRE(s.clustering_people == 8);
}

TEST_CASE("in a star the middle stands between everyone", "[org][structure]") {
    StructureSummary const s = describe(company({no_person, person(0), person(0), person(0)},
                                                {tie_of(0, 1), tie_of(0, 2), tie_of(0, 3)}));
    REQUIRE(s.brokers_known);
    REQUIRE(s.brokers.size() == 1);
    REQUIRE(s.brokers[0].person == person(0));
    REQUIRE(s.brokers[0].betweenness_share == Approx(1.0));
    REQUIRE(s.degree_assortativity == Approx(-1.0));
}

TEST_CASE("vacant posts count in the chart's shape and not among its people", "[org][structure]") {
    Chart chart;
    for (char const* id : {"a", "b", "c"}) chart.ids.push_back(id);
    chart.managers = {no_person, person(0), person(1)};
    chart.vacant = {0, 1, 0};
    StructureSummary const s = describe(assemble(std::move(chart)));
    REQUIRE(s.posts == 3);
    REQUIRE(s.people == 2);
    REQUIRE(s.vacant_posts == 1);
    REQUIRE(s.layers == 3);
    REQUIRE(s.managers == 2);
}

TEST_CASE("circles of reporting lines are found, each once and in order", "[org][cycles]") {
    // 1 -> 3 -> 2 -> 1 is a circle, 0 hangs on it, 4 is their own manager, 5 a root, 6 below it.
    std::vector<PersonId> const managers{person(1), person(3), person(1), person(2),
                                         person(4), no_person, person(5)};
    auto const cycles = find_cycles(managers);
    REQUIRE(cycles.size() == 2);
    REQUIRE(cycles[0] == std::vector{person(1), person(3), person(2)});
    REQUIRE(cycles[1] == std::vector{person(4)});
    REQUIRE(find_cycles(std::vector{no_person, person(0)}).empty());
}
