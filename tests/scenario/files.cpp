#include "scenario/files.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace scenario_test {

namespace {

std::string without_folder(std::string text, std::string const& folder) {
    for (auto at = text.find(folder + "/"); at != std::string::npos; at = text.find(folder + "/"))
        text.erase(at, folder.size() + 1);
    return text;
}

template <class Load>
std::string problems_of(Folder const& folder, Load const& load) {
    try {
        load();
    } catch (diorama::problems::InputError const& error) {
        return without_folder(error.what(), folder.path());
    }
    return {};
}

std::string with_organisation(std::string_view text) {
    std::string whole(text);
    if (whole.find("organisation") == std::string::npos)
        whole = "[organisation]\nchart = \"chart.csv\"\nties = \"ties.csv\"\n" + whole;
    return whole;
}

void write_organisation(Folder const& folder) {
    folder.write("chart.csv", five_people);
    folder.write("ties.csv", five_ties);
}

}  // namespace

std::string complaints(Folder const& folder, std::string const& file,
                       diorama::scenario::Overrides const& overrides) {
    return problems_of(folder, [&] { diorama::scenario::load(file, overrides); });
}

std::string study_complaints(Folder const& folder, std::string const& file,
                             diorama::scenario::Overrides const& overrides) {
    return problems_of(folder, [&] { diorama::scenario::load_study(file, overrides); });
}

diorama::scenario::Scenario loaded(std::string_view text,
                                   diorama::scenario::Overrides const& overrides) {
    Folder folder;
    write_organisation(folder);
    return diorama::scenario::load(folder.write("s.toml", with_organisation(text)), overrides);
}

std::string complaints_of(std::string_view text, diorama::scenario::Overrides const& overrides) {
    Folder folder;
    write_organisation(folder);
    return complaints(folder, folder.write("s.toml", with_organisation(text)), overrides);
}

diorama::scenario::Overrides set(std::vector<diorama::scenario::Setting> settings) {
    diorama::scenario::Overrides overrides;
    overrides.settings = std::move(settings);
    return overrides;
}

std::string text_of_file(std::string const& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

std::string real_data() {
    auto const folder = std::filesystem::path(DIORAMA_SOURCE_DIR) / ".." / "shared" / "data";
    if (std::filesystem::exists(folder)) return folder.lexically_normal().string();
    WARN("skipped: there is no real data at " << folder.lexically_normal().string());
    return {};
}

}  // namespace scenario_test
