#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "page/charts.hpp"
#include "problems/visible.hpp"

namespace diorama::page {

namespace {

constexpr double width = 360.0;
constexpr double left = 44.0, right = 12.0, top = 10.0, bottom = 30.0;

constexpr std::array<std::string_view, 8> okabe_ito{"#6f6f6f", "#0072b2", "#d55e00", "#009e73",
                                                    "#aa4499", "#e69f00", "#56b4e9", "#222222"};
constexpr std::array<std::string_view, 10> cividis{"#00224e", "#123570", "#3b496c", "#575d6d",
                                                   "#707173", "#8a8678", "#a59c74", "#c3b369",
                                                   "#e1cc55", "#fee838"};
constexpr std::array<std::string_view, 6> rungs{"#e4e4e0", "#c5d3df", "#9fbcd4",
                                                "#6f9fc4", "#3a7db0", "#114b7f"};

/// From values to places on the drawing.
struct Scale {
    double low, high, from, to;
    double operator()(double value) const {
        return from + (to - from) * (high > low ? (value - low) / (high - low) : 0.5);
    }
};

std::string text_at(double x, double y, std::string_view anchor, std::string_view text,
                    std::string_view more = "") {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>", x, y,
                       anchor, more, escaped(text));
}

std::string begin_svg(double height, std::string const& label) {
    return fmt::format(
        "<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\" "
        "xmlns=\"http://www.w3.org/2000/svg\" font-family=\"system-ui,sans-serif\" "
        "font-size=\"11\" fill=\"#444\">",
        width, height, escaped(label));
}

std::string rule(double x1, double y1, double x2, double y2, std::string_view stroke) {
    return fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/>", x1, y1, x2,
        y2, stroke);
}

/// Year marks where the weeks span years, quarters of a year else.
std::vector<double> week_ticks(double low, double high) {
    double const span = high - low;
    double const step = span > 130  ? 52.0
                        : span > 60 ? 26.0
                        : span > 26 ? 13.0
                        : span > 8  ? 4.0
                                    : 1.0;
    std::vector<double> ticks;
    for (double week = 0.0; week <= high + 0.01; week += step)
        if (week >= low) ticks.push_back(week);
    return ticks;
}

std::string week_axis(Scale const& x, double height) {
    std::string svg;
    for (double const week : week_ticks(x.low, x.high)) {
        svg += rule(x(week), height - bottom, x(week), height - bottom + 4, "#999");
        svg += text_at(x(week), height - bottom + 16, "middle", fmt::format("{:g}", week));
    }
    svg += text_at(width - right, height - 2, "end", "week", " fill=\"#777\"");
    return svg;
}

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

std::string line_path(ChartLine const& line, Scale const& x, Scale const& y) {
    std::string path;
    for (auto const& point : line.points)
        if (point.y.known())
            path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", x(point.x),
                                y(point.y.value));
    return path;
}

std::string band_path(ChartLine const& line, Scale const& x, Scale const& y) {
    std::string there, back;
    for (auto const& point : line.points) {
        if (!point.low.known() || !point.high.known()) continue;
        there += fmt::format("{}{:.1f} {:.1f}", there.empty() ? "M" : "L", x(point.x),
                             y(point.high.value));
        back = fmt::format("L{:.1f} {:.1f}", x(point.x), y(point.low.value)) + back;
    }
    return there.empty() ? "" : there + back + "Z";
}

