#include "page/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/comparison_numbers.hpp"

namespace diorama::page {

namespace {

constexpr std::string_view not_known_text = "–";

Span span_of(Number const& number, std::string text) {
    if (!number.known()) return words(std::string(not_known_text));
    return {SpanKind::number, std::move(text), number.raw, number.source};
}

/// As many decimals more as it takes to show on which side of 0 a small number is.
report::NumberStyle telling(report::NumberStyle style, double value) {
    for (int more = 0; more < 3 && value != 0.0 &&
                       report::number_text(style, value).find_first_of("123456789") ==
                           std::string::npos;
         ++more)
        ++style.decimals;
    return style;
}

}  // namespace

Span number_span(Number const& number, std::string_view unit) {
    return span_of(number,
                   report::number_text(telling(report::style_of(unit), number.value), number.value));
}

Span signed_span(Number const& number, std::string_view unit) {
    return span_of(number,
                   report::signed_text(telling(report::style_of(unit), number.value), number.value));
}

Span distance_span(Number const& number, std::string_view unit) {
    return span_of(number, report::number_text(telling(report::style_of(unit), number.value),
                                               std::abs(number.value)));
}

Span percent_span(Number const& number) {
    return span_of(number, report::percent_text(number.value));
}

Span plain_span(Number const& number, int decimals, double scale) {
    return span_of(number, report::number_text({scale, decimals, "", ""}, number.value));
}

Span money_span(Number const& number) {
    double const size = std::abs(number.value);
    if (size >= 1e6) return span_of(number, fmt::format("{:.2f} M", number.value / 1e6));
    if (size >= 1e4) return span_of(number, fmt::format("{:.0f} k", number.value / 1e3));
    return span_of(number, report::number_text({1.0, 0, "", ""}, number.value));
}

Span week_span(Number const& number) {
    return span_of(number, fmt::format("{:g}", number.value));
}

Prose interval_prose(Number const& low, Number const& high, std::string_view unit) {
    if (!low.known() && !high.known()) return {};
    return prose("[", number_span(low, unit), ", ", number_span(high, unit), "]");
}

Prose distance_interval(Number const& low, Number const& high, std::string_view unit,
                        bool turned) {
    if (!low.known() && !high.known()) return {};
    auto const end = [&](Number number) {
        auto shown = number;
        if (turned) shown.value = -shown.value;
        auto span = number_span(shown, unit);
        return span;
    };
    return turned ? prose("[", end(high), ", ", end(low), "]")
                  : prose("[", end(low), ", ", end(high), "]");
}

std::string unit_text(std::string_view unit) { return std::string(report::style_of(unit).unit); }

std::string difference_unit_text(std::string_view unit) {
    return std::string(report::style_of(unit).difference_unit);
}

std::string spaced(std::string_view name) {
    std::string text(name);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

}  // namespace diorama::page
