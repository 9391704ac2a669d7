#include "cli/page_look.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <utility>

namespace diorama::test {

namespace {

std::string browser() {
    for (auto const* path :
         {"/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"})
        if (std::filesystem::exists(path)) return path;
    return {};
}

}  // namespace

std::vector<std::vector<std::string>> cells_of(std::string const& text) {
    std::vector<std::vector<std::string>> lines;
    std::vector<std::string> line;
    std::string cell;
    bool quoted = false;
    for (char const c : text) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            line.push_back(std::exchange(cell, ""));
        else if (c == '\n' && !quoted) {
            line.push_back(std::exchange(cell, ""));
            lines.push_back(std::exchange(line, {}));
        } else
            cell += c;
    }
    return lines;
}

std::vector<std::map<std::string, std::string>> lines_of(std::string const& text) {
    auto const cells = cells_of(text);
    std::vector<std::map<std::string, std::string>> lines;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        auto& line = lines.emplace_back();
        for (std::size_t k = 0; k < cells[0].size(); ++k) line[cells[0][k]] = cells[i].at(k);
    }
    return lines;
}

void write_store(Folder const& folder) {
    folder.write("s.toml", "weeks = 60\n[organisation.generate]\npeople = 200\n");
    folder.write(
        "e.toml",
        "name = \"=1+1 <b>bold</b>\"\nreplicates = 3\nmeasures = [\"using\", \"energy\"]\n"
        "[design]\nkind = \"grid\"\n"
        "[[arm]]\nname = \"=cmd|' /C calc'!A0\"\nscenario = \"s.toml\"\n"
        "[[arm]]\nname = \"quick\"\nscenario = \"s.toml\"\n"
        "set = { \"ladder.use_rate_per_week\" = 0.2 }\n"
        "[[factor]]\npath = \"leadership.pledge_hours_per_week\"\nvalues = [2, 4, 8]\n"
        "[[factor]]\npath = \"programme.delegation\"\nvalues = [\"never\", \"allowed\"]\n");
    auto const done = folder.diorama({"batch", "e.toml", "--store", "a.sqlite", "--quiet"});
    INFO(done.err);
    REQUIRE(done.status == 0);
}

bool can_look() {
    if (!browser().empty() && std::system("command -v node >/dev/null 2>&1") == 0) return true;
    WARN("skipped: Chromium and node look at the page; apt-get install chromium nodejs");
    return false;
}

nlohmann::json look_at(Folder const& folder, std::vector<std::string> const& pages) {
    std::string names;
    for (auto const& page : pages) names += " '" + page + "'";
    auto const command = "cd '" + folder.path() +
                         "' && node '" DIORAMA_SOURCE_DIR "/tests/page/look.mjs' " + browser() +
                         names + " > looks.json 2> looks.err";
    auto const status = std::system(command.c_str());
    INFO(folder.read("looks.err"));
    REQUIRE(status == 0);
    auto looks = nlohmann::json::parse(folder.read("looks.json"));
    REQUIRE(looks.size() == pages.size());
    for (auto const& of_page : looks) REQUIRE(of_page.size() == 6);
    return looks;
}

void demand_clean(nlohmann::json const& looks, bool live) {
    for (auto const& look : looks) {
        INFO("width " << look["width"] << ", scripts " << look["scripts"]);
        REQUIRE(look["said"].dump() == "[]");   // nothing on the console
        REQUIRE(look["asked"].dump() == "[]");  // nothing from the network
        REQUIRE(look["wide"].dump() == "[]");   // nothing beyond the window
        REQUIRE(look["page_width"] == look["window_width"]);
        for (auto const& panel : look["panels"]) {
            INFO(panel.dump());
            REQUIRE(panel["failed"].is_null());
            bool const is_live = look["scripts"].get<bool>() && live;
            // One rendering is to be seen, the other is not.
            for (auto const& [kind, count] : panel[is_live ? "drawn" : "live"].items())
                if (kind != "rows") REQUIRE(count == 0);
        }
    }
}

}  // namespace diorama::test
