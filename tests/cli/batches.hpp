#pragma once
#include <string>
#include <vector>

#include "cli/process.hpp"

namespace diorama::test {

/// Sixty weeks of an invented organisation of 200 people: a run takes milliseconds.
extern std::string const short_scenario;

/// An experiment over s.toml: a grid of twenty points.
std::string experiment(int replicates);

/// Runs e.toml into a.sqlite, which is the fourth word.
extern std::vector<std::string> const batch_words;

/// All rows of the tables that a user reads, but for the seconds of runs.
std::string rows_of(Folder const& folder, std::string const& store);

}  // namespace diorama::test
