#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "page/charts.hpp"

/// Each kind of chart in a file of its own, with both of its renderings, which must be kept alike.
namespace diorama::page {

std::string draw(LineChart const& chart, std::string const& label);
nlohmann::ordered_json spec(LineChart const& chart);
std::string draw(AreaChart const& chart, std::string const& label);
nlohmann::ordered_json spec(AreaChart const& chart);
std::string draw(HeatChart const& chart, std::string const& label);
nlohmann::ordered_json spec(HeatChart const& chart);
std::string draw(RangeChart const& chart, std::string const& label);
nlohmann::ordered_json spec(RangeChart const& chart);
std::string draw(MapChart const& chart, std::string const& label);
nlohmann::ordered_json spec(MapChart const& chart);

}  // namespace diorama::page
