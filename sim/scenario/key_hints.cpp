#include "scenario/key_hints.hpp"

#include <fmt/format.h>

#include "mechanisms/reference.hpp"
#include "problems/problem.hpp"

namespace diorama::scenario {

std::string suggest(std::string_view word, std::vector<std::string_view> const& known) {
    if (word.size() < 3 || !problems::nearest(word, known).empty())
        return problems::suggestion(word, known);
    std::string_view begun;
    for (auto const one : known) {
        if (!one.starts_with(word)) continue;
        if (!begun.empty()) return problems::suggestion(word, known);
        begun = one;
    }
    return begun.empty() ? problems::suggestion(word, known)
                         : fmt::format("did you mean '{}'?", begun);
}

std::string hint_for_key(std::string_view prefix, std::string_view key,
                         std::vector<std::string_view> const& known) {
    static auto const paths = mechanisms::parameter_paths();
    for (auto const& path : paths) {
        auto const dot = path.rfind('.');
        if (std::string_view(path).substr(dot + 1) != key || path.substr(0, dot + 1) == prefix)
            continue;
        return fmt::format("it belongs into [{}]", path.substr(0, dot));
    }
    if (prefix.empty() && (key == "replicates" || key == "arm" || key == "expect" ||
                           key == "measures" || key == "baseline"))
        return "this is a study's key: hand the file to compare";
    return suggest(key, known);
}

}  // namespace diorama::scenario
