#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "page/sheet.hpp"

/// Charts as data. Each is drawn ahead as SVG, which reads without scripts and on paper, and
/// described in Vega-Lite, which takes its place on a screen.
namespace diorama::page {

struct ChartPoint {
    double x = 0.0;
    Number y, low, high;  ///< low and high may be unknown
};

struct ChartLine {
    std::string name;
    std::size_t colour = 0;  ///< place in the palette
    std::vector<ChartPoint> points;
};

/// How the values of an axis are written: shares as percent.
enum class AxisKind : std::uint8_t { plain, percent, money, points };

struct LineChart {
    std::string title, y_title;
    AxisKind axis = AxisKind::plain;
    bool from_zero = true;
    std::vector<ChartLine> lines;
    std::string x_title = {};  ///< of any quantity; "" = weeks
};

/// Shares of a whole, the first line at the bottom.
struct AreaChart {
    std::string title;
    std::vector<ChartLine> layers;
};

/// A row a group, a column a week, shares from 0 to 1.
struct HeatChart {
    std::string title;
    std::vector<std::string> rows;        ///< what a row is called
    std::vector<std::string> row_groups;  ///< [rows], neighbours of one group share a label
    std::vector<std::uint32_t> weeks;
    std::vector<Number> values;  ///< [rows][weeks]
};

/// A dot with its interval for each row, or a span from one dot to another.
struct RangeRow {
    std::string name;
    Number value, low, high;
    Number from;         ///< an open dot, where there is one
    bool faint = false;  ///< its interval does not leave out 0
};
struct RangeChart {
    std::string title, x_title;
    AxisKind axis = AxisKind::plain;
    bool zero_line = false;
    std::vector<RangeRow> rows;
};

/// One axis of a plane of two factors.
struct MapAxis {
    std::string title;
    std::vector<std::string> levels;  ///< of a factor with listed values; else of numbers
    bool logarithmic = false;
};

/// A place on the plane, and who is ahead there.
struct MapPlace {
    double x = 0.0, y = 0.0;  ///< the number, or the level's place in the list
    std::string x_text, y_text;
    std::size_t way = 0;  ///< place in MapChart::ways
    bool certain = false, tied = false;
    Number lead, low, high;
};

/// Which way is ahead where: tiles where both axes are listed, dots else. Full where it is certain,
/// hollow where it is not, grey where the best ways come to the same.
struct MapChart {
    std::string title;
    MapAxis x, y;
    std::vector<std::pair<std::string, std::size_t>> ways;  ///< name, colour
    std::vector<MapPlace> places;
    AxisKind axis = AxisKind::plain;  ///< of the lead
    bool is_tiled() const { return !x.levels.empty() && !y.levels.empty(); }
};

using Chart = std::variant<LineChart, AreaChart, HeatChart, RangeChart, MapChart>;

std::string const& title_of(Chart const& chart);

/// The chart as an SVG element with a title, drawn for a width of 360.
/// Takes    label: what it shows, for those who cannot see it
std::string svg_of(Chart const& chart, std::string const& label);

/// The chart as a Vega-Lite specification (JSON), its data within.
std::string spec_of(Chart const& chart);

/// Okabe and Ito's colours, told apart by nearly everybody; a grey first, for the baseline.
/// Source   Okabe & Ito 2008, "Color Universal Design"
std::string_view palette(std::size_t colour);
/// From dark (0) to bright (1), read by everybody as an order.
/// Source   cividis: Nuñez, Anderton & Renslow 2018, PLoS ONE 13(7) e0199239
std::string_view heat_colour(double share);
/// Six steps from grey to dark blue, for the rungs of the ladder.
std::string_view rung_colour(std::size_t rung);

/// `25 %`, `1.2 M`, `0.05`: a tick of an axis.
std::string tick_text(AxisKind kind, double value, double step);
/// Round numbers within [low, high], about `count` of them.
std::vector<double> ticks_of(double low, double high, std::size_t count);

/// Weeks from one mark to the next where marks are years: 1, 2, 5, 10, ... years, so that at most
/// ten of them are needed.
/// Takes    weeks: below 1e9
std::uint32_t year_step(double weeks);

/// Year marks where the weeks span years, parts of a year else.
std::vector<double> week_ticks(double low, double high);

/// & < > " ' as entities, and control characters visible: for HTML, SVG and attributes.
std::string escaped(std::string_view text);

}  // namespace diorama::page