std::string draw(LineChart const& chart, std::string const& label) {
    constexpr double height = 220.0;
    Extent xs, ys;
    for (auto const& line : chart.lines)
        for (auto const& point : line.points) {
            xs.take(point.x);
            for (auto const* one : {&point.y, &point.low, &point.high}) ys.take(*one);
        }
    if (ys.low > ys.high) ys = {0.0, 1.0};
    if (chart.from_zero) ys.take(0.0);
    if (ys.low == ys.high) ys.high = ys.low + 1.0;
    auto const marks = ticks_of(ys.low, ys.high, 5);
    Scale const x{xs.low, xs.high, left, width - right};
    Scale const y{std::min(ys.low, marks.front()), std::max(ys.high, marks.back()), height - bottom,
                  top};
    double const step = marks.size() > 1 ? marks[1] - marks[0] : 1.0;
    auto svg = begin_svg(height, label);
    for (double const mark : marks) {
        svg += rule(left, y(mark), width - right, y(mark),
                    mark == 0.0 && ys.low < 0.0 ? "#666" : "#e3e3e0");
        svg += text_at(left - 6, y(mark) + 4, "end", tick_text(chart.axis, mark, step));
    }
    svg += week_axis(x, height);
    for (auto const& line : chart.lines)
        if (auto const band = band_path(line, x, y); !band.empty())
            svg += fmt::format("<path class=\"mark band\" d=\"{}\" fill=\"{}\" opacity=\"0.2\"/>",
                               band, palette(line.colour));
    for (auto const& line : chart.lines)
        svg += fmt::format(
            "<path class=\"mark\" d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"{}/>",
            line_path(line, x, y), palette(line.colour),
            line.colour == 0 ? " stroke-dasharray=\"5 3\"" : "");
    return svg + "</svg>";
}

std::string draw(AreaChart const& chart, std::string const& label) {
    constexpr double height = 190.0;
    auto const& first = chart.layers.front().points;
    Scale const x{first.front().x, first.back().x, left, width - right};
    Scale const y{0.0, 1.0, height - bottom, top};
    auto svg = begin_svg(height, label);
    std::vector<double> below(first.size(), 0.0);
    for (std::size_t layer = 0; layer < chart.layers.size(); ++layer) {
        std::string there, back;
        for (std::size_t i = 0; i < first.size(); ++i) {
            double const above = below[i] + chart.layers[layer].points[i].y.value;
            there += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : "L", x(first[i].x), y(above));
            back = fmt::format("L{:.1f} {:.1f}", x(first[i].x), y(below[i])) + back;
            below[i] = above;
        }
        svg += fmt::format("<path class=\"mark\" d=\"{}{}Z\" fill=\"{}\"/>", there, back,
                           rung_colour(layer));
    }
    for (double const share : {0.0, 0.25, 0.5, 0.75, 1.0})
        svg += text_at(left - 6, y(share) + 4, "end", tick_text(AxisKind::percent, share, 0.25));
    return svg + week_axis(x, height) + "</svg>";
}

/// One path a colour, neighbours of one colour in one stroke: thousands of cells in a few kB.
std::string heat_cells(HeatChart const& chart, Scale const& y, double from, double column_width) {
    std::array<std::string, cividis.size()> paths;
    std::size_t const columns = chart.weeks.size();
    double const row_height = y(1.0) - y(0.0);
    for (std::size_t row = 0; row < chart.rows.size(); ++row)
        for (std::size_t first = 0; first < columns;) {
            auto const& value = chart.values[row * columns + first];
            auto const colour = heat_colour(value.value);
            std::size_t last = first + 1;
            while (last < columns && value.known() == chart.values[row * columns + last].known() &&
                   heat_colour(chart.values[row * columns + last].value) == colour)
                ++last;
            if (value.known()) {
                auto const place = static_cast<std::size_t>(
                    std::find(cividis.begin(), cividis.end(), colour) - cividis.begin());
                // Strokes as thick as a row: half the text of outlines.
                paths[place] +=
                    fmt::format("M{:.0f} {:.1f}h{:.0f}",
                                std::round(from + column_width * static_cast<double>(first)),
                                y(static_cast<double>(row) + 0.5),
                                std::round(from + column_width * static_cast<double>(last)) -
                                    std::round(from + column_width * static_cast<double>(first)));
            }
            first = last;
        }
    std::string svg;
    for (std::size_t i = 0; i < paths.size(); ++i)
        if (!paths[i].empty())
            svg += fmt::format(
                "<path class=\"mark\" d=\"{}\" stroke=\"{}\" "
                "stroke-width=\"{:.2f}\" fill=\"none\"/>",
                paths[i], cividis[i], row_height + 0.15);
    return svg;
}

