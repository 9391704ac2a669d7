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
    for (int more = 0;
         more < 3 && value != 0.0 &&
         report::number_text(style, value).find_first_of("123456789") == std::string::npos;
         ++more)
        ++style.decimals;
    return style;
}

}  // namespace

Span number_span(Number const& number, std::string_view unit) {
    return span_of(
        number, report::number_text(telling(report::style_of(unit), number.value), number.value));
}

Span signed_span(Number const& number, std::string_view unit) {
    return span_of(
        number, report::signed_text(telling(report::style_of(unit), number.value), number.value));
}

Span percent_span(Number const& number) {
    return span_of(number, report::percent_text(number.value));
}

Span plain_span(Number const& number, int decimals, double scale) {
    return span_of(number, report::number_text({scale, decimals, "", ""}, number.value));
}

Span exact_span(Number const& number) { return span_of(number, number.raw); }

Span money_span(Number const& number) {
    double const size = std::abs(number.value);
    if (size >= 1e6) return span_of(number, fmt::format("{:.2f} M", number.value / 1e6));
    if (size >= 1e4) return span_of(number, fmt::format("{:.0f} k", number.value / 1e3));
    return span_of(number, report::number_text({1.0, 0, "", ""}, number.value));
}

Span week_span(Number const& number) { return span_of(number, fmt::format("{:g}", number.value)); }

Prose interval_prose(Number const& low, Number const& high, std::string_view unit) {
    if (!low.known() && !high.known()) return {};
    return prose("[", number_span(low, unit), ", ", number_span(high, unit), "]");
}

Prose distance_prose(Number const& difference, Number const& low, Number const& high,
                     std::string_view unit) {
    bool const turned = difference.value < 0.0;
    auto style = report::style_of(unit);
    for (auto const* one : {&difference, &low, &high})
        if (one->known())
            style.decimals =
                std::max(style.decimals, telling(report::style_of(unit), one->value).decimals);
    auto const end = [&](Number const& one) {
        return span_of(one, report::number_text(style, turned ? -one.value : one.value));
    };
    auto const unit_words =
        style.difference_unit.empty() ? std::string() : " " + std::string(style.difference_unit);
    auto text = prose(end(difference), unit_words, " ");
    if (low.known() && high.known())
        text = prose(text, "[", end(turned ? high : low), ", ", end(turned ? low : high), "] ");
    return prose(text, turned ? "less" : "more");
}

Span short_span(Number const& number) {
    return span_of(number, fmt::format("{:.4g}", number.value));
}

std::string unit_text(std::string_view unit) { return std::string(report::style_of(unit).unit); }

std::string difference_unit_text(std::string_view unit) {
    return std::string(report::style_of(unit).difference_unit);
}

std::string outcome_words(std::string_view outcome) {
    auto text = spaced(outcome);
    if (auto const colon = text.find(':'); colon != std::string::npos) text.replace(colon, 1, ", ");
    return text;
}

std::string said_name(std::string_view name) {
    bool const runs_on = name.find_first_of(",;:") != std::string_view::npos ||
                         name.find(" and ") != std::string_view::npos;
    return runs_on ? fmt::format("“{}”", name) : std::string(name);
}

std::string joined(std::vector<std::string> const& texts) {
    std::string all;
    for (std::size_t i = 0; i < texts.size(); ++i)
        all += (i == 0 ? "" : i + 1 == texts.size() ? " and " : ", ") + texts[i];
    return all;
}

std::string spaced(std::string_view name) {
    std::string text(name);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

}  // namespace diorama::page
