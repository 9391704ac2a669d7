#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace diorama::scenario {

/// What a file says of itself, without reading what it is about: for lists of files to choose from.
struct Headline {
    enum class Kind : std::uint8_t { scenario, study, run_sheet };

    Kind kind = Kind::scenario;
    std::string name, description;  ///< as their author wrote them; "" where they did not
    double minutes = 0.0;           ///< that a run sheet takes; 0 = not said
};

/// Reads the head of a scenario, a study or a run sheet.
/// Returns  nothing where the file cannot be read: opening it says why
/// Cost     one reading of this file alone
std::optional<Headline> read_headline(std::string const& path);

}  // namespace diorama::scenario
