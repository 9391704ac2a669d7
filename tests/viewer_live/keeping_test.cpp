#include <catch2/catch.hpp>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "viewer_live/workshop.hpp"

// What nobody saved, and what went wrong: neither loses anything.

using namespace diorama;
using namespace diorama::viewer::live;
using namespace viewer_test;
using namespace std::chrono_literals;

namespace {

Settings keeping_in(OwnFolder const& workshop) {
    Settings settings;
    settings.unsaved_paths = [&workshop](std::string const& opened, std::string const& branch) {
        return std::vector{workshop / (opened + "-" + branch + ".toml")};
    };
    return settings;
}

}  // namespace

TEST_CASE("what nobody saved is kept when something else is opened", "[viewer][live][keep]") {
    OwnFolder const workshop;
    Session session(keeping_in(workshop));
    open(session, workshop.write("small.toml", small_scenario()));
    auto const b = session.fork(first(session), 5);
    session.intervene(b, at(8, interventions::HoldForum{}));
    session.go_to(20);
    auto const digest = rest(session)->find(b)->digest;
    REQUIRE(digest.has_value());
    open(session, workshop.write("other.toml", small_scenario(2)));
    REQUIRE(digest_of_run(workshop / "Small-B.toml", 20) == *digest);
    // Of a branch in which nothing was changed nothing would be lost.
    REQUIRE_FALSE(std::filesystem::exists(workshop / "Small-Small.toml"));
    REQUIRE(session.state()->messages.back().text.find("saved B to ") == 0);
}

TEST_CASE("what cannot be opened keeps nothing, for nothing is lost", "[viewer][live][keep]") {
    OwnFolder const workshop;
    Session session(keeping_in(workshop));
    open(session, workshop.write("small.toml", small_scenario()));
    session.intervene(first(session), at(8, interventions::HoldForum{}));
    session.open(workshop / "not-there.toml");
    REQUIRE_FALSE(rest(session)->problems.empty());
    REQUIRE_FALSE(std::filesystem::exists(workshop / "Small-Small.toml"));
    REQUIRE(session.state()->unsaved);
}

TEST_CASE("a branch is kept before it could be shown, and once", "[viewer][live][keep]") {
    OwnFolder const workshop;
    auto settings = keeping_in(workshop);
    settings.slowed_by = 50ms;
    Session session(settings);
    session.open(workshop.write("small.toml", small_scenario()));
    while (session.state()->branches.empty()) std::this_thread::sleep_for(2ms);
    auto const b = session.fork(first(session), 0);
    session.go_to(40);
    session.intervene(b, at(8, interventions::HoldForum{}));
    REQUIRE(session.wait_done(session.keep_unsaved(), 1min));
    // Forty weeks of fifty milliseconds each: it is far from being shown.
    REQUIRE(session.state()->picture_week < 40);
    REQUIRE(std::filesystem::exists(workshop / "Small-B.toml"));
    std::filesystem::remove(workshop / "Small-B.toml");
    REQUIRE(session.wait_done(session.keep_unsaved(), 1min));
    REQUIRE_FALSE(std::filesystem::exists(workshop / "Small-B.toml"));
}

TEST_CASE("what cannot be kept in one place is kept in the next, and nowhere is told",
          "[viewer][live][keep]") {
    OwnFolder const workshop;
    std::string second = workshop / "kept.toml";
    Settings settings;
    // Below a file there is no folder, so nothing can be written there; the disk may as well be
    // full.
    auto const file = workshop.write("small.toml", small_scenario());
    settings.unsaved_paths = [&](std::string const&, std::string const&) {
        return std::vector{file + "/kept.toml", second};
    };
    Session session(settings);
    open(session, file);
    session.intervene(first(session), at(8, interventions::HoldForum{}));
    REQUIRE(session.wait_done(session.keep_unsaved(), 1min));
    REQUIRE(std::filesystem::exists(second));
    REQUIRE_FALSE(session.state()->keeping_failed);
    // With no place left it is told, and what was asked to be opened is not.
    second = file + "/neither.toml";
    session.intervene(first(session), at(9, interventions::HoldForum{}));
    session.open(workshop.write("other.toml", small_scenario(2)));
    auto const state = rest(session);
    REQUIRE(state->keeping_failed);
    REQUIRE(state->opened->path == file);
    REQUIRE(state->branches.at(0).events->size() == 2);
    REQUIRE(state->messages.back().text.find("not opened") == 0);
}

TEST_CASE("a folder that is not there is made for what is saved", "[viewer][live][keep]") {
    OwnFolder const workshop;
    Session session;
    open(session, workshop.write("small.toml", small_scenario()));
    session.save_scenario(first(session), workshop / "ours/deep/small.toml");
    session.save_weekly(first(session), workshop / "theirs/small.csv");
    REQUIRE_FALSE(rest(session)->messages.back().failed);
    REQUIRE(std::filesystem::exists(workshop / "ours/deep/small.toml"));
    REQUIRE(std::filesystem::exists(workshop / "theirs/small.csv"));
}

TEST_CASE("a command that fails is told, and those behind it are carried out",
          "[viewer][live][keep]") {
    OwnFolder const workshop;
    Settings settings;
    settings.slowed_by = 20ms;  // so that all three wait in the queue together
    settings.unsaved_paths = [](std::string const&,
                                std::string const&) -> std::vector<std::string> {
        throw std::runtime_error("the folder is on fire");
    };
    Session session(settings);
    open(session, workshop.write("small.toml", small_scenario()));
    session.go_to(3);
    session.intervene(first(session), at(8, interventions::HoldForum{}));
    session.keep_unsaved();
    session.go_to(6);
    auto const state = rest(session);
    REQUIRE(state->messages.back().failed);
    REQUIRE(state->messages.back().text == "the folder is on fire");
    REQUIRE(state->picture_week == 6);
}
