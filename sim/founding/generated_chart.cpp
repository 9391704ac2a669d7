#include "founding/generated_chart.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <string>

#include "founding/firm.hpp"
#include "founding/spans.hpp"
#include "random/draw.hpp"

namespace diorama::founding {
namespace {

/// A department while it is being built: rows [first, last) of the chart, the head first.
struct Department {
    std::size_t pattern;
    std::size_t first;
    std::size_t last;
    std::size_t third_layer = 0;  ///< rows before it, but the first, report to the head
};

class Builder {
public:
    Builder(GeneratedChart const& p, std::uint64_t seed)
        : p_(p), seed_(seed), spans_(p.mean_span, p.span_spread, p.max_span) {}

    org::Chart build() {
        std::size_t const people = p_.people;
        chart_.generated = true;
        chart_.managers.assign(people, org::no_person);
        chart_.titles.codes.assign(people, 0);
        chart_.departments.codes.assign(people, 0);
        leads_.assign(people, 0);
        chart_.titles.names = {"Chief Executive Officer"};
        chart_.departments.names = {"Executive Office"};
        write_ids();
        leads_[0] = people > 1 ? 1 : 0;
        share_out();
        for (Department& department : departments_) grow(department);
        for (Department const& department : departments_) entitle(department);
        give_special_roles();
        return std::move(chart_);
    }

private:
    void write_ids() {
        std::string const most = std::to_string(p_.people);
        std::size_t const digits = std::max<std::size_t>(6, most.size());
        chart_.ids.reserve(p_.people, p_.people * (digits + 1));
        std::string id;
        for (std::uint32_t i = 1; i <= p_.people; ++i) {
            std::string const number = std::to_string(i);
            id.assign(1, 'P').append(digits - number.size(), '0').append(number);
            chart_.ids.push_back(id);
        }
    }

    /// Everyone below the top to departments, by their usual sizes: the largest remainders round
    /// up.
    void share_out() {
        std::size_t const below_top = p_.people - 1;
        // A handful of people has no nine departments.
        std::size_t const count =
            std::min<std::size_t>(p_.departments, below_top < 3 ? below_top : (below_top + 2) / 3);
        double total = 0.0;
        for (std::size_t d = 0; d < count; ++d) total += department_patterns()[d].size;
        std::vector<std::size_t> sizes(count, 1);
        std::size_t left = below_top - count;
        std::vector<std::pair<double, std::size_t>> remainders;
        std::size_t const spread_out = left;
        for (std::size_t d = 0; d < count; ++d) {
            double const fair =
                static_cast<double>(spread_out) * department_patterns()[d].size / total;
            std::size_t const whole = std::min(left, static_cast<std::size_t>(fair));
            sizes[d] += whole;
            left -= whole;
            remainders.emplace_back(static_cast<double>(whole) - fair, d);
        }
        std::ranges::sort(remainders);
        for (std::size_t k = 0; left > 0; ++k, --left) ++sizes[remainders[k % count].second];
        std::size_t first = 1;
        for (std::size_t d = 0; d < count; ++d) {
            departments_.push_back({d, first, first + sizes[d]});
            chart_.departments.names.emplace_back(department_patterns()[d].name);
            std::fill_n(chart_.departments.codes.begin() + std::ptrdiff_t(first), sizes[d],
                        static_cast<std::uint32_t>(d + 1));
            first += sizes[d];
        }
    }

    /// How many of a layer lead: the usual share, or as many as the people who are left need.
    std::size_t leaders_of(std::size_t layer, std::size_t left) const {
        double const size = static_cast<double>(layer);
        double const needed = static_cast<double>(left) / p_.mean_span;
        double const leaders = needed < p_.leading_share * size ? needed : p_.leading_share * size;
        return std::min(layer, static_cast<std::size_t>(leaders) + 1);
    }

    /// Person i takes up to `most` of the department's free rows as reports.
    void lead(std::size_t i, std::size_t most, std::size_t& free, Department const& department) {
        leads_[i] = 1;
        for (std::size_t k = 0; k < most && free < department.last; ++k)
            chart_.managers[free++] = org::person(i);
    }

    /// Layer by layer: who leads takes the next free rows as reports, until all are placed.
    void grow(Department& department) {
        chart_.managers[department.first] = org::person(0);
        std::size_t layer_first = department.first;
        std::size_t free = department.first + 1;
        while (free < department.last) {
            std::size_t const layer_last = free;
            bool const head = layer_first == department.first;
            grow_layer(department, layer_first, layer_last, free);
            // What rounding left over for a layer that could lead all joins it too: otherwise thin
            // chains would trail on below, and firms of a thousand have ten layers.
            std::size_t const layer = layer_last - layer_first;
            if (department.last - free <= layer && !head)
                for (std::size_t i = layer_first; i < layer_last && free < department.last; ++i)
                    if (!leads_[i]) lead(i, spans_.at(draw_of(i)[1]), free, department);
            layer_first = layer_last;
            if (head) department.third_layer = free;
        }
        if (department.third_layer == 0) department.third_layer = free;
    }

