#pragma once
#include <array>
#include <ostream>
#include <string_view>

#include "store/store.hpp"

namespace diorama::report {

/// The tables of a store that are written as CSV. Parameters stand in `points` alone, once.
inline constexpr std::array<std::string_view, 7> store_table_names{
    "runs", "outcomes", "weekly", "points", "arms", "factors", "measures"};

/// Writes one table row by row, in an order that does not depend on when runs finished.
///
/// Takes    table: one of store_table_names
/// Errors   throws store::StoreError
/// Cost     memory does not grow with the table
void write_store_table(store::Store& store, std::string_view table, std::ostream& out);

}  // namespace diorama::report
