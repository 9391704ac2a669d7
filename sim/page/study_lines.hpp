#pragma once
#include <optional>

#include "page/tables.hpp"
#include "report/csv_lines.hpp"

namespace diorama::page {

/// Lines that each begin with the study and its seeds, as those of a comparison's tables.
class StudyLines {
public:
    StudyLines(scenario::Study const& study, std::vector<std::uint64_t> const& seeds,
               std::ostream& out, std::string_view header)
        : study_(study), seeds_(seeds), lines_(out) {
        lines_.header(std::string("study,first_seed,last_seed,") + std::string(header));
    }
    StudyLines(StudyResult const& result, std::ostream& out, std::string_view header)
        : StudyLines(result.study, result.comparison.seeds, out, header) {}

    template <class... Cells>
    void line(Cells const&... cells) {
        lines_.text(study_.name);
        lines_.cell(seeds_.front());
        lines_.cell(seeds_.back());
        (put(cells), ...);
        lines_.end();
    }
    /// With a last cell that not every table has.
    template <class... Cells>
    void line_with(std::optional<std::string_view> last, Cells const&... cells) {
        if (last)
            line(cells..., *last);
        else
            line(cells...);
    }
    std::string const& arm(std::size_t arm) const { return study_.arms[arm].name; }

private:
    void put(std::string_view text) { lines_.text(text); }
    void put(std::string const& text) { lines_.text(text); }
    void put(char const* text) { lines_.text(text); }
    template <class Number>
    requires std::is_arithmetic_v<Number>
    void put(Number number) { lines_.cell(number); }
    void put(experiment::Interval const& interval) {
        put(interval.low);
        put(interval.high);
    }
    void put(experiment::Estimate const& estimate) {
        put(estimate.mean);
        put(experiment::Interval{estimate.low, estimate.high});
    }

    scenario::Study const& study_;
    std::vector<std::uint64_t> const& seeds_;
    report::Lines lines_;
};

}  // namespace diorama::page
