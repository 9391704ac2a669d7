#pragma once
#include <string>
#include <vector>

#include "org/organisation.hpp"
#include "org/tie_list.hpp"
#include "problems/problem.hpp"

namespace diorama::charts {

/// Ties with everything there is to say about their file.
struct TiesReading {
    org::TieList ties;  ///< each pair once; complete only without problems
    std::vector<problems::Problem> problems;
    std::size_t problem_count = 0;  ///< of which `problems` holds the first ones
    std::vector<std::string> notes;
    std::size_t rows = 0;
    std::size_t self_ties = 0;      ///< rows left out: someone with themselves
    std::size_t outside_chart = 0;  ///< rows left out: an end that is no person of the chart
    std::size_t merged = 0;  ///< rows that repeat a pair, in either direction; weights add up
    bool ok() const noexcept { return problem_count == 0; }
};

/// Reads ties: `source,target[,weight][,kind]` as CSV, or the edges of a GraphML file (by the file
/// name's end) that are no reporting lines.
///
/// Takes    path; organisation: says who the ids are
/// Returns  the ties between its people, rows that were left out counted and said in a note;
///          origin `generated` for rows whose kind says so
/// Errors   never throws for what stands in the file: no such columns, an empty end, a weight that
/// is
///          negative or no number, and whatever CsvRecords refuses, are problems
/// Cost     one pass, 8 bytes a row and one look-up an end; then a sort of each person's row
TiesReading read_ties(std::string const& path, org::Organisation const& organisation);

/// The ties alone.
/// Errors   throws problems::InputError with every problem
std::vector<org::Tie> load_ties(std::string const& path, org::Organisation const& organisation);

}  // namespace diorama::charts
