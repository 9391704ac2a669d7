#pragma once
#include "store/database.hpp"

namespace diorama::store {

/// Makes the tables of an empty file, or refuses one that is not of this schema.
/// Errors   throws problems::InputError; StoreError
void demand_schema(Database& database, Access access);

}  // namespace diorama::store
