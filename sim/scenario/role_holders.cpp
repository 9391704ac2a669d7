#include "scenario/role_holders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>

namespace diorama::scenario {

namespace {

using mechanisms::Role;
using mechanisms::role_count;

/// People below each person, themselves not counted.
std::vector<std::uint32_t> people_below(org::Hierarchy const& hierarchy) {
    std::vector<std::uint32_t> below(hierarchy.headcount(), 0);
    // Leaders come by depth, so that going backwards meets everyone's reports before them.
    for (auto leader = hierarchy.leaders.rbegin(); leader != hierarchy.leaders.rend(); ++leader)
        for (auto const report : hierarchy.reports_of(*leader))
            below[org::row(*leader)] += 1 + below[org::row(report)];
    return below;
}

/// Looks for holders, role by role, and remembers who has one.
class Search {
public:
    Search(org::Organisation const& organisation, problems::Problems& problems)
        : organisation_(organisation),
          problems_(problems),
          below_(people_below(organisation.hierarchy)),
          taken_(organisation.headcount(), false) {}

    void take_named(RoleRule const& rule) {
        for (std::size_t i = 0; i < organisation_.headcount(); ++i)
            if (organisation_.id(org::person(i)) == *rule.holder)
                return give(rule.role, org::person(i));
        problems_.add(rule.place,
                      fmt::format("no person of the chart has the id '{}'", *rule.holder),
                      "write the id of a filled post, as in the chart's id column");
    }

    /// Whose title is of the first kind, the most senior of these. At the top any pattern will do:
    /// there is one head, whatever the title.
    void take_by_title(Role role, std::vector<TitlePattern> const& patterns) {
        std::vector<std::size_t> const ranks = ranks_of_titles(patterns);
        auto const& titles = organisation_.chart.titles;
        org::PersonId best = org::no_person;
        std::size_t best_rank = no_match;
        for (std::size_t i = 0; i < organisation_.headcount() && !titles.empty(); ++i) {
            auto rank = ranks[titles.code(organisation_.post(org::person(i)))];
            if (taken_[i] || rank == no_match) continue;
            if (role == Role::chief_executive) rank = 0;
            if (rank > best_rank || (rank == best_rank && !more_senior(org::person(i), best)))
                continue;
            best = org::person(i);
            best_rank = rank;
        }
        if (best != org::no_person) give(role, best);
    }

    /// The root with the most people below.
    void take_largest_root(Role role) {
        org::PersonId best = org::no_person;
        for (auto const root : organisation_.hierarchy.roots)
            if (!taken_[org::row(root)] && more_senior(root, best)) best = root;
        if (best != org::no_person) give(role, best);
    }

    /// Everyone without a role: those who lead others by seniority, then the others.
    std::vector<org::PersonId> stand_ins(std::size_t wanted) const {
        std::vector<org::PersonId> free;
        for (std::size_t i = 0; i < organisation_.headcount(); ++i)
            if (!taken_[i]) free.push_back(org::person(i));
        wanted = std::min(wanted, free.size());
        auto const leads = [&](org::PersonId i) { return organisation_.hierarchy.span_of(i) > 0; };
        std::partial_sort(free.begin(), free.begin() + static_cast<std::ptrdiff_t>(wanted),
                          free.end(), [&](org::PersonId a, org::PersonId b) {
                              return std::pair(!leads(a), seniority(a)) <
                                     std::pair(!leads(b), seniority(b));
                          });
        free.resize(wanted);
        return free;
    }

    void give(Role role, org::PersonId person) {
        holders_.holders[static_cast<std::size_t>(role)] = person;
        taken_[org::row(person)] = true;
    }
    bool held(Role role) const { return holders_.of(role) != org::no_person; }
    mechanisms::RoleHolders const& holders() const { return holders_; }

private:
    /// Smaller is more senior: least depth, most people below, first row.
    std::tuple<unsigned, std::int64_t, std::size_t> seniority(org::PersonId i) const {
        return {organisation_.hierarchy.depths[org::row(i)],
                -static_cast<std::int64_t>(below_[org::row(i)]), org::row(i)};
    }
    bool more_senior(org::PersonId candidate, org::PersonId best) const {
        return best == org::no_person || seniority(candidate) < seniority(best);
    }

