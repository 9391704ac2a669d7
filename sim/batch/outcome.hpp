#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/record.hpp"
#include "measures/catalogue.hpp"
#include "scenario/table_reader.hpp"

namespace diorama::batch {

enum class Reading : std::uint8_t {
    last_week,
    week,   ///< of one week
    total,  ///< summed over weeks 1 to the last
    mean    ///< over weeks 1 to the last
};

/// One number that is read off every run: `using`, `using@52`, `spend:total`, `energy:mean`.
struct Outcome {
    std::string name;  ///< as written
    measures::Measure measure = {};
    std::size_t column = 0;  ///< of the record
    Reading reading = Reading::last_week;
    std::uint32_t week = 0;

    double read(engine::Record const& record) const;
    /// The measure's, but of a total: `money/week` over weeks is `money`, and `share` is no share
    /// any more but `share, summed over weeks`.
    std::string unit() const;
};

/// Reads `measures = [...]`, or takes those that tell most.
///
/// Takes    weeks: of the shortest arm
/// Errors   added to the reader's problems: no such measure, a week that no run reaches, one twice
std::vector<Outcome> read_outcomes(scenario::TableReader& top, bool bare_contagion,
                                   std::uint32_t weeks);

}  // namespace diorama::batch
