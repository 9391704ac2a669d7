#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "page/document.hpp"

/// Numbers of tables as spans of a sentence: rounded to be read, with the cell behind them.
namespace diorama::page {

/// Shares in percent, hours whole, and so on by unit; `–` for what is not known.
Span number_span(Number const& number, std::string_view unit);
/// With its sign.
Span signed_span(Number const& number, std::string_view unit);
/// `97 %`, `> 99 %`: a share as a whole percentage.
Span percent_span(Number const& number);
/// With so many decimals, times `scale`.
Span plain_span(Number const& number, int decimals, double scale = 1.0);
/// As the table has it: a seed may have more digits than a double holds.
Span exact_span(Number const& number);
/// `1.2 M`, `340 k`.
Span money_span(Number const& number);
/// A median week: whole, or a half between two weeks.
Span week_span(Number const& number);

/// `[1.7, 2.1]`, nothing where there is no interval.
Prose interval_prose(Number const& low, Number const& high, std::string_view unit);

/// `1.9 points [1.7, 2.1] more`: a difference without its sign and its interval, with as many
/// decimals in all of them as the smallest needs.
Prose distance_prose(Number const& difference, Number const& low, Number const& high,
                     std::string_view unit);
/// As few digits as it takes, at most four.
Span short_span(Number const& number);

/// `%`, `hours`; and `points` for a difference of shares.
std::string unit_text(std::string_view unit);
std::string difference_unit_text(std::string_view unit);

/// `hours:total` as `hours, total`: what is read off a run.
std::string outcome_words(std::string_view outcome);
/// A name within a sentence: in quotes where it would run into the words around it, as `Unit, then
/// DIO` does.
std::string said_name(std::string_view name);
/// `a, b and c`.
std::string joined(std::vector<std::string> const& texts);
/// `operating_officer` as `operating officer`.
std::string spaced(std::string_view name);

}  // namespace diorama::page
