#include "report/measures_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <span>

#include "measures/catalogue.hpp"

namespace diorama::report {

namespace {

void say(std::string& text, std::span<measures::Measure const> list) {
    std::size_t widest = 0;
    for (auto const& one : list) widest = std::max(widest, one.name.size());
    for (auto const& one : list)
        fmt::format_to(std::back_inserter(text), "  {:<{}}  {:<11} {:<3} {}\n", one.name, widest,
                       one.unit, one.domain, one.meaning);
}

}  // namespace

std::string measures_text() {
    std::string text = "Published each week: measure, unit, part of the domain, meaning\n";
    say(text, measures::catalogue());
    text += "\nPublished by bare contagion\n";
    say(text, measures::contagion_catalogue());
    return text;
}

std::string measures_json() {
    using Json = nlohmann::ordered_json;
    Json json;
    auto& all = json["measures"] = Json::array();
    for (auto const& list : {measures::catalogue(), measures::contagion_catalogue()})
        for (auto const& one : list)
            all.push_back({{"name", one.name},
                           {"unit", one.unit},
                           {"meaning", one.meaning},
                           {"domain", one.domain},
                           {"higher_is_better", one.higher_is_better}});
    return json.dump(2) + "\n";
}

}  // namespace diorama::report
