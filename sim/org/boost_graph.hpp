#pragma once
#include <algorithm>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <concepts>
#include <iterator>
#include <utility>

#include "org/organisation.hpp"

/// Lets Boost.Graph's algorithms run on the rows that the weekly loop reads, without a copy.
/// Ties are an undirected graph, a Hierarchy a directed one (manager to report).
/// Heavy: only .cpp files that call an algorithm include this.
namespace diorama::org {

inline std::span<PersonId const> row_of(Ties const& ties, PersonId i) noexcept {
    return ties.of(i);
}
inline std::span<PersonId const> row_of(Hierarchy const& hierarchy, PersonId i) noexcept {
    return hierarchy.reports_of(i);
}
template <class G>
concept RowGraph = std::same_as<G, Ties> || std::same_as<G, Hierarchy>;

struct Edge {
    PersonId source;
    PersonId target;
    friend bool operator==(Edge const&, Edge const&) = default;
};

/// Runs over everyone.
class PeopleIterator : public boost::iterator_facade<PeopleIterator, PersonId,
                                                     std::random_access_iterator_tag, PersonId> {
public:
    PeopleIterator() = default;
    explicit PeopleIterator(std::size_t place) : place_(place) {}

private:
    friend class boost::iterator_core_access;
    PersonId dereference() const { return person(place_); }
    bool equal(PeopleIterator const& other) const { return place_ == other.place_; }
    void increment() { ++place_; }
    void decrement() { --place_; }
    void advance(std::ptrdiff_t n) { place_ += static_cast<std::size_t>(n); }
    std::ptrdiff_t distance_to(PeopleIterator const& other) const {
        return static_cast<std::ptrdiff_t>(other.place_) - static_cast<std::ptrdiff_t>(place_);
    }
    std::size_t place_ = 0;
};

/// Runs over the edges that leave one person.
class RowIterator
    : public boost::iterator_facade<RowIterator, Edge, std::forward_iterator_tag, Edge> {
public:
    RowIterator() = default;
    RowIterator(PersonId source, PersonId const* target) : source_(source), target_(target) {}

private:
    friend class boost::iterator_core_access;
    Edge dereference() const { return {source_, *target_}; }
    bool equal(RowIterator const& other) const { return target_ == other.target_; }
    void increment() { ++target_; }
    PersonId source_{};
    PersonId const* target_ = nullptr;
};

/// Runs over every edge once; of an undirected graph's two directions it takes source < target.
template <RowGraph G>
class EdgeIterator
    : public boost::iterator_facade<EdgeIterator<G>, Edge, std::forward_iterator_tag, Edge> {
public:
    EdgeIterator() = default;
    EdgeIterator(G const& graph, std::size_t source) : graph_(&graph), source_(source) { settle(); }

private:
    friend class boost::iterator_core_access;
    Edge dereference() const { return {person(source_), row_of(*graph_, person(source_))[place_]}; }
    bool equal(EdgeIterator const& other) const {
        return source_ == other.source_ && place_ == other.place_;
    }
    void increment() {
        ++place_;
        settle();
    }
    void settle() {
        for (; source_ < graph_->headcount(); ++source_, place_ = 0) {
            auto const targets = row_of(*graph_, person(source_));
            if constexpr (std::same_as<G, Ties>)
                while (place_ < targets.size() && row(targets[place_]) < source_) ++place_;
            if (place_ < targets.size()) return;
        }
    }
    G const* graph_ = nullptr;
    std::size_t source_ = 0;
    std::size_t place_ = 0;
};

struct RowGraphCategory : boost::vertex_list_graph_tag,
                          boost::adjacency_graph_tag,
                          boost::incidence_graph_tag,
                          boost::edge_list_graph_tag,
                          boost::adjacency_matrix_tag {};

/// Property map: a person's row.
struct RowMap {
    using key_type = PersonId;
    using value_type = std::size_t;
    using reference = std::size_t;
    using category = boost::readable_property_map_tag;
    friend std::size_t get(RowMap, PersonId i) { return row(i); }
};

template <RowGraph G>
std::pair<PeopleIterator, PeopleIterator> vertices(G const& g) {
    return {PeopleIterator(0), PeopleIterator(g.headcount())};
}
template <RowGraph G>
std::size_t num_vertices(G const& g) {
    return g.headcount();
}
template <RowGraph G>
std::pair<PersonId const*, PersonId const*> adjacent_vertices(PersonId i, G const& g) {
    auto const targets = row_of(g, i);
    return {targets.data(), targets.data() + targets.size()};
}
template <RowGraph G>
std::pair<RowIterator, RowIterator> out_edges(PersonId i, G const& g) {
    auto const [first, last] = adjacent_vertices(i, g);
    return {RowIterator(i, first), RowIterator(i, last)};
}
template <RowGraph G>
std::size_t out_degree(PersonId i, G const& g) {
    return row_of(g, i).size();
}
template <RowGraph G>
std::pair<EdgeIterator<G>, EdgeIterator<G>> edges(G const& g) {
    return {EdgeIterator<G>(g, 0), EdgeIterator<G>(g, g.headcount())};
}
inline std::size_t num_edges(Ties const& g) { return g.directed_count() / 2; }
inline std::size_t num_edges(Hierarchy const& g) { return g.reports.size(); }
inline PersonId source(Edge const& edge, auto const&) { return edge.source; }
inline PersonId target(Edge const& edge, auto const&) { return edge.target; }
/// Rows are ascending, so a tie is found by halving.
template <RowGraph G>
std::pair<Edge, bool> edge(PersonId from, PersonId to, G const& g) {
    auto const targets = row_of(g, from);
    return {Edge{from, to}, std::binary_search(targets.begin(), targets.end(), to)};
}
template <RowGraph G>
RowMap get(boost::vertex_index_t, G const&) {
    return {};
}
template <RowGraph G>
std::size_t get(boost::vertex_index_t, G const&, PersonId i) {
    return row(i);
}

template <RowGraph G, class Directed>
struct RowGraphTraits {
    using vertex_descriptor = PersonId;
    using edge_descriptor = Edge;
    using directed_category = Directed;
    using edge_parallel_category = boost::disallow_parallel_edge_tag;
    using traversal_category = RowGraphCategory;
    using vertex_iterator = PeopleIterator;
    using out_edge_iterator = RowIterator;
    using adjacency_iterator = PersonId const*;
    using edge_iterator = EdgeIterator<G>;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    static PersonId null_vertex() { return no_person; }
};

}  // namespace diorama::org

namespace boost {

template <diorama::org::RowGraph G>
struct graph_traits<G>
    : diorama::org::RowGraphTraits<G, std::conditional_t<std::same_as<G, diorama::org::Ties>,
                                                         undirected_tag, directed_tag>> {};
// Some of Boost's algorithms ask for the traits of the graph as they hold it: const.
template <diorama::org::RowGraph G>
struct graph_traits<G const> : graph_traits<G> {};

template <diorama::org::RowGraph G>
struct property_map<G, vertex_index_t> {
    using type = diorama::org::RowMap;
    using const_type = diorama::org::RowMap;
};

}  // namespace boost
