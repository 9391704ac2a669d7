#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace diorama::store {

/// Two stores that claim to hold the same run and do not.
struct Conflict {
    std::string run_id;
    std::string file;
    std::string digest, other_digest;  ///< in `file`, and in the store merged into
};

struct Merged {
    std::size_t runs = 0;      ///< in the result
    std::size_t added = 0;     ///< that it did not have
    std::size_t repeated = 0;  ///< that it had already
    std::size_t failed = 0;    ///< of `runs`
    std::vector<Conflict> conflicts;
};

/// Puts the runs of several stores of one experiment into another: their union.
///
/// Takes    from: paths; into: made where there is none. A finished run wins over a failed one
/// Returns  conflicts: runs with one id and two digests; the first that was there stays
/// Errors   throws problems::InputError when the experiments differ, before anything of a file is
///          written; StoreError
/// Cost     memory does not grow with the stores
Merged merge(std::vector<std::string> const& from, std::string const& into);

}  // namespace diorama::store
