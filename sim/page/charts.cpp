#include "page/charts.hpp"

#include "page/chart_kinds.hpp"

namespace diorama::page {

std::string const& title_of(Chart const& chart) {
    return std::visit([](auto const& one) -> std::string const& { return one.title; }, chart);
}

std::string svg_of(Chart const& chart, std::string const& label) {
    return std::visit([&](auto const& one) { return draw(one, label); }, chart);
}

std::string spec_of(Chart const& chart) {
    return std::visit(
        [](auto const& one) {
            return spec(one).dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace);
        },
        chart);
}

}  // namespace diorama::page
