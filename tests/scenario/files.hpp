#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "own_files.hpp"
#include "scenario/scenario.hpp"
#include "scenario/study.hpp"

namespace scenario_test {

using Folder = diorama::test::OwnFolder;

/// Five people: ann leads bo and cy, bo leads dee, cy leads eve.
inline constexpr std::string_view five_people =
    "id,manager_id,title,department\n"
    "ann,,Chief Executive,Head office\n"
    "bo,ann,Finance Director,Finance\n"
    "cy,ann,Marketing Director,Marketing\n"
    "dee,bo,Accountant,Finance\n"
    "eve,cy,Brand Manager,Marketing\n";
inline constexpr std::string_view five_ties = "source,target\nann,bo\nbo,dee\ndee,eve\n";

/// The problems of loading, one a line, paths of the folder left out; "" when there are none.
std::string complaints(Folder const& folder, std::string const& file,
                       diorama::scenario::Overrides const& overrides = {});
std::string study_complaints(Folder const& folder, std::string const& file,
                             diorama::scenario::Overrides const& overrides = {});

/// `text` as a scenario beside the five people's chart and ties.
diorama::scenario::Scenario loaded(std::string_view text,
                                   diorama::scenario::Overrides const& overrides = {});
std::string complaints_of(std::string_view text,
                          diorama::scenario::Overrides const& overrides = {});

/// `--set` as typed.
diorama::scenario::Overrides set(std::vector<diorama::scenario::Setting> settings);

std::string text_of_file(std::string const& path);
/// The folder of real data beside the repository, or "" after saying that it is not there.
std::string real_data();

}  // namespace scenario_test
