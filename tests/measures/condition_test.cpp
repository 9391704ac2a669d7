#include "measures/condition.hpp"

#include <catch2/catch.hpp>

#include <limits>

using diorama::measures::Condition;
using diorama::measures::measure_count;
using diorama::measures::Place;

namespace {

/// Last week's measures: everything 0 but what is named here.
struct Row {
    double use = 0.0;
    double trust = 0.0;
};

bool answer(std::string_view text, Row const& row = {}, std::uint32_t week = 1) {
    std::vector<double> values(measure_count, 0.0);
    values[static_cast<std::size_t>(Place::in_use)] = row.use;
    values[static_cast<std::size_t>(Place::trust)] = row.trust;
    auto const parsed = Condition::parse(text);
    if (auto const* mistake = std::get_if<Condition::Mistake>(&parsed))
        FAIL(text << " at " << mistake->offset << ": " << mistake->what);
    return std::get<Condition>(parsed).holds(values, week);
}

Condition::Mistake mistake(std::string_view text) {
    auto const parsed = Condition::parse(text);
    REQUIRE(std::holds_alternative<Condition::Mistake>(parsed));
    return std::get<Condition::Mistake>(parsed);
}

}  // namespace

TEST_CASE("a question compares a measure with a number", "[measures][condition]") {
    REQUIRE(answer("using >= 0.25", {.use = 0.25}));
    REQUIRE_FALSE(answer("using > 0.25", {.use = 0.25}));
    REQUIRE(answer("0.3 > using", {.use = 0.25}));
    REQUIRE(answer("using <= .25", {.use = 0.25}));
    REQUIRE(answer("using < 2.6e-1", {.use = 0.25}));
    REQUIRE(answer("using == 0.25", {.use = 0.25}));
    REQUIRE(answer("trust > -1"));
}

TEST_CASE("a question may compare two measures", "[measures][condition]") {
    REQUIRE(answer("using > trust", {.use = 0.5, .trust = 0.4}));
    REQUIRE_FALSE(answer("using > trust", {.use = 0.4, .trust = 0.5}));
}

TEST_CASE("a question may ask for the week that begins", "[measures][condition]") {
    REQUIRE(answer("week >= 26", {}, 26));
    REQUIRE_FALSE(answer("week >= 26", {}, 25));
}

TEST_CASE("and binds before or", "[measures][condition]") {
    // Read the other way, (yes or no) and no would be no.
    REQUIRE(answer("using > 0.1 or trust > 0.9 and week > 99", {.use = 0.2}));
    REQUIRE_FALSE(answer("(using > 0.1 or trust > 0.9) and week > 99", {.use = 0.2}));
}

TEST_CASE("not turns the comparison behind it, not the whole question", "[measures][condition]") {
    REQUIRE(answer("not using > 0.5 or trust > 0.5", {.use = 0.2}));
    REQUIRE_FALSE(answer("not (using > 0.5 or trust > 0.5)", {.use = 0.2, .trust = 0.6}));
    REQUIRE(answer("not not using > 0.1", {.use = 0.2}));
}

TEST_CASE("a measure that is not known this week answers no", "[measures][condition]") {
    REQUIRE_FALSE(answer("using > 0", {.use = std::numeric_limits<double>::quiet_NaN()}));
}

TEST_CASE("a misspelt measure is told where it stands and what was meant",
          "[measures][condition]") {
    auto const wrong = mistake("week > 4 and usng > 0.2");
    REQUIRE(wrong.offset == 13);
    REQUIRE(wrong.what == "no measure is called 'usng'");
    REQUIRE(wrong.instead == "did you mean 'using'?");
}

TEST_CASE("a measure with its practice is one name", "[measures][condition]") {
    REQUIRE(answer("using.experience >= 0"));
    REQUIRE(mistake("using.experiences > 0").instead == "did you mean 'using.experience'?");
}

TEST_CASE("each wrong sign is answered with the right one", "[measures][condition]") {
    REQUIRE(mistake("using = 0.2").instead == "write ==");
    REQUIRE(mistake("using => 0.2").instead == "write >=");
    REQUIRE(mistake("using != 0.2").instead == "write not a == b");
    REQUIRE(mistake("using > 0.2 && trust > 0.1").instead == "write and");
    REQUIRE(mistake("using > 0.2 || trust > 0.1").instead == "write or");
    REQUIRE(mistake("using > 25%").instead == "write a share: 0.25 for 25 %");
    REQUIRE(mistake("using > 25 %").instead == "write a share: 0.25 for 25 %");
}

TEST_CASE("a question that is not finished says what is missing", "[measures][condition]") {
    REQUIRE(mistake("").what == "the question ends where a value should stand");
    REQUIRE(mistake("using").what == "the question ends where a relation should stand");
    REQUIRE(mistake("using >").what == "the question ends where a value should stand");
    REQUIRE(mistake("using > 0.1 and").offset == 15);
    REQUIRE(mistake("(using > 0.1").what == "a bracket is not closed");
    REQUIRE(mistake("using > 0.1)").what == "a bracket closes that was never opened");
}

TEST_CASE("a double comparison is refused, because it would be read wrongly",
          "[measures][condition]") {
    REQUIRE(mistake("0.1 < using < 0.3").offset == 12);
    REQUIRE(mistake("0.1 < using < 0.3").instead.find("and") != std::string::npos);
}

TEST_CASE("a question whose answer never changes is refused", "[measures][condition]") {
    REQUIRE(mistake("1 > 2").instead == "name a measure or week on one side");
}

TEST_CASE("numbers that do not fit are refused", "[measures][condition]") {
    REQUIRE(mistake("using > 1e999").offset == 8);
    REQUIRE(mistake("using > 1.2.3").offset == 8);
    REQUIRE(mistake("using > 3weeks").offset == 8);
}

TEST_CASE("a question of any depth and length ends in an answer or a mistake",
          "[measures][condition]") {
    std::string const fifty = std::string(50, '(') + "using >= 0" + std::string(50, ')');
    REQUIRE(answer(fifty));
    REQUIRE(mistake("(" + fifty + ")").what == "the question is nested more than 50 deep");
    REQUIRE(mistake(std::string(1001, '(')).what == "the question is longer than 1,000 characters");
    REQUIRE(mistake(std::string(900, '(')).offset == 51);
}

TEST_CASE("bytes that are no text do not end in a question", "[measures][condition]") {
    REQUIRE(mistake(std::string_view("using \0 > 1", 11)).offset == 6);
    REQUIRE(mistake("\xff\xfe").offset == 0);
}