    /// Each different title is looked at once, however many people have it.
    std::vector<std::size_t> ranks_of_titles(std::vector<TitlePattern> const& patterns) {
        auto const& names = organisation_.chart.titles.names;
        if (words_.size() != names.size()) {
            words_.reserve(names.size());
            for (auto const& name : names) words_.push_back(title_words(name));
        }
        std::vector<std::size_t> ranks(names.size());
        for (std::size_t i = 0; i < names.size(); ++i) ranks[i] = first_kind(patterns, words_[i]);
        return ranks;
    }

    org::Organisation const& organisation_;
    problems::Problems& problems_;
    std::vector<std::uint32_t> below_;
    std::vector<bool> taken_;
    std::vector<std::vector<std::string>> words_;  ///< [different titles]
    mechanisms::RoleHolders holders_;
};

std::vector<TitlePattern> patterns_of(Role role, RoleRule const* rule) {
    if (rule == nullptr) return default_patterns(role);
    std::vector<TitlePattern> patterns;
    // A scenario's patterns stand in the order in which their author wants them.
    for (auto const& text : rule->patterns) patterns.emplace_back(text, patterns.size());
    return patterns;
}

enum class Found : std::uint8_t { nobody, named, by_title, as_root, stand_in };

/// `finance_officer S146 (VP of Finance)`
std::string holder_text(org::Organisation const& organisation, Role role, org::PersonId person) {
    auto text = fmt::format("{} {}", mechanisms::role_names[static_cast<std::size_t>(role)],
                            organisation.id(person));
    if (auto const title = organisation.title(person); !title.empty())
        text += fmt::format(" ({})", title);
    return text;
}

void say(org::Organisation const& organisation, mechanisms::RoleHolders const& holders,
         std::array<Found, role_count> const& found, std::vector<std::string>& notes) {
    std::array<std::string, 5> lists;
    std::array<std::size_t, 5> counts{};
    for (std::size_t r = 0; r < role_count; ++r) {
        auto const role = static_cast<Role>(r);
        auto const kind = static_cast<std::size_t>(found[r]);
        if (!lists[kind].empty()) lists[kind] += ", ";
        lists[kind] += found[r] == Found::nobody
                           ? std::string(mechanisms::role_names[r])
                           : holder_text(organisation, role, holders.of(role));
        ++counts[kind];
    }
    auto const line = [&](Found kind, std::string_view text) {
        auto const k = static_cast<std::size_t>(kind);
        if (counts[k] > 0)
            notes.push_back(
                fmt::format("{} of {} roles {}: {}", counts[k], role_count, text, lists[k]));
    };
    line(Found::named, "are held by those whom the scenario names");
    line(Found::by_title, "were found by title");
    line(Found::as_root, "went to the top of the chart, no title being a chief executive's");
    line(Found::stand_in,
         "have no title that fits and went to stand-ins, the most senior people without a role");
    line(Found::nobody, "are held by nobody");
}

}  // namespace

mechanisms::RoleHolders find_role_holders(org::Organisation const& organisation,
                                          std::vector<RoleRule> const& rules, bool stand_ins,
                                          problems::Problems& problems,
                                          std::vector<std::string>& notes) {
    Search search(organisation, problems);
    std::array<Found, role_count> found{};
    std::array<RoleRule const*, role_count> rule_of{};
    for (auto const& rule : rules) rule_of[static_cast<std::size_t>(rule.role)] = &rule;

    // Those whom the scenario names first: nobody found by title may take their place.
    for (std::size_t r = 0; r < role_count; ++r) {
        if (rule_of[r] == nullptr || !rule_of[r]->holder) continue;
        search.take_named(*rule_of[r]);
        if (search.held(static_cast<Role>(r))) found[r] = Found::named;
    }
    std::vector<Role> open;
    for (std::size_t r = 0; r < role_count; ++r) {
        auto const role = static_cast<Role>(r);
        if (rule_of[r] != nullptr && (rule_of[r]->holder || rule_of[r]->vacant)) continue;
        search.take_by_title(role, patterns_of(role, rule_of[r]));
        if (search.held(role)) {
            found[r] = Found::by_title;
        } else if (role == Role::chief_executive && stand_ins) {
            search.take_largest_root(role);
            if (search.held(role)) found[r] = Found::as_root;
        }
        if (!search.held(role)) open.push_back(role);
    }
    if (stand_ins) {
        auto const free = search.stand_ins(open.size());
        for (std::size_t k = 0; k < free.size(); ++k) {
            search.give(open[k], free[k]);
            found[static_cast<std::size_t>(open[k])] = Found::stand_in;
        }
    }
    say(organisation, search.holders(), found, notes);
    return search.holders();
}

}  // namespace diorama::scenario
