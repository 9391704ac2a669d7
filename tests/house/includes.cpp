#include "house/includes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <sstream>
#include <string_view>

namespace house {

namespace {

struct Include {
    std::size_t line_index;
    bool quoted;
    std::string header;
};

/// An outside library enters by the rooms named here, or, where none is named, by each room that
/// declares its target: so that replacing a library is a change to one folder.
struct Library {
    std::string_view header_begins;
    std::string_view target;
    std::vector<std::string_view> only_rooms;
};
std::array const libraries = {
    Library{"toml++/", "tomlplusplus::tomlplusplus", {"scenario"}},
    Library{"tbb/", "TBB::tbb", {"parallel"}},
    Library{"oneapi/", "TBB::tbb", {"parallel"}},
    Library{"boost/math/", "Boost::headers", {"experiment", "verification"}},
    Library{"boost/random/", "Boost::headers", {"design"}},
    Library{"boost/", "Boost::graph", {"org", "charts"}},
    Library{"CLI/", "CLI11::CLI11", {"cli"}},
    Library{"libical/", "PkgConfig::ICAL", {"charts"}},
    Library{"Random123/", "", {"random"}},
    Library{"nlohmann/", "nlohmann_json::nlohmann_json", {}},
    Library{"fmt/", "fmt::fmt", {}},
    Library{"nlopt.hpp", "PkgConfig::NLOPT", {"calibration"}},
    Library{"Eigen/", "Eigen3::Eigen", {"analysis"}},
    Library{"sqlite3.h", "SQLite::SQLite3", {"store"}},
    Library{"xxhash.h", "PkgConfig::XXHASH", {}},
};

std::vector<Include> includes_of(File const& file) {
    static std::regex const pattern(R"re(^\s*#\s*include\s*([<"]?)([^>"]*)[>"]?.*)re");
    std::vector<Include> found;
    std::smatch match;
    for (std::size_t i = 0; i < file.lines.size(); ++i)
        if (std::regex_match(file.lines[i], match, pattern))
            found.push_back({i, match[1] == "\"", match[2]});
    return found;
}

/// `<vector>`, and the system's own `<unistd.h>` and `<sys/mman.h>`.
bool is_standard(std::string const& header) {
    static std::regex const pattern(R"([a-z0-9_]+|[a-z0-9_]+\.h|sys/[a-z0-9_]+\.h)");
    return std::regex_match(header, pattern);
}

std::string list_of(std::vector<std::string_view> const& words) {
    std::string text;
    for (auto const word : words) text += (text.empty() ? "" : " and ") + std::string(word);
    return text;
}

std::optional<std::string> against_libraries(std::string const& header, std::string const& room,
                                             Room const& rules) {
    auto const library = std::find_if(libraries.begin(), libraries.end(), [&](Library const& l) {
        return header.starts_with(l.header_begins);
    });
    if (library == libraries.end()) {
        if (is_standard(header)) return std::nullopt;
        return "no library that the house knows has <" + header +
               ">; name it and its room in tests/house/includes.cpp";
    }
    auto const& only = library->only_rooms;
    if (only.empty()) {
        if (rules.outside_targets.contains(std::string(library->target))) return std::nullopt;
        return "<" + header + "> belongs to " + std::string(library->target) + ", which room " +
               room + " does not declare; add it to the room's EXTERNAL in sim/CMakeLists.txt";
    }
    if (std::find(only.begin(), only.end(), room) != only.end()) return std::nullopt;
    return "<" + header + "> may be included in " + list_of(only) + " alone, not in " + room +
           "; ask that room for what you need";
}

std::string room_of(std::string const& path) {
    auto const inside = path.substr(std::string_view("sim/").size());
    auto const slash = inside.find('/');
    return slash == std::string::npos ? "" : inside.substr(0, slash);
}

std::optional<std::string> against_rooms(std::string const& header, std::string const& room,
                                         Room const& rules) {
    auto const slash = header.find('/');
    if (slash == std::string::npos)
        return "\"" + header + "\" names no room; write \"room/" + header + "\", from sim/ down";
    auto const other = header.substr(0, slash);
    if (other == room || rules.uses.contains(other)) return std::nullopt;
    return (room.empty() ? "the front door" : "room " + room) + " may not include \"" + header +
           "\"; if " + other + " lies below it, name " + other +
           " in its USES in sim/CMakeLists.txt, else the code belongs on another floor";
}

}  // namespace

Rooms rooms_from(std::vector<std::string> const& lines) {
    Rooms rooms;
    for (auto const& line : lines) {
        auto const colon = line.find(':');
        auto const bar = line.find('|');
        Room room;
        std::istringstream uses(line.substr(colon + 1, bar - colon - 1));
        for (std::string word; uses >> word;) room.uses.insert(word);
        std::istringstream outside(line.substr(bar + 1));
        for (std::string word; outside >> word;) room.outside_targets.insert(word);
        rooms[line.substr(0, colon)] = room;
    }
    return rooms;
}

Findings includes_against_rooms(File const& file, Rooms const& rooms) {
    auto const room = room_of(file.path);
    // The front door lies beside the rooms. It opens these, report for what a session opens and
    // saves, reasons for why people stand where they stand, and never cli.
    Room rules{{"engine", "experiment", "measures", "mechanisms", "parallel", "problems", "reasons",
                "report", "scenario"},
               {}};
    if (file.path != "sim/diorama.hpp") {
        auto const known = rooms.find(room);
        if (known == rooms.end())
            return {at(file, 0, "lies in no declared room; declare it in sim/CMakeLists.txt")};
        rules = known->second;
    }
    Findings findings;
    for (auto const& include : includes_of(file)) {
        auto const finding = include.quoted ? against_rooms(include.header, room, rules)
                                            : against_libraries(include.header, room, rules);
        if (finding) findings.push_back(at(file, include.line_index, *finding));
    }
    return findings;
}

Findings logic_in_front_door(File const& file) {
    static std::regex const no_logic(R"(\s*(//.*|#\s*pragma once|#\s*include.*)?)");
    Findings findings;
    for (std::size_t i = 0; i < file.lines.size(); ++i)
        if (!std::regex_match(file.lines[i], no_logic))
            findings.push_back(at(file, i, "the front door has no logic; put it into a room"));
    return findings;
}

Findings includes_of_viewer(File const& file) {
    static std::array<std::string_view, 8> const allowed = {"imgui", "backends/", "misc/", "GLFW/",
                                                            "GL/",   "EGL/",      "stb",   "webp/"};
    Findings findings;
    for (auto const& include : includes_of(file)) {
        auto const& header = include.header;
        bool const ours =
            include.quoted && (header == "diorama.hpp" || header.starts_with("viewer/"));
        bool const draws = std::any_of(allowed.begin(), allowed.end(),
                                       [&](auto const begin) { return header.starts_with(begin); });
        if (ours || draws || (!include.quoted && is_standard(header))) continue;
        findings.push_back(at(file, include.line_index,
                              "the viewer may not include " + header +
                                  "; it sees diorama.hpp, viewer/ and the libraries that draw"));
    }
    return findings;
}

}  // namespace house
