#pragma once
#include <algorithm>
#include <string>
#include <string_view>

#include "page/charts.hpp"

/// What the drawings of all kinds of charts are made of. They are SVG, in units of which
/// `drawn_width` are as wide as the chart.
namespace diorama::page {

inline constexpr double drawn_width = 360.0;
inline constexpr double margin_left = 44.0, margin_right = 12.0, margin_top = 10.0,
                        margin_bottom = 30.0;

/// From values to places on the drawing.
struct Scale {
    double low, high, from, to;
    double operator()(double value) const {
        return from + (to - from) * (high > low ? (value - low) / (high - low) : 0.5);
    }
};

/// The least and the largest of some numbers.
struct Extent {
    double low = 1e300, high = -1e300;
    void take(Number const& number) {
        if (number.known()) take(number.value);
    }
    void take(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

/// Takes    anchor: start, middle or end; more: further attributes, with a blank before each
std::string text_at(double x, double y, std::string_view anchor, std::string_view text,
                    std::string_view more = "");
/// Opens the drawing, which is for those who cannot see it what `label` says.
std::string begin_svg(double height, std::string const& label);
std::string rule(double x1, double y1, double x2, double y2, std::string_view stroke);
/// An axis of weeks at the foot of a drawing.
std::string week_axis(Scale const& x, double height);
/// An axis of any numbers, with what they are.
std::string number_axis(Scale const& x, double height, std::string const& title);
/// At most so many letters, then an ellipsis.
std::string shortened_label(std::string const& text, std::size_t longest);

}  // namespace diorama::page