std::string shortened_label(std::string const& text, std::size_t longest) {
    std::string kept;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const begins = (static_cast<unsigned char>(text[i]) & 0xc0U) != 0x80U;
        if (begins && ++letters > longest) return kept + "…";
        kept += text[i];
    }
    return kept;
}

std::string draw(HeatChart const& chart, std::string const& label) {
    constexpr double gutter = 112.0;
    double const count = static_cast<double>(chart.rows.size());
    double const row_height = std::clamp(300.0 / std::max(1.0, count), 1.2, 16.0);
    double const height = top + row_height * count + bottom;
    Scale const y{0.0, std::max(1.0, count), top, top + row_height * std::max(1.0, count)};
    double const column_width = (width - right - gutter) /
                                static_cast<double>(std::max<std::size_t>(1, chart.weeks.size()));
    auto svg = begin_svg(height, label) + heat_cells(chart, y, gutter, column_width);
    double last_label = -100.0;
    for (std::size_t first = 0; first < chart.rows.size();) {
        std::size_t last = first;
        while (last < chart.rows.size() && chart.row_groups[last] == chart.row_groups[first])
            ++last;
        double const middle = 0.5 * (y(static_cast<double>(first)) + y(static_cast<double>(last)));
        if (first > 0)
            svg += rule(gutter - 4, y(static_cast<double>(first)), width - right,
                        y(static_cast<double>(first)), "#fff");
        if (middle - last_label >= 10.5) {
            svg += text_at(gutter - 6, middle + 3.5, "end",
                           shortened_label(chart.row_groups[first], 19), " font-size=\"10\"");
            last_label = middle;
        }
        first = last;
    }
    for (std::size_t i = 0; i < chart.weeks.size(); ++i)
        if (chart.weeks[i] % 52 == 0 || chart.weeks.size() <= 4)
            svg += text_at(gutter + column_width * (static_cast<double>(i) + 0.5),
                           height - bottom + 15, "middle", fmt::format("{}", chart.weeks[i]));
    svg += text_at(width - right, height - 2, "end", "week", " fill=\"#777\"");
    return svg + "</svg>";
}

std::string draw_row(RangeRow const& row, double y, Scale const& x) {
    std::string_view const colour = row.faint ? "#9a9a96" : "#0072b2";
    std::string svg = text_at(8, y - 9, "start", shortened_label(row.name, 52), " fill=\"#222\"");
    if (row.from.known() && row.value.known())
        svg += fmt::format(
            "<line class=\"mark\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" "
            "y2=\"{:.1f}\" stroke=\"#bbb\" stroke-width=\"2\"/>",
            x(row.from.value), y, x(row.value.value), y);
    if (row.low.known() && row.high.known())
        svg += fmt::format(
            "<line class=\"mark\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" "
            "y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"3\" opacity=\"0.45\"/>",
            x(row.low.value), y, x(row.high.value), y, colour);
    if (row.from.known())
        svg += fmt::format(
            "<circle class=\"mark\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" "
            "fill=\"#fff\" stroke=\"#666\" stroke-width=\"1.5\"/>",
            x(row.from.value), y);
    if (row.value.known())
        svg += fmt::format(
            "<circle class=\"mark\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4.5\" "
            "fill=\"{}\"/>",
            x(row.value.value), y, colour);
    return svg;
}

