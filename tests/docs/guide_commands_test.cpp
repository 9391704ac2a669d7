#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "own_files.hpp"

namespace {

namespace fs = std::filesystem;

/// What a page asks its reader to write and to type, in the order of the page.
struct Page {
    std::vector<std::pair<std::string, std::string>> files;  ///< name, content
    std::vector<std::string> commands;
};

/// A look into the files that a command has left.
bool reads(std::string const& line) { return line.find(" results/") != std::string::npos; }

/// Files stand in a toml or csv block after `<!-- file: NAME -->`, commands in sh blocks.
Page page_of(std::istream& in) {
    Page page;
    std::string block;
    std::string name;
    for (std::string line; std::getline(in, line);) {
        std::smatch marker;
        if (line.starts_with("```"))
            block = block.empty() ? line.substr(3) : "";
        else if (block.empty() && std::regex_match(line, marker, std::regex("<!-- file: (.+) -->")))
            page.files.emplace_back(marker[1], "");
        else if ((block == "toml" || block == "csv") && !page.files.empty())
            page.files.back().second += line + "\n";
        else if (block == "sh" && (line.find("./dio ") != std::string::npos || reads(line)))
            page.commands.push_back(line);
    }
    return page;
}

/// The command as the test runs it: the built program, few runs. What builds is left out, and so
/// is what has a test of its own.
std::string as_run(std::string const& command) {
    if (command == "./dio build" || command == "./dio test" || command == "./dio selftest")
        return "true";
    // The window has tests of its own; that the file can be opened is seen here.
    if (command.starts_with("./dio view "))
        return std::string("\"") + DIORAMA_PROGRAM + "\" check" + command.substr(10);
    auto run = std::regex_replace(command, std::regex(R"(\./dio)"),
                                  std::string("\"") + DIORAMA_PROGRAM + "\"");
    run = std::regex_replace(run, std::regex(" --replicates [0-9]+"), "");
    run = std::regex_replace(run, std::regex(" --trajectories [0-9]+"), "");
    run = std::regex_replace(run, std::regex(" --robustness [0-9]+"),
                             " --robustness 1 --draw-replicates 2");
    if (command.find("./dio compare ") != std::string::npos) run += " --quiet --replicates 2";
    if (command.find("./dio batch ") != std::string::npos)
        run += " --quiet --replicates 1 --weeks 5";
    if (command.find("./dio bottlenecks ") != std::string::npos)
        run += " --quiet --replicates 1 --weeks 10";
    if (command.find("./dio screen ") != std::string::npos)
        run += " --quiet --replicates 1 --trajectories 2 --weeks 5";
    if (command.find("./dio calibrate ") != std::string::npos)
        run += " --quiet --replicates 1 --evaluations 20";
    return run;
}

/// A folder like the top of the repository, gone at the end.
class Desk {
public:
    Desk() : at_(folder_.path()) {
        fs::create_directory_symlink(fs::path(DIORAMA_SOURCE_DIR) / "scenarios", at_ / "scenarios");
        fs::create_directories(at_ / "ours");
        fs::create_directories(at_ / "results");
    }

    void write(std::string const& name, std::string const& content) const {
        std::ofstream(at_ / name) << content;
    }
    int run(std::string const& command) const {
        auto const here =
            "cd \"" + at_.string() + "\" && ( " + command + " ) > told.txt 2> errors.txt";
        auto const status = std::system(here.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    bool told_nothing() const { return fs::is_empty(at_ / "told.txt"); }
    std::string errors() const {
        std::ifstream in(at_ / "errors.txt");
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    diorama::test::OwnFolder folder_;
    fs::path at_;
};

}  // namespace

TEST_CASE("each command of the guides works as it stands on the page", "[docs]") {
    std::vector<fs::path> pages;
    for (auto const& entry :
         fs::directory_iterator(fs::path(DIORAMA_SOURCE_DIR) / "docs" / "guide"))
        pages.push_back(entry.path());
    std::size_t commands = 0;  // some pages have none
    for (auto const& path : pages) {
        std::ifstream in(path);
        auto const page = page_of(in);
        commands += page.commands.size();
        Desk const desk;
        for (auto const& [name, content] : page.files) desk.write(name, content);
        for (auto const& command : page.commands) {
            auto const status = desk.run(as_run(command));
            INFO(path.filename().string() << ": " << command << "\n" << desk.errors());
            // Two seeds may be too few for a claim; that it holds is for its own test to see.
            bool const told = status == 1 &&
                              command.find("scenarios/facts/") != std::string::npos &&
                              desk.errors().empty();
            CHECK((status == 0 || told));
            if (command.find("./dio ") == std::string::npos) CHECK_FALSE(desk.told_nothing());
        }
    }
    REQUIRE(commands >= 30);
}
