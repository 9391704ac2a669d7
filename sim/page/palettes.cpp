#include <algorithm>
#include <array>
#include <cmath>

#include "page/document.hpp"

namespace diorama::page {

namespace {

constexpr std::array<std::string_view, 8> okabe_ito{"#6f6f6f", "#0072b2", "#d55e00", "#009e73",
                                                    "#aa4499", "#e69f00", "#56b4e9", "#222222"};
constexpr std::array<std::string_view, 10> cividis{"#00224e", "#123570", "#3b496c", "#575d6d",
                                                   "#707173", "#8a8678", "#a59c74", "#c3b369",
                                                   "#e1cc55", "#fee838"};
constexpr std::array<std::string_view, 6> rungs{"#e4e4e0", "#c5d3df", "#9fbcd4",
                                                "#6f9fc4", "#3a7db0", "#114b7f"};

}  // namespace

std::string_view palette(std::size_t colour) { return okabe_ito[colour % okabe_ito.size()]; }

std::string_view heat_colour(double share) {
    if (std::isnan(share)) return "#ffffff";
    double const place = std::clamp(share, 0.0, 0.999) * static_cast<double>(cividis.size());
    return cividis[static_cast<std::size_t>(place)];
}

std::string_view legend_colour(Colours colours, std::size_t place) {
    switch (colours) {
        case Colours::rungs:
            return rung_colour(place);
        case Colours::shares:
            return heat_colour(static_cast<double>(place) / 100.0);
        case Colours::ways:
            break;
    }
    return palette(place);
}

std::vector<std::pair<std::string, std::size_t>> shares_legend() {
    return {
        {"0 %: nobody", 0}, {"25 %", 25}, {"50 %", 50}, {"75 %", 75}, {"100 %: everybody", 100}};
}

std::string_view rung_colour(std::size_t rung) { return rungs[rung % rungs.size()]; }

}  // namespace diorama::page
