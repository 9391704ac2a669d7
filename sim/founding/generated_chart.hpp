#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "org/chart.hpp"
#include "parameters/field.hpp"

namespace diorama::founding {

/// An invented firm's reporting lines: how many people, how wide its managers' spans are.
struct GeneratedChart {
    std::uint32_t people = 2'000;
    std::uint32_t departments = 9;
    double mean_span = 4.7;
    double span_spread = 0.66;
    std::uint32_t max_span = 20;
    double leading_share = 0.6;

    static constexpr std::string_view table = "organisation.generate";
    static constexpr auto fields() {
        using P = GeneratedChart;
        using parameters::Field;
        using parameters::Grade;
        return std::array{
            Field<P>{"people", "people", 1, 5'000'000, &P::people, Grade::assumed,
                     "a mid-sized firm; the user's own number replaces it",
                     "how many people the invented organisation has"},
            Field<P>{
                "departments", "departments", 1, 24, &P::departments, Grade::assumed,
                "between the 11 and 10 direct reports of the two real chief executives of "
                "mean_span's source and a round table that still meets",
                "departments below the top, each led by a direct report of the chief executive"},
            Field<P>{"mean_span", "people", 1.5, 15, &P::mean_span, Grade::calibrated,
                     "between Michalski et al. 2011 (manufacturer, 154 people: 4.5) and "
                     "Sourcegraph's handbook 2022-2024 (28 months: 4.4 to 5.6)",
                     "mean number of direct reports of someone who has any"},
            Field<P>{"span_spread", "-", 0, 1.5, &P::span_spread, Grade::calibrated,
                     "computed from the sources of mean_span: 0.71 and 0.62",
                     "standard deviation of spans, divided by their mean"},
            Field<P>{"max_span", "people", 2, 200, &P::max_span, Grade::calibrated,
                     "widest spans in the sources of mean_span: 13 and 16, over 34 and 55 managers",
                     "nobody below the top has more direct reports than this"},
            Field<P>{"leading_share", "share", 0.3, 1, &P::leading_share, Grade::assumed,
                     "0.6 gives 4 to 6 layers for 154 people (real firms of 154 and 273: 6) and 10 "
                     "to 13 "
                     "for 100,000",
                     "share of a layer's people who lead others, while there are people to place; "
                     "less makes a deeper organisation"},
        };
    }
};

/// Builds the reporting lines of an invented firm: a chief executive, officers and directors who
/// lead departments of usual names and sizes, managers, teams; every role of a change programme
/// has a holder once there are about a hundred people.
///
/// Takes    p: within its fields' ranges; seed: any
/// Returns  a chart marked as generated, departments one after the other, each from its head down;
///          ids P000001, P000002, …
/// Draws    Purpose::founding_chart by row: the same seed gives the same firm
/// Cost     linear, about a second for a million people
/// Source   spans: 1 + negative binomial, cut at max_span, after the sources of its fields
org::Chart generate_chart(GeneratedChart const& p, std::uint64_t seed);

}  // namespace diorama::founding
