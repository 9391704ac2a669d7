#include "cli/batches.hpp"

#include <catch2/catch.hpp>
#include <sstream>

namespace diorama::test {

std::string const short_scenario = "weeks = 60\n[organisation.generate]\npeople = 200\n";

std::string experiment(int replicates) {
    return "scenario = \"s.toml\"\nmeasures = [\"using\", \"energy\"]\nreplicates = " +
           std::to_string(replicates) +
           "\n[design]\nkind = \"grid\"\n"
           "[[factor]]\npath = \"leadership.pledge_hours_per_week\"\nvalues = [2, 4, 6, 8]\n"
           "[[factor]]\npath = \"tools.quality_at_start\"\nlow = 0.3\nhigh = 0.7\nlevels = 5\n";
}

std::vector<std::string> const batch_words{"batch", "e.toml", "--store", "a.sqlite", "--quiet"};

/// All rows of the tables that a user reads, but for the seconds of runs.
std::string rows_of(Folder const& folder, std::string const& store) {
    std::string rows;
    for (std::string const table : {"runs", "outcomes", "points"}) {
        auto const exported = folder.diorama({"export", store, "--table", table});
        REQUIRE(exported.status == 0);
        std::istringstream lines(exported.out);
        for (std::string line; std::getline(lines, line);)
            rows += (table == "runs" ? line.substr(0, line.rfind(',')) : line) + '\n';
    }
    return rows;
}

}  // namespace diorama::test
