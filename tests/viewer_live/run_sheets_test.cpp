#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <thread>

#include "viewer/live/presenter.hpp"
#include "viewer_live/workshop.hpp"

using namespace diorama;
using namespace diorama::viewer::live;
using namespace viewer_test;
using namespace std::chrono_literals;

namespace {

std::string complaints(OwnFolder const& workshop, std::string const& steps) {
    workshop.write("small.toml", small_scenario());
    auto const file = workshop.write("sheet.toml", "scenario = \"small.toml\"\n" + steps);
    try {
        scenario::load_run_sheet(file);
    } catch (problems::InputError const& error) {
        std::string text = error.what();
        auto const folder = workshop / "";
        for (std::size_t at = 0; (at = text.find(folder)) != std::string::npos;)
            text.erase(at, folder.size());
        return text;
    }
    return "";
}

void settle(Presenter const& presenter) {
    while (presenter.busy()) std::this_thread::sleep_for(1ms);
}

}  // namespace

TEST_CASE("each shipped run sheet is a workshop that can be played through",
          "[viewer][run-sheet]") {
    std::size_t sheets = 0;
    for (auto const& entry : std::filesystem::directory_iterator(shipped("run-sheets"))) {
        INFO(entry.path().string());
        ++sheets;
        auto const sheet = scenario::load_run_sheet(entry.path().string());
        REQUIRE(scenario::is_run_sheet(entry.path().string()));
        REQUIRE(sheet.minutes >= 20.0);
        REQUIRE(sheet.minutes <= 30.0);
        Session session;
        open(session, entry.path().string());
        Presenter presenter(session, *session.state()->opened->run_sheet);
        std::size_t reveals = 0;
        std::set<scenario::StepKind> kinds;
        for (;;) {
            if (presenter.step().kind == scenario::StepKind::play) presenter.next();
            settle(presenter);
            kinds.insert(presenter.step().kind);
            if (presenter.step().kind == scenario::StepKind::predict) {
                REQUIRE(presenter.guess(0.2));
                REQUIRE(presenter.guess(0.1));
                REQUIRE_FALSE(presenter.guess(1e9));
            }
            if (auto const shown = presenter.revealed()) {
                ++reveals;
                REQUIRE(shown->actual.has_value());
                REQUIRE(*shown->median == Approx(0.15));
                // A bet on nothing would be no bet: the futures do differ.
                REQUIRE(*shown->actual != 0.0);
            }
            if (presenter.at_end()) break;
            presenter.next();
        }
        for (auto const& message : session.state()->messages) {
            INFO(message.text);
            CHECK_FALSE(message.failed);
        }
        REQUIRE(reveals == 2);
        REQUIRE(kinds.contains(scenario::StepKind::fork));
        REQUIRE(kinds.contains(scenario::StepKind::snapshot));
    }
    REQUIRE(sheets == 3);
}

TEST_CASE("a step is carried out once; going back shows the week in which it was left",
          "[viewer][run-sheet]") {
    OwnFolder const workshop;
    REQUIRE(
        complaints(workshop,
                   "[[step]]\ndo = \"go_to\"\nweek = 10\n"
                   "[[step]]\ndo = \"fork\"\nname = \"B\"\n"
                   "[[step]]\ndo = \"intervene\"\nbranch = \"B\"\n[[step.event]]\nat_week = 12\n"
                   "do = \"hold_forum\"\n[[step]]\ndo = \"go_to\"\nweek = 30\n")
            .empty());
    Session session;
    open(session, workshop / "sheet.toml");
    Presenter presenter(session, *session.state()->opened->run_sheet);
    settle(presenter);
    for (int n = 0; n < 9; ++n) {
        presenter.next();
        settle(presenter);
    }
    REQUIRE(session.state()->picture_week == 30);
    for (int n = 0; n < 9; ++n) {
        presenter.back();
        settle(presenter);
    }
    REQUIRE(presenter.place() == 0);
    REQUIRE(session.state()->picture_week == 10);
    for (int n = 0; n < 3; ++n) {
        presenter.next();
        settle(presenter);
    }
    REQUIRE(presenter.place() == 3);
    REQUIRE(session.state()->picture_week == 30);
    REQUIRE(session.state()->branches.size() == 2);
    REQUIRE(session.state()->branches.back().events->size() == 1);
}

TEST_CASE("play that somebody paused is brought to its end before the next step",
          "[viewer][run-sheet]") {
    OwnFolder const workshop;
    REQUIRE(complaints(workshop,
                       "[[step]]\ndo = \"play\"\nuntil_week = 20\nweeks_per_second = 1\n"
                       "[[step]]\ndo = \"fork\"\nname = \"B\"\n")
                .empty());
    Session session;
    open(session, workshop / "sheet.toml");
    Presenter presenter(session, *session.state()->opened->run_sheet);
    session.wait_done(session.pause(), 1min);
    settle(presenter);
    REQUIRE(session.state()->shown_week < 20);
    presenter.next();
    settle(presenter);
    REQUIRE(presenter.place() == 0);
    REQUIRE(session.state()->picture_week == 20);
    presenter.next();
    settle(presenter);
    REQUIRE(presenter.place() == 1);
    REQUIRE(session.state()->branches.at(1).forked_at_week == 20);
}

TEST_CASE("a run sheet that is wrong says where, what, and what would be right",
          "[viewer][run-sheet]") {
    OwnFolder const workshop;
    auto const text =
        complaints(workshop,
                   "levers = [\"leadership.hierarchy_lod\"]\n"
                   "[[preset]]\nname = \"p\"\nset = { \"leadership.pledge_hours_per_week\" = 90 }\n"
                   "[[step]]\ndo = \"predict\"\nname = \"a\"\nquestion = \"?\"\nmeasure = "
                   "\"usign\"\nweek = 90\n"
                   "[[step]]\ndo = \"reveal\"\nname = \"b\"\n"
                   "[[step]]\ndo = \"fork\"\nname = \"Small\"\n"
                   "[[step]]\ndo = \"preset\"\nname = \"q\"\n"
                   "[[step]]\ndo = \"intervene\"\nbranch = \"C\"\n[[step.event]]\nat_week = 3\ndo "
                   "= \"dance\"\n"
                   "[[step]]\ndo = \"play\"\nuntil = 5\n"
                   "[[step]]\ntitle = \"nothing\"\n");
    for (auto const* part :
         {"sheet.toml:2:11: error: no parameter is called 'leadership.hierarchy_lod'",
          "sheet.toml:5:", "usign", "sheet.toml:10:", "no prediction is called 'b' so far",
          "a second branch is called 'Small'", "no preset is called 'q' so far",
          "no branch is called 'C' so far", "dance", "step.until_week is missing",
          "unknown key 'step.until'", "step.do is missing"}) {
        INFO(text);
        REQUIRE(text.find(part) != std::string::npos);
    }
    REQUIRE(complaints(workshop, "").find("a run sheet without steps") != std::string::npos);
}
