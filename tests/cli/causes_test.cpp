#include <algorithm>
#include <catch2/catch.hpp>

#include "cli/process.hpp"

using diorama::test::different_files;
using diorama::test::Folder;
using diorama::test::small_scenario;

TEST_CASE("causes go to two files more, the same for any threads, and run again to the same bytes",
          "[cli][causes]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    for (std::string const threads : {"1", "3"})
        REQUIRE(folder
                    .diorama(
                        {"run", "s.toml", "--causes", "--threads", threads, "--out", "o" + threads})
                    .status == 0);
    REQUIRE(folder.has("o1/moves.csv"));
    REQUIRE(folder.has("o1/reasons.csv"));
    REQUIRE(different_files(folder, "o1", "o3").empty());
    REQUIRE(folder.read("o1/moves.csv")
                .starts_with("week,person,practice,from,to,cause,share,second,second_share\n1,"));
    REQUIRE(folder.read("o1/moves.csv").find(",using,launch_unit,1,,0\n") != std::string::npos);
    REQUIRE(folder.read("o1/reasons.csv").starts_with("manager,department,practice,people,"));
    auto const again = folder.diorama({"replay", "o1"});
    REQUIRE(again.status == 0);
    REQUIRE(again.out == "identical: 12 files, byte for byte\n");

    REQUIRE(folder.diorama({"run", "s.toml", "--out", "plain"}).status == 0);
    REQUIRE_FALSE(folder.has("plain/moves.csv"));
    REQUIRE(folder.read("plain/weekly.csv") == folder.read("o1/weekly.csv"));
    REQUIRE(folder.read("plain/people.csv") == folder.read("o1/people.csv"));
}

TEST_CASE("causes are told whole after a checkpoint, or not at all", "[cli][causes]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    REQUIRE(folder.diorama({"run", "s.toml", "--causes=8", "--out", "o", "--checkpoint-every", "9"})
                .status == 0);
    REQUIRE(folder.diorama({"run", "s.toml", "--causes=8", "--out", "unbroken"}).status == 0);
    auto const resume = [&](std::string const& causes, std::string const& out) {
        std::vector<std::string> words{"run", "s.toml", "--resume=o/checkpoint-27.bin", "--out",
                                       out};
        if (!causes.empty()) words.push_back(causes);
        return folder.diorama(words);
    };
    REQUIRE(resume("--causes=8", "again").status == 0);
    REQUIRE(different_files(folder, "unbroken", "again").empty());
    auto const other = resume("--causes", "other");
    REQUIRE(other.status == 2);
    REQUIRE(other.err.find("checkpoint-27.bin:1:1: error: the checkpoint was made with --causes=8; "
                           "go on as it was begun") != std::string::npos);
    REQUIRE(resume("", "silent").status == 0);
    REQUIRE_FALSE(folder.has("silent/moves.csv"));

    REQUIRE(folder.diorama({"run", "s.toml", "--out", "p", "--checkpoint-every", "9"}).status == 0);
    auto const late =
        folder.diorama({"run", "s.toml", "--resume=p/checkpoint-27.bin", "--causes", "--out", "q"});
    REQUIRE(late.status == 2);
    REQUIRE(late.err.find("the checkpoint was made without --causes") != std::string::npos);
    REQUIRE_FALSE(folder.has("q"));
}

TEST_CASE("causes without a folder, of no weeks or of bare contagion are refused",
          "[cli][causes]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    auto const nowhere = folder.diorama({"run", "s.toml", "--causes"});
    REQUIRE(nowhere.status == 2);
    REQUIRE(nowhere.err.find("--causes has no folder to write to; name it with --out DIR") !=
            std::string::npos);
    auto const none = folder.diorama({"run", "s.toml", "--causes=0", "--out", "o"});
    REQUIRE(none.status == 2);
    REQUIRE(none.err.find("'0' is no value for --causes") != std::string::npos);
    folder.write("c.toml",
                 "weeks = 5\n[mechanisms]\nonly = [\"contagion\"]\n"
                 "[organisation.generate]\npeople = 50\n");
    auto const bare = folder.diorama({"run", "c.toml", "--causes", "--out", "o"});
    REQUIRE(bare.status == 2);
    REQUIRE(bare.err.find("c.toml:1:1: error: bare contagion has no ladder") != std::string::npos);
    REQUIRE_FALSE(folder.has("o"));
}
