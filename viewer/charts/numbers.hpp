#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace diorama::viewer::charts {

/// A value as a person says it, with its unit: "63 %", "5.2 h", "1,204", "0.31".
/// Takes    unit as the catalogue of measures writes it ("share", "hours/week", "people", ...)
std::string value_text(double value, std::string_view unit);

/// The same with a sign, for differences: "+12 points", "-3 h".
std::string difference_text(double value, std::string_view unit);

/// Whether a unit is of things that are counted, so that there is no half of one.
bool is_count(std::string_view unit);

/// 2000000 as "2,000,000".
std::string count_text(double count);

/// A number as it is typed: no more digits than it has.
std::string plain_text(double value);

/// Round numbers for an axis, at most about `most` of them inside [low, high]; one or none where
/// the round step is as wide as that.
std::vector<double> round_ticks(double low, double high, int most);

}  // namespace diorama::viewer::charts
