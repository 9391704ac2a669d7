#include "report/selftest_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace diorama::report {

namespace {

std::string_view verdict(verification::Verified const& one) {
    return one.agrees ? "agrees" : "differs";
}

/// How the simulated value ought to stand to the analytic one.
std::string_view word(verification::Claim claim) {
    switch (claim) {
        case verification::Claim::equal:
            return "equal";
        case verification::Claim::above:
            return "above";
        case verification::Claim::below:
            return "below";
    }
    return "";
}

}  // namespace

std::string selftest_text(std::span<verification::Verified const> tests) {
    std::size_t widest = 4;
    for (auto const& one : tests) widest = std::max(widest, one.name.size());
    std::string text = fmt::format("{:<{}}  {:>10} {:>10}  {:<23} {}\n", "test", widest, "analytic",
                                   "simulated", "interval", "verdict");
    for (auto const& one : tests) {
        auto const interval = fmt::format("{:.5g} to {:.5g}", one.low, one.high);
        auto const claim = one.claim == verification::Claim::equal
                               ? std::string()
                               : fmt::format(" ({} was claimed)", word(one.claim));
        fmt::format_to(std::back_inserter(text), "{:<{}}  {:>10.5g} {:>10.5g}  {:<23} {}{}\n",
                       one.name, widest, one.analytic, one.simulated, interval, verdict(one),
                       claim);
    }
    auto const differ =
        std::count_if(tests.begin(), tests.end(), [](auto const& one) { return !one.agrees; });
    text += fmt::format(
        "\n{} tests, {} differ. A correct program passes all of them in at least {:.0f} % of "
        "seeds.\n",
        tests.size(), differ, 100.0 * verification::family_confidence);
    return text;
}

std::string selftest_json(std::span<verification::Verified const> tests) {
    using Json = nlohmann::ordered_json;
    Json json;
    auto& all = json["tests"] = Json::array();
    for (auto const& one : tests)
        all.push_back({{"name", one.name},
                       {"analytic", one.analytic},
                       {"simulated", one.simulated},
                       {"low", one.low},
                       {"high", one.high},
                       {"claim", word(one.claim)},
                       {"verdict", verdict(one)}});
    return json.dump(2) + "\n";
}

}  // namespace diorama::report
