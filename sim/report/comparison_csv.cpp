#include "report/comparison_csv.hpp"

#include <fmt/format.h>

#include <array>
#include <concepts>

#include "charts/text_sink.hpp"
#include "report/comparison_numbers.hpp"
#include "report/comparison_timing_text.hpp"
#include "report/csv_cell.hpp"
#include "report/run_facts.hpp"

namespace diorama::report {

namespace {

using experiment::Comparison;
using experiment::Estimate;
using experiment::Interval;
using scenario::Study;

/// Writes lines that each begin with the study and its seeds.
class StudyLines {
public:
    StudyLines(Study const& study, Comparison const& comparison, std::ostream& out,
               std::string_view header)
        : study_(study), sink_(out), begin_(csv_cell(study.name)) {
        if (comparison.seeds.empty())
            begin_ += ",,";
        else
            begin_ += fmt::format(",{},{}", comparison.seeds.front(), comparison.seeds.back());
        sink_.put("study,first_seed,last_seed,");
        sink_.put(header);
        sink_.end_line();
    }

    template <class... Cells>
    void line(Cells const&... cells) {
        sink_.put(begin_);
        (put(cells), ...);
        sink_.end_line();
    }
    std::string const& arm(std::size_t arm) const { return study_.arms[arm].name; }

private:
    void put(std::string_view text) { raw(csv_cell(text)); }
    void put(std::string const& text) { raw(csv_cell(text)); }
    void put(char const* text) { raw(csv_cell(std::string_view(text))); }
    void put(double number) { raw(csv_cell(number)); }
    void put(std::unsigned_integral auto number) { raw(fmt::format("{}", number)); }
    void put(Interval const& interval) {
        put(interval.low);
        put(interval.high);
    }
    void put(Estimate const& estimate) {
        put(estimate.mean);
        put(Interval{estimate.low, estimate.high});
    }
    void raw(std::string_view cell) {
        sink_.put(',');
        sink_.put(cell);
    }

    Study const& study_;
    charts::TextSink sink_;
    std::string begin_;
};

void write_results(Study const& study, Comparison const& comparison, std::ostream& out) {
    StudyLines lines(
        study, comparison, out,
        "arm,measure,unit,week,mean,low,high,difference,difference_low,difference_high,"
        "p_best,p_best_low,p_best_high,pairing_gain");
    for (auto const& one : comparison.results)
        lines.line(lines.arm(one.arm), comparison.measures[one.measure].name,
                   comparison.measures[one.measure].unit, one.week, one.value,
                   one.against_baseline.difference, one.p_best, one.p_best_interval,
                   one.against_baseline.pairing_gain);
}

void write_weekly_means(Study const& study, Comparison const& comparison, std::ostream& out) {
    StudyLines lines(study, comparison, out, "arm,week,measure,unit,mean,low,high");
    for (auto const& one : comparison.weekly_means)
        lines.line(lines.arm(one.arm), one.week, comparison.measures[one.measure].name,
                   comparison.measures[one.measure].unit, one.value);
}

void write_weeks_to(Study const& study, Comparison const& comparison, std::ostream& out) {
    StudyLines lines(
        study, comparison, out,
        "arm,measure,share,reached_share,median_weeks,low,high,both_reached,difference,"
        "difference_low,difference_high");
    for (auto const& one : comparison.weeks_to)
        lines.line(lines.arm(one.arm), one.measure, one.level, one.reached_share, one.median_weeks,
                   one.median_interval, one.both_count, one.difference, one.difference_interval);
}

void write_totals(Study const& study, Comparison const& comparison, std::ostream& out) {
    StudyLines lines(study, comparison, out,
                     "arm,total,unit,mean,low,high,difference,difference_low,difference_high");
    for (auto const& one : comparison.totals)
        lines.line(lines.arm(one.arm), one.name, one.unit, one.value, one.difference);
}

void write_slips(Study const& study, Comparison const& comparison, std::ostream& out) {
    StudyLines lines(
        study, comparison, out,
        "arm,rank,person,title,role,required_sessions,sessions,rate,low,high,worst_share");
    for (auto const& one : comparison.slips)
        lines.line(lines.arm(one.arm), one.rank == 0 ? std::string{} : fmt::format("{}", one.rank),
                   one.id, one.title, one.role, one.required_per_run, one.blocked_per_run, one.rate,
                   one.rate_interval, one.worst_share);
}

void write_timings(Study const& study, Comparison const& comparison, std::ostream& out) {
    StudyLines lines(
        study, comparison, out,
        "arm,scope,area,activity,planned_week,planned_low,planned_high,planned_share,nominal_week,"
        "nominal_low,nominal_high,nominal_share,effective_week,effective_low,effective_high,"
        "effective_share,delay_weeks,delay_low,delay_high,slipped_sessions,unprepared_sessions,"
        "blocker,blocker_role,blocker_share");
    for (auto const& one : comparison.timing) {
        auto const* blocker = critical_leader(one);
        lines.line(lines.arm(one.arm), timing_scope(one), one.area, one.activity, one.planned.week,
                   one.planned.share, one.nominal.week, one.nominal.share, one.effective.week,
                   one.effective.share, one.delay, one.slipped_per_run, one.unprepared_per_run,
                   blocker ? blocker->id : std::string{},
                   blocker ? blocker->role : std::string_view{},
                   blocker ? blocker->rate : experiment::not_known);
    }
}

void write_expectations(Study const& study, Comparison const& comparison, std::ostream& out) {
    StudyLines lines(
        study, comparison, out,
        "claim,verdict,measure,arm,week,relation,than_arm,than_week,by,confidence,mean,than,"
        "difference,difference_low,difference_high,note");
    for (auto const& one : comparison.judgements) {
        auto const& claimed = study.expectations[one.expectation];
        bool const is_above = claimed.relation == scenario::Relation::above;
        lines.line(claimed.claim, verdict_text(one.verdict), claimed.measure,
                   lines.arm(claimed.arm), claimed.week, is_above ? "above" : "below",
                   claimed.than_arm ? lines.arm(*claimed.than_arm) : std::string{},
                   claimed.than_week ? fmt::format("{}", *claimed.than_week) : std::string{},
                   claimed.by, claimed.confidence, one.arm_value.mean, one.than_value.mean,
                   one.difference, one.note);
    }
}

void write_runs(Study const& study, Comparison const& comparison, std::ostream& out) {
    StudyLines lines(study, comparison, out, "arm,seed,digest");
    for (auto const& one : comparison.digests)
        lines.line(lines.arm(one.arm), one.seed, digest_text(one.digest));
}

constexpr std::array<ComparisonTable, 8> tables{{{"results.csv", write_results},
                                                 {"weekly_means.csv", write_weekly_means},
                                                 {"weeks_to.csv", write_weeks_to},
                                                 {"totals.csv", write_totals},
                                                 {"slips.csv", write_slips},
                                                 {"timing.csv", write_timings},
                                                 {"expectations.csv", write_expectations},
                                                 {"runs.csv", write_runs}}};

}  // namespace

std::span<ComparisonTable const> comparison_tables() { return tables; }

}  // namespace diorama::report
