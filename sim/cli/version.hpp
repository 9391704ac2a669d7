#pragma once
#include <string_view>

namespace diorama::cli {

/// The commit that was checked out when the program was built, or `unknown` outside of git. The
/// version is the engine's (engine/version.hpp).
std::string_view commit() noexcept;

}  // namespace diorama::cli
