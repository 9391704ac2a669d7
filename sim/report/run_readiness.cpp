#include "report/run_readiness.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <string_view>

namespace diorama::report {

namespace {

constexpr std::array<std::string_view, mechanisms::readiness_question_count> questions{
    "how is digital managed now",   "does it help customers' experience",
    "channels against competitors", "is it fast enough",
    "does it integrate the silos",  "do departments feel supported",
    "is there an agreed strategy",  "is change accepted, not resisted",
};

}  // namespace

std::string readiness_text(engine::Simulation const& run) {
    if (run.model().bare_contagion()) return {};
    auto const& record = run.record();
    auto const last = record.rows() - 1;
    std::string text;
    auto const out = std::back_inserter(text);
    auto const line = [&](std::string_view question, std::size_t place) {
        fmt::format_to(out, "  {:<34}{:>6.2f}{:>9.2f}\n", question, record.at(0, place),
                       record.at(last, place));
    };
    fmt::format_to(out, "\nReadiness, 0 = no, 1 = yes            week 0{:>9}\n",
                   fmt::format("week {}", last));
    for (std::size_t k = 0; k < questions.size(); ++k)
        line(questions[k], std::size_t(measures::Place::readiness_answers) + k);
    line("all eight, mean", std::size_t(measures::Place::readiness));
    return text;
}

}  // namespace diorama::report
