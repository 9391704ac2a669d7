#pragma once
#include <array>
#include <string_view>

#include "analysis/responses.hpp"
#include "cli/batch_options.hpp"
#include "report/analysis_report.hpp"
#include "report/run_folder.hpp"
#include "store/store.hpp"

namespace diorama::cli {

/// What an analysis's folder holds; the last one is its marker.
inline constexpr std::array<std::string_view, 13> analysis_files{
    "factors.csv",  "effects.csv",     "levels.csv",   "variance.csv", "sensitivity.csv",
    "adequacy.csv", "verdicts.csv",    "winners.csv",  "map.csv",      "failures.csv",
    "report.html",  "experiment.json", "analysis.json"};

/// A store and all that its runs say.
class StoreAnalysis {
public:
    /// Errors   throws problems::InputError: no store, no finished run, an unknown measure or
    ///          factor; store::StoreError
    StoreAnalysis(std::string const& store, StoreQuestion question);
    StoreAnalysis(StoreAnalysis const&) = delete;
    StoreAnalysis& operator=(StoreAnalysis const&) = delete;

    report::AnalysisReport const& report() const noexcept { return report_; }
    /// Its tables, and experiment.json: what a page says beside them.
    void write_tables(report::FolderDraft const& draft);

private:
    /// The command line that gives the same tables.
    std::string command() const;

    StoreQuestion question_;
    store::Store store_;
    analysis::Responses responses_;
    report::AnalysisReport report_;
};

}  // namespace diorama::cli
