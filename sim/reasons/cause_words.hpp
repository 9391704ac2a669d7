#pragma once
#include <string_view>

#include "mechanisms/causes.hpp"

namespace diorama::reasons {

/// What pushed or was missing, as the end of "because of ...".
std::string_view words_of(mechanisms::Cause cause);
/// What holds people, as the end of "... people are held by ...".
std::string_view words_of(mechanisms::Hold hold);

}  // namespace diorama::reasons