    /// Draws exactly as many leaders as the layer is to have (selection sampling, Knuth 3.4.2 S).
    void grow_layer(Department const& department, std::size_t first, std::size_t last,
                    std::size_t& free) {
        std::size_t wanted = leaders_of(last - first, department.last - free);
        for (std::size_t i = first; i < last && free < department.last; ++i) {
            auto const uniform = draw_of(i);
            if (uniform[0] * static_cast<double>(last - i) >= static_cast<double>(wanted)) continue;
            --wanted;
            std::size_t span = spans_.at(uniform[1]);
            // Nobody heads a department through a single report, if the dice can help it.
            if (i == department.first && span == 1) span = spans_.at(uniform[2]);
            // A remnant joins this manager, or each department's last one would have a cut
            // span, and many small departments a mean below the one asked for.
            std::size_t const left = department.last - free;
            std::size_t const remnant = left - std::min(left, span);
            if (2 * remnant <= span && span + remnant <= p_.max_span) span += remnant;
            lead(i, span, free, department);
        }
    }

    std::array<double, 3> draw_of(std::size_t i) const {
        auto const words = random::words(
            {seed_, random::Purpose::founding_chart, 0, static_cast<std::uint32_t>(i)});
        return {random::uniform(words[0]), random::uniform(words[1]), random::uniform(words[2])};
    }

    std::uint32_t title(std::string_view text) {
        chart_.titles.names.emplace_back(text);
        return static_cast<std::uint32_t>(chart_.titles.names.size() - 1);
    }

    void entitle(Department const& department) {
        DepartmentPattern const& pattern = department_patterns()[department.pattern];
        auto& titles = chart_.titles.codes;
        titles[department.first] = title(pattern.head);
        std::uint32_t const leader = title(pattern.leader);
        std::uint32_t const team_leader = title(pattern.team_leader);
        std::array<std::uint32_t, 6> workers{};
        for (std::size_t k = 0; k < 3; ++k) {
            workers[k] = title(pattern.workers[k]);
            workers[k + 3] = title(std::string("Senior ") + std::string(pattern.workers[k]));
        }
        for (std::size_t i = department.first + 1; i < department.last; ++i) {
            if (leads_[i]) {
                titles[i] = i < department.third_layer ? leader : team_leader;
                continue;
            }
            auto const draw = random::words(
                {seed_, random::Purpose::founding_chart, 0, static_cast<std::uint32_t>(i), 1});
            std::uint32_t const senior = random::below(draw[1], 4) == 0 ? 3U : 0U;
            titles[i] = workers[senior + random::below(draw[0], 3)];
        }
    }

    /// The n-th free row of a department that leads or not, from the top down; last if none.
    std::size_t row_for(SpecialRole const& role, Department const& department,
                        std::vector<std::uint8_t> const& taken) const {
        std::size_t fallback = department.last;
        // Roles sit near the top: looking through a thousand rows is enough.
        std::size_t const last = std::min(department.last, department.first + 1'000);
        for (std::size_t i = department.first + 1; i < last; ++i) {
            if (taken[i - department.first]) continue;
            if ((leads_[i] != 0) == role.leads) return i;
            if (fallback == department.last) fallback = i;
        }
        return fallback;
    }

    void give_special_roles() {
        if (departments_.empty()) return;
        std::vector<std::vector<std::uint8_t>> taken;
        for (Department const& department : departments_)
            taken.emplace_back(std::min<std::size_t>(department.last - department.first, 1'000), 0);
        for (SpecialRole const& role : special_roles()) {
            // In a firm without that department the next best one has the role; in a tiny
            // department the next one that has someone left.
            for (std::size_t k = 0; k < departments_.size(); ++k) {
                std::size_t const d = (role.department + k) % departments_.size();
                std::size_t const i = row_for(role, departments_[d], taken[d]);
                if (i == departments_[d].last) continue;
                chart_.titles.codes[i] = title(role.title);
                taken[d][i - departments_[d].first] = 1;
                break;
            }
        }
    }

    GeneratedChart const& p_;
    std::uint64_t seed_;
    Spans spans_;
    org::Chart chart_;
    std::vector<std::uint8_t> leads_;
    std::vector<Department> departments_;
};

}  // namespace

org::Chart generate_chart(GeneratedChart const& p, std::uint64_t seed) {
    assert(p.people >= 1 && p.departments >= 1 && p.departments <= department_patterns().size());
    return Builder(p, seed).build();
}

}  // namespace diorama::founding
