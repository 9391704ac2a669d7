#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "scenario/files.hpp"

// Every message as prose, in one file: gallery/expected.txt. After a change of messages run this
// program with DIORAMA_APPROVE=1 in the environment and read the difference.

using namespace scenario_test;
using diorama::scenario::Setting;

namespace {

std::filesystem::path const gallery =
    std::filesystem::path(DIORAMA_SOURCE_DIR) / "tests" / "scenario" / "gallery";

/// Runs the test in the gallery's folder, so that messages name its files and nobody's machine.
class InGallery {
public:
    InGallery() : before_(std::filesystem::current_path()) {
        std::filesystem::current_path(gallery);
    }
    ~InGallery() { std::filesystem::current_path(before_); }

private:
    std::filesystem::path before_;
};

std::vector<std::string> gallery_files() {
    std::vector<std::string> files;
    for (auto const& entry : std::filesystem::directory_iterator("."))
        if (entry.path().extension() == ".toml") files.push_back(entry.path().filename().string());
    std::sort(files.begin(), files.end());
    return files;
}

template <class Load>
std::string messages(Load const& load) {
    try {
        load();
    } catch (diorama::problems::InputError const& error) {
        return error.what();
    }
    return "accepted";
}

std::string messages_of(std::string const& file) {
    return messages([&] {
        if (diorama::scenario::is_study(file))
            diorama::scenario::load_study(file);
        else
            diorama::scenario::load(file);
    });
}

/// What people type after --set, with a sound scenario.
std::vector<Setting> const settings = {
    {"week", "10"},
    {"weeks", "many"},
    {"weeks", "0"},
    {"", "1"},
    {"leadership.", "1"},
    {"pledge_hours_per_week", "6"},
    {"leadership.pledge_hours", "6"},
    {"leadership.pledge_hours_per_week", "60"},
    {"leadership.pledge_hours_per_week", "six"},
    {"leadership.pledge_hours_per_week", "nan"},
    {"leadership", "6"},
    {"leadership.pledge_hours_per_week.monday", "6"},
    {"programme.delegation", "sometimes"},
    {"programme.activity", "[]"},
    {"event", "launch_unit"},
    {"event.at_week", "3"},
    {"role.chief_executive", "ann"},
    {"extends", "other.toml"},
    {"organisation.chart", "nowhere.csv"},
    {"organisation.generate.people", "0"},
    {"mechanisms.only", "contagion"},
    {"mechanisms.only", "[\"contagon\"]"},
    {"mechanisms.energy", "off"},
    {"seed", "9223372036854775808"},
    {"name", "[1"},
    {"name", "[1]"},
};

std::string whole_gallery() {
    std::string text;
    for (auto const& file : gallery_files())
        text += "# " + file + "\n" + messages_of(file) + "\n\n";
    for (auto const& setting : settings)
        text += "# --set " + setting.path + "=" + setting.value + "\n" +
                messages([&] { diorama::scenario::load("support/good.toml", set({setting})); }) +
                "\n\n";
    return text;
}

}  // namespace

TEST_CASE("every message of the gallery reads as approved", "[scenario][gallery]") {
    InGallery const here;
    std::string const text = whole_gallery();
    if (std::getenv("DIORAMA_APPROVE") != nullptr)
        std::ofstream("expected.txt", std::ios::binary) << text;
    REQUIRE(text == text_of_file("expected.txt"));
}

TEST_CASE("the gallery has at least sixty malformed files, and none is accepted",
          "[scenario][gallery]") {
    InGallery const here;
    auto const files = gallery_files();
    REQUIRE(files.size() >= 60);
    for (auto const& file : files) {
        INFO(file);
        REQUIRE(messages_of(file) != "accepted");
    }
}
