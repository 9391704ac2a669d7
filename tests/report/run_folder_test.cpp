#include "report/run_folder.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <stdexcept>

#include "own_files.hpp"

namespace fs = std::filesystem;
using namespace diorama::report;

namespace {

constexpr std::array<std::string_view, 3> ours{"run.json", "weekly.csv", "arm-*"};

std::size_t count(diorama::test::OwnFolder const& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

FolderState state(std::string const& path) { return look_at_folder(path, ours, "run.json").state; }

}  // namespace

TEST_CASE("a place is free, a result, unfinished, foreign or no folder", "[report]") {
    diorama::test::OwnFolder const folder;
    REQUIRE(state(folder / "nowhere") == FolderState::free);
    REQUIRE(state(folder / "") == FolderState::free);
    folder.write("checkpoint-5.bin", "");
    REQUIRE(state(folder / "") == FolderState::unfinished);
    REQUIRE(state(folder / "checkpoint-5.bin") == FolderState::not_a_folder);
    folder.write("arm-12.toml", "");
    REQUIRE(state(folder / "") == FolderState::foreign);  // ours by name, but not by its mark
    folder.write("run.json", "");
    REQUIRE(state(folder / "") == FolderState::result);
    folder.write("thesis.docx", "");
    auto const look = look_at_folder(folder / "", ours, "run.json");
    REQUIRE(look.state == FolderState::foreign);
    REQUIRE(look.stranger == "thesis.docx");
}

TEST_CASE("a draft that a killed process left is removed, those of living ones and others stay",
          "[report]") {
    diorama::test::OwnFolder const folder;
    auto const place = folder / "out";
    fs::create_directories(folder / "out.tmp-notes");
    fs::create_directories(folder / "other.tmp-1");
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
        REQUIRE(fs::exists(folder / "out.tmp-notes"));
        REQUIRE(fs::exists(folder / "other.tmp-1"));
    }
    kill_it(living);
}

TEST_CASE("a result takes its place only when it is whole", "[report]") {
    diorama::test::OwnFolder const folder;
    std::string const place = folder / "above/result";
    {
        FolderDraft const draft(place);
        draft.write("weekly.csv", [](std::ostream& out) { out << "week\n"; });
        REQUIRE_FALSE(fs::exists(place));
    }
    REQUIRE(count(folder) == 0);
    FolderDraft draft(place);
    draft.write("weekly.csv", [](std::ostream& out) { out << "week\n"; });
    draft.publish();
    REQUIRE(folder.read("above/result/weekly.csv") == "week\n");
}

TEST_CASE("a result replaces what stood there, but for what it keeps", "[report]") {
    diorama::test::OwnFolder const folder;
    std::string const place = folder / "result";
    folder.write("result/checkpoint-5.bin", "five");
    folder.write("result/old.csv", "");
    FolderDraft draft(place);
    draft.keep("checkpoint-5.bin");
    draft.publish();
    REQUIRE(folder.read("result/checkpoint-5.bin") == "five");
    REQUIRE_FALSE(fs::exists(place + "/old.csv"));
    REQUIRE(count(folder) == 1);
}

TEST_CASE("a file that cannot be written whole leaves what stood there", "[report]") {
    diorama::test::OwnFolder const folder;
    folder.write("a.csv", "before");
    REQUIRE_THROWS_AS(write_file(folder / "a.csv",
                                 [](std::ostream& out) {
                                     out << "half";
                                     throw std::runtime_error("stopped");
                                 }),
                      std::runtime_error);
    REQUIRE(folder.read("a.csv") == "before");
    REQUIRE_THROWS_WITH(write_file(folder / "a.csv/b.csv", [](std::ostream&) {}),
                        "cannot write " + folder / "a.csv/b.csv" + ": Not a directory");
    REQUIRE(count(folder) == 1);
}
