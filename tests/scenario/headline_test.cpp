#include "scenario/headline.hpp"

#include <catch2/catch.hpp>

#include "scenario/files.hpp"

using diorama::scenario::Headline;
using diorama::scenario::read_headline;

TEST_CASE("a file says what it is and how it is called, whatever it is about",
          "[scenario][headline]") {
    scenario_test::Folder const folder;
    auto const sheet = read_headline(
        folder.write("sheet.toml",
                     "name = \"Unit or DIO?\"\nscenario = \"not-there.toml\"\n"
                     "[[step]]\ndo = \"say\"\nminutes = 4\n[[step]]\nminutes = 2.5\n"));
    REQUIRE(sheet);
    REQUIRE(sheet->kind == Headline::Kind::run_sheet);
    REQUIRE(sheet->name == "Unit or DIO?");
    REQUIRE(sheet->minutes == 6.5);
    auto const study = read_headline(
        folder.write("study.toml", "description = \"Two ways.\"\n[[arm]]\nname = \"A\"\n"));
    REQUIRE(study);
    REQUIRE(study->kind == Headline::Kind::study);
    REQUIRE(study->name.empty());
    REQUIRE(study->description == "Two ways.");
    REQUIRE(read_headline(folder.write("one.toml", "name = 5\n"))->kind ==
            Headline::Kind::scenario);
    REQUIRE_FALSE(read_headline(folder.write("broken.toml", "name = \n")));
    REQUIRE_FALSE(read_headline(folder / "not-there.toml"));
}
