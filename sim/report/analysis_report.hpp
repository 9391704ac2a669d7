#pragma once
#include <ostream>
#include <string>
#include <vector>

#include "analysis/effects.hpp"
#include "analysis/sensitivity.hpp"
#include "analysis/verdicts.hpp"

namespace diorama::report {

/// All that an analysis of a store found; empty lists where the design does not give them.
struct AnalysisReport {
    std::string store;
    analysis::Responses const& responses;
    std::vector<std::size_t> measures;  ///< that are told, places in the identity
    std::vector<analysis::LinearEffect> effects = {};
    std::vector<analysis::LevelMean> levels = {};
    std::vector<analysis::VarianceLine> variance = {};
    std::vector<analysis::SobolLine> sobol = {};
    std::vector<analysis::MorrisLine> morris = {};
    std::vector<analysis::Adequacy> adequacy = {};
    std::vector<analysis::VerdictMap> maps = {};

    bool tells(std::size_t measure) const;
    std::string const& measure(std::size_t place) const {
        return responses.identity.measures[place].measure;
    }
    std::string const& arm(std::size_t place) const { return responses.identity.arms[place].arm; }
};

/// Tables for the console.
std::string analysis_text(AnalysisReport const& report);

/// The same as one JSON object.
std::string analysis_json(AnalysisReport const& report);

// The same as CSV files, one a table.
void write_effects(AnalysisReport const& report, std::ostream& out);
void write_levels(AnalysisReport const& report, std::ostream& out);
void write_variance(AnalysisReport const& report, std::ostream& out);
void write_sensitivity(AnalysisReport const& report, std::ostream& out);
void write_adequacy(AnalysisReport const& report, std::ostream& out);
/// A line for each point and arm: factors' values, mean, p_best, regret, and how it leads.
void write_verdicts(AnalysisReport const& report, std::ostream& out);

/// The map of a measure as letters, a for the first arm; capital where the lead is certain.
std::string verdict_map_text(AnalysisReport const& report, analysis::VerdictMap const& map);

}  // namespace diorama::report
