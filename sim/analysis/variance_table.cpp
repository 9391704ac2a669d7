#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/effects.hpp"
#include "analysis/least_squares.hpp"
#include "experiment/fisher.hpp"

namespace diorama::analysis {

namespace {

constexpr std::size_t most_unknowns = 600;
/// Of the whole: less is what solving the equations has rounded.
constexpr double rounded_share = 1e-12;

/// The line of what no single term explains.
constexpr char const* not_told_apart = "not told apart";

/// A set of dummies: every run is in one of its groups.
struct Term {
    std::string name;
    std::vector<std::size_t> sources;  ///< which of the columns below make it up
    std::size_t groups = 0;
    std::vector<std::size_t> group_of;  ///< [runs]
};

/// The runs as a long table of groups.
struct Table {
    std::vector<Term> terms;  ///< arm and factors, then pairs; `seed` first where it is a block
    std::vector<std::vector<double>> values;  ///< [measures][runs]
    std::size_t mains = 0;                    ///< how many of the terms are no pairs
    bool has_block = false;                   ///< seeds, as the first term

    /// Of all terms but the block, which takes none.
    std::size_t unknowns() const {
        std::size_t sum = 1;
        for (std::size_t term = has_block ? 1 : 0; term < terms.size(); ++term)
            sum += terms[term].groups;
        return sum;
    }
};

std::size_t number_of(std::map<std::vector<std::size_t>, std::size_t>& known,
                      std::vector<std::size_t> key) {
    return known.emplace(std::move(key), known.size()).first->second;
}

void add_pairs(Table& table, std::size_t first) {
    std::size_t unknowns = table.unknowns();
    if (unknowns > most_unknowns) return;
    std::vector<Term> pairs;
    for (std::size_t a = first; a < table.mains; ++a)
        for (std::size_t b = a + 1; b < table.mains; ++b) {
            Term pair{table.terms[a].name + " x " + table.terms[b].name, {a, b}, 0, {}};
            std::map<std::vector<std::size_t>, std::size_t> known;
            for (std::size_t run = 0; run < table.terms[a].group_of.size(); ++run)
                pair.group_of.push_back(
                    number_of(known, {table.terms[a].group_of[run], table.terms[b].group_of[run]}));
            pair.groups = known.size();
            unknowns += pair.groups;
            pairs.push_back(std::move(pair));
        }
    if (unknowns > most_unknowns) return;
    table.terms.insert(table.terms.end(), pairs.begin(), pairs.end());
}

Table table_of(Responses const& responses) {
    Table table;
    bool const blocked = responses.identity.seeds == "common";
    std::size_t const arms = responses.arms();
    std::size_t const offset = (blocked ? 1 : 0) + (arms > 1 ? 1 : 0);
    std::size_t const mains = offset + responses.axes.size();
    table.terms.resize(mains);
    table.mains = mains;
    if (blocked) table.terms[0].name = "seed";
    if (arms > 1) table.terms[offset - 1].name = "arm";
    for (std::size_t k = 0; k < responses.axes.size(); ++k)
        table.terms[offset + k].name = responses.axes[k].path;
    table.values.resize(responses.identity.measures.size());
    std::vector<std::map<std::vector<std::size_t>, std::size_t>> known(mains);
    for (std::size_t arm = 0; arm < arms; ++arm)
        for (std::size_t point = 0; point < responses.points.size(); ++point) {
            auto const& cell = responses.cell(arm, point);
            for (std::size_t k = 0; k < cell.replicates.size(); ++k) {
                for (std::size_t term = 0; term < mains; ++term) {
                    std::size_t key = cell.replicates[k];
                    if (term + 1 == offset && arms > 1) key = arm;
                    if (term >= offset) {
                        auto const& levels = responses.axes[term - offset].levels;
                        key = static_cast<std::size_t>(
                            std::find(levels.begin(), levels.end(),
                                      responses.points[point][term - offset]) -
                            levels.begin());
                    }
                    table.terms[term].group_of.push_back(number_of(known[term], {key}));
                }
                for (std::size_t measure = 0; measure < table.values.size(); ++measure)
                    table.values[measure].push_back(cell.values[measure][k]);
            }
        }
    for (std::size_t term = 0; term < mains; ++term) {
        table.terms[term].groups = known[term].size();
        table.terms[term].sources = {term};
    }
    if (blocked && table.terms[0].groups < 2) {
        table.terms.erase(table.terms.begin());
        --table.mains;
        for (std::size_t term = 0; term < table.mains; ++term) table.terms[term].sources = {term};
    }
    table.has_block = blocked && table.terms[0].name == "seed";
    add_pairs(table, table.has_block ? 1 : 0);
    return table;
}

/// What is left when these terms are fitted.
Residual left_over(Table const& table, std::vector<std::size_t> const& terms,
                   std::vector<double> const& values) {
    std::vector<Dummies> rows(values.size(), Dummies{0});
    std::size_t unknowns = 1;
    std::span<std::size_t const> block;
    std::size_t groups = 0;
    for (auto const term : terms) {
        auto const& one = table.terms[term];
        if (table.has_block && term == 0) {
            block = one.group_of;
            groups = one.groups;
            continue;
        }
        for (std::size_t run = 0; run < rows.size(); ++run)
            rows[run].push_back(unknowns + one.group_of[run]);
        unknowns += one.groups;
    }
    return residual_of(rows, unknowns, values, block, groups);
}

bool is_part_of(Term const& inner, Term const& outer) {
    return inner.sources.size() < outer.sources.size() &&
           std::find(outer.sources.begin(), outer.sources.end(), inner.sources.front()) !=
               outer.sources.end();
}

/// What a term explains beyond all others that it is no part of.
VarianceLine line_of(Table const& table, std::size_t term, std::vector<double> const& values,
                     double whole) {
    std::vector<std::size_t> terms;
    for (std::size_t other = 0; other < table.terms.size(); ++other)
        if (other != term && !is_part_of(table.terms[term], table.terms[other]))
            terms.push_back(other);
    auto const less = left_over(table, terms, values);
    terms.push_back(term);
    auto const more = left_over(table, terms, values);
    VarianceLine line{.term = table.terms[term].name, .degrees = more.rank - less.rank};
    if (less.sum - more.sum > rounded_share * whole) line.sum_of_squares = less.sum - more.sum;
    return line;
}

/// How many directions a main term adds to the other mains, and to the pairs it is no part of.
std::size_t own_degrees(Table const& table, std::size_t main, std::size_t terms) {
    std::vector<double> const values(table.values.front().size(), 0.0);
    std::vector<std::size_t> others;
    for (std::size_t other = 0; other < terms; ++other)
        if (other != main && !is_part_of(table.terms[main], table.terms[other]))
            others.push_back(other);
    std::size_t const without = left_over(table, others, values).rank;
    others.push_back(main);
    return left_over(table, others, values).rank - without;
}

/// Leaves the pairs out where the points cannot tell them from a main term, as in a fraction of a
/// grid: a researcher who ran that asked for the mains.
void drop_pairs_in_the_way(Table& table) {
    if (table.terms.size() == table.mains) return;
    for (std::size_t main = 0; main < table.mains; ++main)
        if (own_degrees(table, main, table.terms.size()) < own_degrees(table, main, table.mains)) {
            table.terms.resize(table.mains);
            return;
        }
}

void add_lines(Table const& table, std::size_t measure, std::vector<VarianceLine>& lines) {
    auto values = table.values[measure];
    double const middle = experiment::mean(values);
    for (auto& value : values) value -= middle;
    double whole = 0.0;
    for (double const value : values) whole += value * value;
    std::vector<std::size_t> all;
    for (std::size_t term = 0; term < table.terms.size(); ++term) all.push_back(term);
    auto const rest = left_over(table, all, values);
    std::size_t const degrees = values.size() - rest.rank;
    double const error = degrees > 0 ? rest.sum / static_cast<double>(degrees) : 0.0;
    // What only several terms together explain, where the points move them together.
    VarianceLine shared{.term = not_told_apart, .degrees = rest.rank - 1};
    shared.sum_of_squares = whole - rest.sum;
    std::size_t const first = lines.size();
    for (std::size_t term = 0; term < table.terms.size(); ++term) {
        auto line = line_of(table, term, values, whole);
        shared.degrees -= line.degrees;
        shared.sum_of_squares -= line.sum_of_squares;
        if (line.degrees > 0 || term < table.mains) lines.push_back(std::move(line));
    }
    if (shared.degrees > 0) lines.push_back(shared);
    for (std::size_t k = first; k < lines.size(); ++k) {
        auto& line = lines[k];
        if (line.degrees == 0 || degrees == 0 || error <= rounded_share * whole) continue;
        line.f = line.sum_of_squares / static_cast<double>(line.degrees) / error;
        line.p = experiment::fisher_tail(line.f, static_cast<double>(line.degrees),
                                         static_cast<double>(degrees));
    }
    lines.push_back({.term = "residual", .degrees = degrees, .sum_of_squares = rest.sum});
    for (std::size_t k = first; k < lines.size(); ++k) {
        lines[k].measure = measure;
        lines[k].share = whole > 0.0 ? lines[k].sum_of_squares / whole : 0.0;
    }
}

}  // namespace

std::vector<VarianceLine> variance_table(Responses const& responses) {
    std::vector<VarianceLine> lines;
    bool const listed = std::all_of(responses.axes.begin(), responses.axes.end(),
                                    [](Axis const& axis) { return axis.is_listed(); });
    if (!listed || responses.axes.empty()) return lines;
    auto table = table_of(responses);
    if (table.unknowns() > most_unknowns) return lines;
    drop_pairs_in_the_way(table);
    for (std::size_t measure = 0; measure < table.values.size(); ++measure)
        add_lines(table, measure, lines);
    return lines;
}

}  // namespace diorama::analysis
