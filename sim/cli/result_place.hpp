#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace diorama::cli {

/// What a command may replace where its result goes.
enum class Replacing : std::uint8_t {
    nothing,      ///< the folder must be empty or not there
    checkpoints,  ///< of the run itself
    results       ///< and what an earlier command left: `--force`, `--resume`
};

/// Refuses a place for results that holds something else. Whatever is not ours is never replaced.
///
/// Takes    path; ours, marker: as report::look_at_folder()
/// Errors   throws problems::InputError
void demand_place(std::string const& path, std::span<std::string_view const> ours,
                  std::string_view marker, Replacing replacing);

/// Refuses a file that exists.
/// Errors   throws problems::InputError
void demand_new_file(std::string const& path, bool force);

}  // namespace diorama::cli
