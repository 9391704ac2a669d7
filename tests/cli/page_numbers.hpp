#pragma once
#include <string>
#include <vector>

#include "cli/process.hpp"

namespace diorama::test {

/// A number on a page that its tables do not have.
struct Stray {
    std::string section, number;
};

/// Holds every number of a page against the tables of the folder that it was made from: those of
/// its text against the file and line that they name, and what is shown against what stands there;
/// those of its charts against all cells. Numbers in columns of numbers must name their source.
///
/// Takes    html: the page, or a section of it; tables: the folder, within `folder`
/// Returns  what was found nowhere; empty where all is well
std::vector<Stray> stray_numbers(std::string const& html, Folder const& folder,
                                 std::string const& tables);

/// The ids of the sections that show numbers which name their source.
std::vector<std::string> sections_with_numbers(std::string const& html);

/// What to falsify: the number as it is shown, the one that it is said to be rounded from, or one
/// that is drawn.
enum class Falsify { shown, value, chart };

/// A section with one digit of its first such number changed.
/// Takes    section: its id
std::string falsified(std::string const& html, std::string const& section, Falsify what);

}  // namespace diorama::test
