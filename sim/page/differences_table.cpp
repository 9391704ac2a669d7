#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "page/study_lines.hpp"

namespace diorama::page {

namespace {

/// A resolved scenario as path and value, in its order. It was written by this program: one entry
/// a line, a comment behind it, tables in a fixed order (scenario/resolved.hpp).
using Entries = std::vector<std::pair<std::string, std::string>>;

/// The value without the comment behind it; a `#` within quotes is text.
std::string without_comment(std::string const& text) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' && (i == 0 || text[i - 1] != '\\')) quoted = !quoted;
        if (text[i] == '#' && !quoted) return text.substr(0, text.find_last_not_of(' ', i - 1) + 1);
    }
    return text;
}

/// `"launch_unit"` as `launch_unit`; other values as they are.
std::string unquoted(std::string value) {
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"' &&
        value.find('\\') == std::string::npos)
        return value.substr(1, value.size() - 2);
    return value;
}

Entries entries_of(std::string const& resolved) {
    Entries entries;
    std::map<std::string, std::size_t> counts;
    std::string table;
    bool is_event = false;
    std::istringstream in(resolved);
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("[[")) {
            auto const name = line.substr(2, line.find("]]") - 2);
            table = name + " " + std::to_string(++counts[name]);
            is_event = name == "event";
            if (is_event) entries.emplace_back(table, "");
        } else if (line.starts_with('[')) {
            table = line.substr(1, line.find(']') - 1);
            is_event = false;
        } else if (auto const equals = line.find(" = "); equals != std::string::npos) {
            auto const key = line.substr(0, equals);
            auto const value = unquoted(without_comment(line.substr(equals + 3)));
            if (is_event) {
                auto& event = entries.back().second;
                event += (event.empty() ? "" : ", ") + key + " " + value;
            } else {
                entries.emplace_back(table.empty() ? key : table + "." + key, value);
            }
        }
    }
    return entries;
}

}  // namespace

/// A line for each arm and each path in which not all arms agree; the value of an arm that has no
/// such entry (an event that others have) is empty.
void write_differences(StudyResult const& result, std::ostream& out) {
    StudyLines lines(result, out, "path,arm,value");
    auto const& arms = result.study.arms;
    std::vector<std::map<std::string, std::string>> values;
    std::vector<std::string> order;
    std::set<std::string> known;
    for (auto const& arm : arms) {
        auto& own = values.emplace_back();
        for (auto& [path, value] : entries_of(arm.scenario.parts.body)) {
            own[path] = value;
            if (known.insert(path).second) order.push_back(path);
        }
    }
    for (auto const& path : order) {
        std::set<std::string> seen;
        for (auto& own : values) seen.insert(own[path]);
        if (seen.size() < 2) continue;
        for (std::size_t arm = 0; arm < arms.size(); ++arm)
            lines.line(path, arms[arm].name, values[arm][path]);
    }
}

}  // namespace diorama::page
