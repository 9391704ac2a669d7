#pragma once
#include <string>

#include "page/document.hpp"

namespace diorama::page {

/// The page of a single run: what became of the organisation, without a verdict, since one run
/// shows neither another way nor its luck.
/// Takes    folder: a result folder of `diorama run`
/// Errors   throws problems::InputError
Document compose_run(std::string const& folder);

}  // namespace diorama::page
