#pragma once
#include <string>
#include <string_view>

#include "experiment/comparison.hpp"

/// Numbers as a strategist reads them: shares in percent, hours in whole ones, and a dash for what
/// is not known. The files have them in full.
namespace diorama::report {

/// How the numbers of a unit are written.
struct NumberStyle {
    double scale = 1.0;
    int decimals = 1;
    std::string_view unit;             ///< "%", "hours", ...
    std::string_view difference_unit;  ///< "points" for shares, else the unit
};
NumberStyle style_of(std::string_view unit);

/// `31.0`, `12,345`; `–` for what is not known.
std::string number_text(NumberStyle const& style, double value);
/// The same with its sign, `+8.0`; 0 has none.
std::string signed_text(NumberStyle const& style, double value);
/// `[7.1, 8.9]`; empty where there is no interval.
std::string interval_text(NumberStyle const& style, experiment::Interval interval);
/// `8.0 points`, without a sign.
std::string distance_text(NumberStyle const& style, double difference);
/// `97 %`; `> 99 %` and `< 1 %` where rounding would say all or none; `–` for what is not known.
std::string percent_text(double share);
/// `holds`, `fails` or `undecided`.
std::string_view verdict_text(experiment::Verdict verdict);

}  // namespace diorama::report
