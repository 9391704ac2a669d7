#include "reasons/story_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "reasons/cause_words.hpp"

namespace diorama::reasons {

void add(Sentences& sentences, std::string sentence) {
    if (!sentence.empty()) sentences.push_back(std::move(sentence));
}

bool fell_back(mechanisms::Move move) {
    return move.changes_rung() && move.cause() != mechanisms::Cause::newcomer &&
           move.from() < people::rung_count && move.to() < move.from();
}

std::string who_text(engine::Simulation const& run, org::PersonId who) {
    auto const& organisation = *run.model().organisation;
    return fmt::format("{} ({})", organisation.id(who), organisation.title(who));
}

std::string department_text(engine::Simulation const& run, org::PersonId who) {
    return run.model()
        .organisation->department_names[run.world().people.departments[org::row(who)]];
}

std::string largest_holds(std::array<std::uint32_t, mechanisms::hold_count> const& counts,
                          double divisor, int decimals) {
    std::vector<std::pair<std::uint32_t, std::size_t>> largest;
    for (std::size_t h = 1; h < counts.size(); ++h)
        if (counts[h] > 0) largest.emplace_back(counts[h], h);
    std::stable_sort(largest.begin(), largest.end(),
                     [](auto const& a, auto const& b) { return a.first > b.first; });
    std::string text;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, largest.size()); ++k)
        text += fmt::format("{}{:.{}f} by {}", k == 0 ? "" : ", ", largest[k].first / divisor,
                            decimals, words_of(static_cast<mechanisms::Hold>(largest[k].second)));
    return text;
}

std::string ledger_sentence(engine::Simulation const& run, org::PersonId who) {
    for (auto const& one : run.world().programme.participants)
        if (one.who == who) {
            if (one.required_sessions == 0 && one.pledged_total_hours == 0.0) return {};
            auto const count = [](auto sessions) {
                return sessions == 0 ? std::string("none") : fmt::format("{}", sessions);
            };
            return fmt::format(
                "{} was needed in {} session{}: {} slipped because of them, {} waited for work "
                "that they had not done. Of {:.0f} hours pledged they gave {:.0f} and used {:.0f}.",
                who_text(run, who), one.required_sessions, one.required_sessions == 1 ? "" : "s",
                count(one.blocked_sessions), count(one.unprepared_sessions),
                one.pledged_total_hours, one.given_total_hours, one.used_total_hours);
        }
    return {};
}

double default_share(engine::Simulation const& run, std::uint32_t department, std::uint32_t week) {
    for (auto const& line : run.record().departments)
        if (line.week == week && line.department == department && line.default_share >= 0.005)
            return line.default_share;
    return 0.0;
}

}  // namespace diorama::reasons
