#include "cli/page_numbers.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "cli/page_look.hpp"

namespace diorama::test {

namespace {

/// Whether `shown` is `value` as a reader would round it: plain, in percent, in thousands,
/// millions.
bool rounds_to(double value, std::string const& shown) {
    std::string digits;
    double unit = 1.0;
    if (shown.find(" M") != std::string::npos) unit = 1e6;
    if (shown.find(" k") != std::string::npos) unit = 1e3;
    for (char const c : shown)
        if (std::string("0123456789.-+e").find(c) != std::string::npos) digits += c;
    double const read = std::stod(digits);
    auto const mantissa = digits.substr(0, digits.find('e'));
    auto const point = mantissa.find('.');
    auto const power = digits.find('e') == std::string::npos
                           ? 0.0
                           : std::stod(digits.substr(digits.find('e') + 1));
    double const places = point == std::string::npos ? 0.0 : double(mantissa.size() - point - 1);
    double const half = 0.5001 * std::pow(10.0, power - places);
    for (double const scale : {1.0, 100.0, -1.0, -100.0})
        if (std::abs(scale * value / unit - read) <= half) return true;
    // `> 99 %` and `< 1 %`
    return shown.find_first_of("<>") != std::string::npos && value > 0.0 && value < 1.0;
}

using Cells = std::vector<std::vector<std::string>>;

/// The folder's tables, read when they are asked for.
class Tables {
public:
    Tables(Folder const& folder, std::string path) : folder_(folder), path_(std::move(path)) {
        for (auto const& name : folder_.names(path_)) {
            if (!name.ends_with(".csv")) continue;
            auto& cells = tables_[name] = cells_of(folder_.read(path_ + "/" + name));
            for (auto const& line : cells)
                for (auto const& cell : line)
                    if (!cell.empty() && cell.find_first_not_of("0123456789.-+e") == cell.npos)
                        numbers_.insert(std::strtod(cell.c_str(), nullptr));
        }
    }
    bool has(std::string const& file, std::string const& line, std::string const& value) const {
        if (file.ends_with(".json"))
            return folder_.read(path_ + "/" + file).find(value) != std::string::npos;
        auto const table = tables_.find(file);
        if (table == tables_.end() || line.empty()) return false;
        auto const place = std::stoul(line) - 1;
        if (place >= table->second.size()) return false;
        auto const& cells = table->second[place];
        return std::find(cells.begin(), cells.end(), value) != cells.end();
    }
    bool has(double number) const { return numbers_.contains(number); }

private:
    Folder const& folder_;
    std::string path_;
    std::map<std::string, Cells> tables_;
    std::set<double> numbers_;
};

/// Sections by id, in the page's order.
std::vector<std::pair<std::string, std::string>> sections_of(std::string const& html) {
    std::vector<std::pair<std::string, std::string>> sections;
    constexpr std::string_view begin = "<section id=\"";
    for (auto at = html.find(begin); at != std::string::npos;) {
        auto const id = at + begin.size();
        auto const next = html.find(begin, id);
        auto const end = std::min(next, html.find("</main>", id));
        sections.emplace_back(html.substr(id, html.find('"', id) - id), html.substr(at, end - at));
        at = next;
    }
    return sections;
}

std::regex const& number_pattern() {
    static std::regex const pattern(
        "<data value=\"([^\"]*)\" title=\"([^\":]*):?([0-9]*)\">([^<]*)</data>");
    return pattern;
}

/// Numbers of a chart's data, less what only says where something is drawn.
void collect(nlohmann::json const& json, std::vector<double>& numbers) {
    if (json.is_number()) numbers.push_back(json.get<double>());
    if (json.is_array())
        for (auto const& one : json) collect(one, numbers);
    if (json.is_object())
        for (auto const& [key, one] : json.items())
            // On a map y is a place and v the lead.
            if (std::set<std::string>{"y", "l", "h", "f", "u", "v"}.contains(key) &&
                !(key == "y" && json.contains("xt")))
                collect(one, numbers);
}

constexpr std::string_view spec_begins = "class=\"spec\">";

void hold_charts(std::string const& id, std::string const& section, Tables const& tables,
                 std::vector<Stray>& strays) {
    for (auto at = section.find(spec_begins); at != std::string::npos;
         at = section.find(spec_begins, at + 1)) {
        auto const begin = at + spec_begins.size();
        auto const spec =
            nlohmann::json::parse(section.substr(begin, section.find("</script>", begin) - begin));
        std::vector<double> numbers;
        collect(spec["data"]["values"], numbers);
        for (double const number : numbers)
            if (number != 0.0 && !tables.has(number))
                strays.push_back({id, "chart: " + std::to_string(number)});
    }
}

/// Digits in a column of numbers that name no source.
void hold_cells(std::string const& id, std::string const& section, std::vector<Stray>& strays) {
    static std::regex const cell("<td>(.*?)</td>"), mark("<code>[^<]*</code>|<[^>]*>");
    for (std::sregex_iterator at(section.begin(), section.end(), cell), end; at != end; ++at) {
        auto const rest =
            std::regex_replace(std::regex_replace((*at)[1].str(), number_pattern(), ""), mark, "");
        if (rest.find_first_of("0123456789") != std::string::npos)
            strays.push_back({id, "without a source: " + rest});
    }
}

}  // namespace

std::vector<Stray> stray_numbers(std::string const& html, Folder const& folder,
                                 std::string const& path) {
    Tables const tables(folder, path);
    std::vector<Stray> strays;
    auto const hold = [&](std::string const& id, std::string const& text) {
        for (std::sregex_iterator at(text.begin(), text.end(), number_pattern()), end; at != end;
             ++at) {
            auto const value = (*at)[1].str();
            if (!tables.has((*at)[2].str(), (*at)[3].str(), value) ||
                !rounds_to(std::stod(value), (*at)[4].str()))
                strays.push_back({id, (*at)[0].str()});
        }
    };
    if (auto const main = html.find("<main>"); main != std::string::npos)
        hold("header", html.substr(0, main));
    for (auto const& [id, text] : sections_of(html)) {
        hold(id, text);
        hold_cells(id, text, strays);
        hold_charts(id, text, tables, strays);
    }
    return strays;
}

std::vector<std::string> sections_with_numbers(std::string const& html) {
    std::vector<std::string> ids;
    for (auto const& [id, text] : sections_of(html))
        if (std::regex_search(text, number_pattern())) ids.push_back(id);
    return ids;
}

std::string falsified(std::string const& html, std::string const& section, Falsify what) {
    auto const sections = sections_of(html);
    auto const found = std::find_if(sections.begin(), sections.end(),
                                    [&](auto const& one) { return one.first == section; });
    REQUIRE(found != sections.end());
    auto text = found->second;
    auto at = text.find(what == Falsify::chart ? "\"values\":[{" : "<data value=\"");
    REQUIRE(at != std::string::npos);
    if (what == Falsify::chart) {
        // The first number with a fraction that is drawn.
        at = text.find("\"y\":", at);
        REQUIRE(at != std::string::npos);
        return text.insert(text.find('.', at) + 1, "73917391");
    }
    at = what == Falsify::value ? at + std::string("<data value=\"").size()
                                : text.find("\">", at) + 2;
    while (text[at] < '0' || text[at] > '9') ++at;
    text[at] = text[at] == '9' ? '4' : '9';
    return text;
}

}  // namespace diorama::test
