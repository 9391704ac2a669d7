#include "report/run_folder.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace fs = std::filesystem;
using namespace diorama::report;

namespace {

constexpr std::array<std::string_view, 3> ours{"run.json", "weekly.csv", "arm-*"};

struct Folder {
    fs::path path = fs::temp_directory_path() / ("diorama-folder-" + std::to_string(getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    std::string at(std::string const& name) const { return (path / name).string(); }
    std::size_t count() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path), fs::directory_iterator()));
    }
};

void write(std::string const& path, std::string const& text = "") { std::ofstream(path) << text; }

std::string read(std::string const& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

FolderState state(std::string const& path) { return look_at_folder(path, ours, "run.json").state; }

}  // namespace

TEST_CASE("a place is free, a result, unfinished, foreign or no folder", "[report]") {
    Folder const folder;
    REQUIRE(state(folder.at("nowhere")) == FolderState::free);
    REQUIRE(state(folder.at("")) == FolderState::free);
    write(folder.at("checkpoint-5.bin"));
    REQUIRE(state(folder.at("")) == FolderState::unfinished);
    REQUIRE(state(folder.at("checkpoint-5.bin")) == FolderState::not_a_folder);
    write(folder.at("arm-12.toml"));
    REQUIRE(state(folder.at("")) == FolderState::foreign);  // ours by name, but not by its mark
    write(folder.at("run.json"));
    REQUIRE(state(folder.at("")) == FolderState::result);
    write(folder.at("thesis.docx"));
    auto const look = look_at_folder(folder.at(""), ours, "run.json");
    REQUIRE(look.state == FolderState::foreign);
    REQUIRE(look.stranger == "thesis.docx");
}

TEST_CASE("a draft that a killed process left is removed, those of living ones and others stay",
          "[report]") {
    Folder const folder;
    auto const place = folder.at("out");
    fs::create_directories(folder.at("out.tmp-notes"));
    fs::create_directories(folder.at("other.tmp-1"));
    auto const drafting = [&] {
        int ready[2];
        REQUIRE(pipe(ready) == 0);
        pid_t const child = fork();
        if (child == 0) {
            FolderDraft const draft(place);
            [[maybe_unused]] auto const told = ::write(ready[1], "x", 1);
            for (;;) pause();
        }
        char byte = 0;
        REQUIRE(::read(ready[0], &byte, 1) == 1);
        close(ready[0]);
        close(ready[1]);
        return child;
    };
    auto const kill_it = [](pid_t child) {
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
    };
    auto const draft_of = [&](pid_t child) { return place + ".tmp-" + std::to_string(child); };
    auto const killed = drafting();
    auto const living = drafting();
    kill_it(killed);
    REQUIRE(fs::exists(draft_of(killed)));
    {
        FolderDraft const draft(place);
        REQUIRE_FALSE(fs::exists(draft_of(killed)));
        REQUIRE(fs::exists(draft_of(living)));
        REQUIRE(fs::exists(folder.at("out.tmp-notes")));
        REQUIRE(fs::exists(folder.at("other.tmp-1")));
    }
    kill_it(living);
}

TEST_CASE("a result takes its place only when it is whole", "[report]") {
    Folder const folder;
    std::string const place = folder.at("above/result");
    {
        FolderDraft const draft(place);
        draft.write("weekly.csv", [](std::ostream& out) { out << "week\n"; });
        REQUIRE_FALSE(fs::exists(place));
    }
    REQUIRE(folder.count() == 0);
    FolderDraft draft(place);
    draft.write("weekly.csv", [](std::ostream& out) { out << "week\n"; });
    draft.publish();
    REQUIRE(read(place + "/weekly.csv") == "week\n");
}

TEST_CASE("a result replaces what stood there, but for what it keeps", "[report]") {
    Folder const folder;
    std::string const place = folder.at("result");
    fs::create_directory(place);
    write(place + "/checkpoint-5.bin", "five");
    write(place + "/old.csv");
    FolderDraft draft(place);
    draft.keep("checkpoint-5.bin");
    draft.publish();
    REQUIRE(read(place + "/checkpoint-5.bin") == "five");
    REQUIRE_FALSE(fs::exists(place + "/old.csv"));
    REQUIRE(folder.count() == 1);
}

TEST_CASE("a file that cannot be written whole leaves what stood there", "[report]") {
    Folder const folder;
    write(folder.at("a.csv"), "before");
    REQUIRE_THROWS_AS(write_file(folder.at("a.csv"),
                                 [](std::ostream& out) {
                                     out << "half";
                                     throw std::runtime_error("stopped");
                                 }),
                      std::runtime_error);
    REQUIRE(read(folder.at("a.csv")) == "before");
    REQUIRE_THROWS_WITH(write_file(folder.at("a.csv/b.csv"), [](std::ostream&) {}),
                        "cannot write " + folder.at("a.csv/b.csv") + ": Not a directory");
    REQUIRE(folder.count() == 1);
}
