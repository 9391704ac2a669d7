#include "report/facts_file.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "problems/problem.hpp"

namespace diorama::report {

void FactsFile::refuse(std::string what) const {
    throw problems::InputError({{{path, 1, 1}, std::move(what), std::string(instead)}});
}

nlohmann::ordered_json FactsFile::json() const {
    auto const name = std::filesystem::path(path).filename().string();
    std::ifstream file(path, std::ios::binary);
    if (!file) refuse("there is no " + name + " to read");
    std::ostringstream text;
    text << file.rdbuf();
    auto parsed = nlohmann::ordered_json::parse(text.str(), nullptr, false);
    if (!parsed.is_object() || parsed.value("program", nlohmann::ordered_json()) != program)
        refuse("this is no " + name + " of " + std::string(program));
    return parsed;
}

}  // namespace diorama::report
