#include "scenario/key_hints.hpp"

#include <fmt/format.h>

#include "mechanisms/reference.hpp"
#include "problems/problem.hpp"

namespace diorama::scenario {

std::string hint_for_key(std::string_view prefix, std::string_view key,
                         std::vector<std::string_view> const& known) {
    for (auto const& path : mechanisms::parameter_paths()) {
        auto const dot = path.rfind('.');
        if (std::string_view(path).substr(dot + 1) != key || path.substr(0, dot + 1) == prefix) continue;
        return fmt::format("it belongs into [{}]", path.substr(0, dot));
    }
    if (prefix.empty() && (key == "replicates" || key == "arm" || key == "expect" || key == "measures" || key == "baseline"))
        return "this is a study's key: hand the file to compare";
    return problems::suggestion(key, known);
}

}  // namespace diorama::scenario
