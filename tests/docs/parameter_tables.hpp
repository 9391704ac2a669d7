#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "scenario/parameters_list.hpp"

namespace docs {

/// A table between `<!-- parameters: NAME -->` and `<!-- end -->`: the lines between the markers.
struct Table {
    std::string name;
    std::vector<std::string> lines;
};

/// Every marked table of a page, in the order of the page.
std::vector<Table> tables_of(std::vector<std::string> const& page);

/// The name of the table that a parameter belongs into: its path without the last word, "top" for
/// a path of one word.
std::string table_name(std::string_view path);

/// The tables as the program knows them, in the order of `rows`.
std::vector<Table> tables_of(std::vector<diorama::scenario::ParameterRow> const& rows);

/// What is wrong with the tables of a page: a line that differs, a table that is missing, twice
/// there or of no parameters. One sentence each; none when they agree.
std::vector<std::string> differences(std::vector<Table> const& page,
                                     std::vector<Table> const& known);

/// The page with every known table in place of the one that stands there.
std::vector<std::string> with_tables(std::vector<std::string> const& page,
                                     std::vector<Table> const& known);

}  // namespace docs
