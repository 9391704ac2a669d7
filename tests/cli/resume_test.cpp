#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "cli/process.hpp"

using diorama::test::different_files;
using diorama::test::Folder;
using diorama::test::Outcome;
using diorama::test::Running;
using diorama::test::small_scenario;
using Words = std::vector<std::string>;

namespace {

/// Long enough to be interrupted: some seconds.
std::string const long_scenario =
    "name = \"long\"\nweeks = 5000\n[organisation.generate]\npeople = 20000\n";

bool has_checkpoint(Folder const& folder) {
    if (!folder.has("o")) return false;
    for (auto const& name : folder.names("o"))
        if (name.starts_with("checkpoint-")) return true;
    return false;
}

/// Starts a run that writes checkpoints, and sends it a signal once one is there (any: early ones
/// make way for later ones).
Outcome interrupted(Folder const& folder, Words const& words, int signal) {
    Running run(words, folder.path());
    for (int wait = 0; wait < 4000 && !has_checkpoint(folder); ++wait)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    run.send(signal);
    return run.wait();
}

}  // namespace

TEST_CASE("a run that goes on from a checkpoint ends in the same bytes as an unbroken one",
          "[cli][determinism]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "unbroken"}).status == 0);
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "o", "--checkpoint-every", "9"}).status == 0);
    REQUIRE(folder.has("o/checkpoint-18.bin"));
    REQUIRE(folder.has("o/checkpoint-27.bin"));
    REQUIRE_FALSE(folder.has("o/checkpoint-9.bin"));
    auto const resumed =
        folder.diorama({"run", "s.toml", "--resume=o/checkpoint-18.bin", "--out", "resumed"});
    REQUIRE(resumed.status == 0);
    REQUIRE(resumed.err == "going on after week 18\n");
    REQUIRE(different_files(folder, "unbroken", "resumed").empty());

    // As if it had been killed after week 27: the folder holds checkpoints alone.
    for (auto const& name : folder.names("o"))
        if (!name.starts_with("checkpoint-")) std::filesystem::remove(folder / ("o/" + name));
    auto const refused = folder.diorama({"run", "s.toml", "--out", "o"});
    REQUIRE(refused.status == 2);
    REQUIRE(refused.err.find("--resume to go on from them") != std::string::npos);
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "o", "--resume", "--threads", "3"}).status ==
            0);
    REQUIRE(different_files(folder, "unbroken", "o").empty());
}

TEST_CASE("a checkpoint of another scenario, seed or no checkpoint at all is refused", "[cli]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "o", "--checkpoint-every", "9"}).status == 0);
    auto const refuse = [&](Words words, std::string const& says) {
        words.insert(words.begin(), {"run", "s.toml", "--out", "p"});
        auto const outcome = folder.diorama(words);
        INFO(outcome.err);
        CHECK(outcome.status == 2);
        CHECK(outcome.err.find(says) != std::string::npos);
    };
    refuse({"--resume"}, "p:1:1: error: there is no checkpoint to go on from");
    refuse({"--resume=nowhere.bin"}, "nowhere.bin:1:1: error: there is no such checkpoint");
    refuse({"--resume=s.toml"}, "s.toml:1:1: error: the file is no checkpoint of Diorama");
    refuse({"--resume=o/checkpoint-18.bin", "--seed", "2"},
           "o/checkpoint-18.bin:1:1: error: the checkpoint belongs to another");
    auto bytes = folder.read("o/checkpoint-18.bin");
    folder.write("cut.bin", bytes.substr(0, bytes.size() / 2));
    refuse({"--resume=cut.bin"}, "cut.bin:1:1: error: ");
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    folder.write("bent.bin", bytes);
    refuse({"--resume=bent.bin"}, "bent.bin:1:1: error: ");
    REQUIRE_FALSE(folder.has("p"));
}

TEST_CASE("a damaged newest checkpoint leaves the one before", "[cli]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "unbroken"}).status == 0);
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "o", "--checkpoint-every", "9"}).status == 0);
    folder.write("o/checkpoint-27.bin", "");
    // The folder holds a whole result: it is not replaced unasked.
    auto const refused = folder.diorama({"run", "s.toml", "--out", "o", "--resume"});
    REQUIRE(refused.status == 2);
    REQUIRE(refused.err.find("add --force to replace it") != std::string::npos);
    REQUIRE(folder.has("o/checkpoint-27.bin"));
    auto const outcome = folder.diorama({"run", "s.toml", "--out", "o", "--resume", "--force"});
    REQUIRE(outcome.status == 0);
    REQUIRE(outcome.err.find("trying the one before\ngoing on after week 18\n") !=
            std::string::npos);
    REQUIRE(different_files(folder, "unbroken", "o").empty());
}

TEST_CASE("Ctrl-C stops a run between weeks with status 130, and it can go on", "[cli]") {
    Folder const folder;
    folder.write("s.toml", long_scenario);
    for (int const signal : {SIGINT, SIGTERM}) {
        Words const run{"run", "s.toml", "--out", "o", "--checkpoint-every", "20"};
        auto const outcome = interrupted(folder, run, signal);
        INFO(outcome.err);
        REQUIRE(outcome.status == 130);
        REQUIRE(outcome.out.empty());
        REQUIRE(outcome.err.find("the same command with --resume goes on from there") !=
                std::string::npos);
        REQUIRE(folder.names() == Words{"o", "s.toml"});
        REQUIRE_FALSE(folder.has("o/run.json"));
        std::filesystem::remove_all(folder / "o");
    }
}

TEST_CASE("an interrupted run that goes on equals one that was never interrupted",
          "[cli][determinism]") {
    Folder const folder;
    folder.write("s.toml",
                 "name = \"middling\"\nweeks = 1500\n[organisation.generate]\npeople = 3000\n");
    Words const run{"run", "s.toml", "--out", "o", "--checkpoint-every", "20"};
    REQUIRE(interrupted(folder, run, SIGINT).status == 130);
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "o", "--resume"}).status == 0);
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "unbroken"}).status == 0);
    REQUIRE(different_files(folder, "unbroken", "o").empty());
}

TEST_CASE("Ctrl-C keeps the seeds of a comparison that every arm has finished", "[cli]") {
    Folder const folder;
    folder.write("a.toml", "name = \"a\"\nweeks = 52\n[organisation.generate]\npeople = 200\n");
    folder.write(
        "b.toml",
        "extends = \"a.toml\"\nname = \"b\"\n[[event]]\nat_week = 5\ndo = \"launch_unit\"\n");
    Outcome outcome;
    // Before its first seed a comparison just ends; how soon that is, a busy machine decides.
    for (int wait = 700; wait < 20'000 && outcome.out.empty(); wait *= 2) {
        Running compare({"compare", "a.toml", "b.toml", "--replicates", "100000", "--out", "c"},
                        folder.path());
        std::this_thread::sleep_for(std::chrono::milliseconds(wait));
        compare.send(SIGINT);
        outcome = compare.wait();
        REQUIRE(outcome.status == 130);
    }
    INFO(outcome.err);
    REQUIRE(outcome.err.find("of 100000 seeds that every arm finished") != std::string::npos);
    REQUIRE(outcome.out.find("integrated") != std::string::npos);
    REQUIRE(folder.has("c/compare.json"));
}
