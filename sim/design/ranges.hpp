#pragma once
#include <string_view>

namespace diorama::design {

struct Range {
    double low = 0.0;
    double high = 0.0;
};

/// Over which range a parameter is screened when nobody says otherwise: 0.65 to 1.45 times the
/// scenario's value, as far as the declared range allows; a few that such a share does not suit
/// have a range of their own. Declared ranges say what a scenario may write (a budget of 0 to
/// 10,000), not what is plausible.
///
/// Takes    path; value: the scenario's; declared; whole: takes whole numbers alone, of which at
///          least the next lower and higher are in the range
/// Returns  low = high where there is no range: a value of 0 has no share of itself
Range screening_range(std::string_view path, double value, Range declared, bool whole);

/// Whether somebody decides the parameter (a pledge, a budget, a target), rather than it saying
/// how people and work behave.
bool is_decided(std::string_view path);

}  // namespace diorama::design
