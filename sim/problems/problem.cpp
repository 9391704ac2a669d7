#include "problems/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "problems/visible.hpp"

namespace diorama::problems {
namespace {

std::string joined_texts(std::vector<Problem> const& problems) {
    std::string text;
    for (auto const& problem : problems) {
        if (!text.empty()) text += '\n';
        text += problem.text();
    }
    return text;
}

}  // namespace

std::string Problem::text() const {
    return fmt::format("{}:{}:{}: error: {}; {}", visible(place.file), std::max(place.line, 1u),
                       std::max(place.column, 1u), visible(what), visible(instead));
}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(joined_texts(problems)), problems_(std::move(problems)) {}

void Problems::add(Place place, std::string what, std::string instead) {
    ++count_;
    if (list_.size() < limit_)
        list_.push_back({std::move(place), std::move(what), std::move(instead)});
}

void Problems::throw_if_any() const {
    if (empty()) return;
    // Files stay in the order in which they were first complained about: a scenario before the
    // chart it names.
    std::map<std::string_view, std::size_t> order;
    for (auto const& problem : list_) order.emplace(problem.place.file, order.size());
    auto sorted = list_;
    std::stable_sort(sorted.begin(), sorted.end(), [&](Problem const& a, Problem const& b) {
        return std::tuple(order.at(a.place.file), a.place.line, a.place.column) <
               std::tuple(order.at(b.place.file), b.place.line, b.place.column);
    });
    if (count_ > list_.size()) {
        Place const last = sorted.empty() ? Place{"input", 0, 0} : sorted.back().place;
        sorted.push_back({last, fmt::format("{} more not listed", count_ - list_.size()),
                          "correct the ones above first"});
    }
    throw InputError(std::move(sorted));
}

}  // namespace diorama::problems