std::string draw(RangeChart const& chart, std::string const& label) {
    constexpr double row_height = 36.0;
    double const height = 6.0 + row_height * static_cast<double>(chart.rows.size()) + 34.0;
    Extent xs;
    for (auto const& row : chart.rows)
        for (auto const* one : {&row.value, &row.low, &row.high, &row.from}) xs.take(*one);
    if (xs.low > xs.high) xs = {0.0, 1.0};
    xs.take(0.0);
    if (xs.low == xs.high) xs.high = xs.low + 1.0;
    auto const marks = ticks_of(xs.low, xs.high, 5);
    Scale const x{std::min(xs.low, marks.front()), std::max(xs.high, marks.back()), 20.0,
                  width - 20.0};
    double const step = marks.size() > 1 ? marks[1] - marks[0] : 1.0;
    double const floor = height - 32.0;
    auto svg = begin_svg(height, label);
    for (double const mark : marks) {
        svg +=
            rule(x(mark), 4, x(mark), floor, chart.zero_line && mark == 0.0 ? "#666" : "#e3e3e0");
        svg += text_at(x(mark), floor + 14, "middle", tick_text(chart.axis, mark, step));
    }
    svg += text_at(width - 12, height - 3, "end", chart.x_title, " fill=\"#777\"");
    for (std::size_t i = 0; i < chart.rows.size(); ++i)
        svg += draw_row(chart.rows[i], 6.0 + row_height * static_cast<double>(i) + 25.0, x);
    return svg + "</svg>";
}

}  // namespace

std::string const& title_of(Chart const& chart) {
    return std::visit([](auto const& one) -> std::string const& { return one.title; }, chart);
}

std::string svg_of(Chart const& chart, std::string const& label) {
    return std::visit([&](auto const& one) { return draw(one, label); }, chart);
}

std::string_view palette(std::size_t colour) { return okabe_ito[colour % okabe_ito.size()]; }

std::string_view heat_colour(double share) {
    if (std::isnan(share)) return "#ffffff";
    double const place = std::clamp(share, 0.0, 0.999) * static_cast<double>(cividis.size());
    return cividis[static_cast<std::size_t>(place)];
}

std::string_view rung_colour(std::size_t rung) { return rungs[rung % rungs.size()]; }

std::string tick_text(AxisKind kind, double value, double step) {
    auto const decimals = [](double width_of_step) {
        int places = 0;
        for (double one = width_of_step; one < 0.999 && places < 4; one *= 10.0) ++places;
        return places;
    };
    double const shown = value + 0.0;
    switch (kind) {
        case AxisKind::percent:
            return fmt::format("{:.{}f} %", 100.0 * shown, decimals(100.0 * step));
        case AxisKind::points:
            return fmt::format("{:.{}f}", 100.0 * shown, decimals(100.0 * step));
        case AxisKind::money:
            if (step >= 1e5) return fmt::format("{:.{}f} M", shown / 1e6, decimals(step / 1e6));
            if (step >= 1e3) return fmt::format("{:.0f} k", shown / 1e3);
            return fmt::format("{:.0f}", shown);
        case AxisKind::plain:
            if (step >= 1e3) return fmt::format("{:.0f} k", shown / 1e3);
            return fmt::format("{:.{}f}", shown, decimals(step));
    }
    return {};
}

std::vector<double> ticks_of(double low, double high, std::size_t count) {
    double const rough = (high - low) / static_cast<double>(std::max<std::size_t>(1, count));
    double power = 1.0;
    while (power * 10.0 <= rough) power *= 10.0;
    while (power > rough) power /= 10.0;
    double const part = rough / power;
    double const step = power * (part > 5.0 ? 10.0 : part > 2.0 ? 5.0 : part > 1.0 ? 2.0 : 1.0);
    std::vector<double> ticks;
    for (double k = std::floor(low / step + 1e-9); k * step <= high + step * 0.999; k += 1.0) {
        ticks.push_back(k * step);
        if (k * step >= high - 1e-12 || ticks.size() > 20) break;
    }
    return ticks;
}

std::string escaped(std::string_view text) {
    std::string safe;
    for (char const c : problems::visible(text)) switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&#39;";
                break;
            default:
                safe += c;
        }
    return safe;
}

}  // namespace diorama::page
