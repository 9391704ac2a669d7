#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "org/organisation.hpp"

namespace diorama::org {

/// Someone whom many shortest ways between others pass through.
struct Broker {
    PersonId person;
    double betweenness_share;  ///< of all pairs of other people; 0 to 1
};

/// What a chart is, in numbers. Reporting figures count every post of the file, vacant ones too;
/// figures of ties and components count the people who hold them.
struct StructureSummary {
    std::size_t posts = 0;
    std::size_t vacant_posts = 0;
    std::size_t roots = 0;
    std::size_t layers = 0;  ///< 1 = nobody reports to anyone; the deepest depth + 1
    std::vector<std::size_t> posts_per_layer;  ///< [layers], from the top
    std::size_t managers = 0;                  ///< posts with at least one report
    double mean_span = 0.0;                    ///< direct reports of a manager
    double median_span = 0.0;
    std::size_t max_span = 0;
    PersonId widest_post = no_person;  ///< the chart's row with max_span (the first one)
    std::size_t departments = 0;
    bool departments_derived = false;

    std::size_t people = 0;  ///< filled posts
    std::size_t ties = 0;
    bool ties_generated = false;
    std::size_t components = 0;  ///< groups that neither a line nor a tie joins
    std::size_t largest_component = 0;
    double mean_degree = 0.0;  ///< ties of a person
    double degree_deviation = 0.0;
    std::size_t max_degree = 0;
    std::size_t people_without_ties = 0;
    double degree_assortativity = 0.0;  ///< correlation over ties; 0 when all degrees are equal
    double clustering = 0.0;  ///< mean over people of ties among neighbours / pairs of neighbours
    std::size_t clustering_people = 0;  ///< how many people that mean was taken over; 0 = not taken
    std::vector<Broker> brokers;        ///< the top ten by betweenness over lines and ties
    bool brokers_known = false;  ///< false: too many people (the cost grows as people x ties)
};

/// Takes    organisation: any, with or without ties
/// Returns  exact figures; clustering is over an even sample of people once all would take long,
///          brokers only up to a few thousand people
/// Cost     linear, plus at most about five seconds for clustering and brokers
/// Source   Watts & Strogatz 1998, Nature 393 (clustering); Brandes 2001, J. Math. Sociol. 25(2)
///          (betweenness); Newman 2002, PRL 89 208701 (assortativity)
StructureSummary describe(Organisation const& organisation);

/// The circles in a raw manager column: each as its rows, from the lowest row upwards along the
/// reporting lines; circles by lowest row. Someone who is their own manager is a circle of one.
/// Takes    managers [people]: rows or no_person
/// Cost     linear
std::vector<std::vector<PersonId>> find_cycles(std::span<PersonId const> managers);

}  // namespace diorama::org
