#include "house/includes.hpp"

#include <catch2/catch.hpp>
#include <fstream>

namespace {

house::Rooms declared_rooms() {
    std::ifstream in(DIORAMA_BINARY_DIR "/rooms.txt");
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return house::rooms_from(lines);
}

/// A house of three rooms for made-up violations: report may use org, org may use nothing.
house::Rooms const small =
    house::rooms_from({"org:  | Boost::graph ", "scenario: org |  tomlplusplus::tomlplusplus",
                       "report: org | fmt::fmt "});

std::string includes(std::string const& path, std::string const& text) {
    return house::joined(house::includes_against_rooms(house::file_of(path, text), small));
}

}  // namespace

TEST_CASE("a room includes only itself and the rooms it declares", "[house]") {
    auto const rooms = declared_rooms();
    REQUIRE(rooms.size() > 10);
    auto const files = house::cpp_files("sim");
    REQUIRE(files.size() > 10);
    house::Findings findings;
    for (auto const& file : files) {
        auto const more = house::includes_against_rooms(file, rooms);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    INFO(house::joined(findings));
    REQUIRE(findings.empty());
}

TEST_CASE("the viewer sees the front door and nothing behind it", "[house]") {
    house::Findings findings;
    for (auto const& file : house::cpp_files("viewer")) {
        auto const more = house::includes_of_viewer(file);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    INFO(house::joined(findings));
    REQUIRE(findings.empty());
}

TEST_CASE("the front door only opens: includes and comments, at most 60 lines", "[house]") {
    auto const door = house::read_file("sim/diorama.hpp");
    REQUIRE_FALSE(door.lines.empty());
    REQUIRE(door.lines.size() <= 60);
    auto const findings = house::logic_in_front_door(door);
    INFO(house::joined(findings));
    REQUIRE(findings.empty());
}

TEST_CASE("an include of a room that is not declared is found with its line", "[house]") {
    REQUIRE(
        includes("sim/org/a.hpp", "#pragma once\n#include \"report/table.hpp\"\n") ==
        "sim/org/a.hpp:2: room org may not include \"report/table.hpp\"; if report lies below it, "
        "name report in its USES in sim/CMakeLists.txt, else the code belongs on another floor\n");
    REQUIRE(includes("sim/report/a.hpp", "  #  include \"org/ties.hpp\"\n").empty());
    REQUIRE(includes("sim/report/a.hpp", "#include \"report/table.hpp\"\n").empty());
}

TEST_CASE("an outside library is found outside its own room", "[house]") {
    using Catch::Matchers::Contains;
    REQUIRE_THAT(includes("sim/report/a.cpp", "#include <toml++/toml.h>\n"),
                 Contains("sim/report/a.cpp:1: ") && Contains("in scenario alone"));
    REQUIRE_THAT(includes("sim/scenario/a.cpp", "#include <boost/graph/bfs.hpp>\n"),
                 Contains("org and charts alone"));
    REQUIRE_THAT(includes("sim/org/a.cpp", "#include <fmt/format.h>\n"),
                 Contains("fmt::fmt, which room org does not declare"));
    REQUIRE_THAT(includes("sim/org/a.cpp", "#include <SFML/Graphics.hpp>\n"),
                 Contains("no library that the house knows"));
    REQUIRE(includes("sim/report/a.cpp", "#include <fmt/format.h>\n#include <vector>\n").empty());
    REQUIRE(includes("sim/org/a.cpp", "#include <boost/graph/bfs.hpp>\n#include <sys/mman.h>\n")
                .empty());
}

TEST_CASE("a file outside every room and a header without its room are found", "[house]") {
    using Catch::Matchers::Contains;
    REQUIRE_THAT(includes("sim/util/strings.hpp", "\n"), Contains("lies in no declared room"));
    REQUIRE_THAT(includes("sim/strings.hpp", "\n"), Contains("lies in no declared room"));
    REQUIRE_THAT(includes("sim/org/a.cpp", "#include \"ties.hpp\"\n"), Contains("names no room"));
    REQUIRE_THAT(includes("sim/org/a.cpp", "#include \"diorama.hpp\"\n"),
                 Contains("names no room"));
}

TEST_CASE("the front door opens the rooms that compute, the viewer sees the front door alone",
          "[house]") {
    using Catch::Matchers::Contains;
    auto const viewer = [](std::string const& text) {
        return house::joined(house::includes_of_viewer(house::file_of("viewer/map.cpp", text)));
    };
    REQUIRE(includes("sim/diorama.hpp", "#include \"scenario/load.hpp\"\n").empty());
    REQUIRE_THAT(includes("sim/diorama.hpp", "#include \"cli/words.hpp\"\n"),
                 Contains("front door"));
    auto const with_logic =
        house::file_of("sim/diorama.hpp", "#pragma once\n// why\n\nint people();\n");
    REQUIRE(house::logic_in_front_door(with_logic).size() == 1);
    REQUIRE(viewer("#include \"diorama.hpp\"\n#include <imgui.h>\n#include <vector>\n").empty());
    REQUIRE_THAT(viewer("#include \"engine/step.hpp\"\n"), Contains("viewer/map.cpp:1: "));
    REQUIRE_THAT(viewer("#include <toml++/toml.h>\n"), Contains("may not include toml++/toml.h"));
}
