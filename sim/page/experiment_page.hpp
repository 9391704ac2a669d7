#pragma once
#include <optional>
#include <string>

#include "page/document.hpp"
#include "page/experiment_folder.hpp"

namespace diorama::page {

/// The page of an experiment's runs: which way is ahead where, what moves the measures and how
/// surely, whether there are runs enough.
/// Takes    folder: of `analyse --out`
/// Returns  as much as fits into a page below two megabytes, by tighter and tighter bounds
/// Errors   as html_page()
Document compose_experiment(std::string const& folder);

// Its sections, one function each; nothing where the tables do not tell.

/// Its headline follows these rules, which stand on the page too, for the first measure told:
///  - with several ways, a way is ahead at a point where the 95 % interval of its lead over the
///    second best leaves out 0; the headline counts points;
///  - with one way, the factor with the largest part of the variance (of Saltelli's samples), mean
///    elementary effect (of Morris' trajectories) or standardised effect (else) comes first,
///    provided that its interval leaves out 0 or, of Morris, that it stands out from the noise.
Section findings_section(ExperimentFolder const& folder, std::string& headline);
Section experiment_section(ExperimentFolder const& folder);
std::optional<Section> map_section(ExperimentFolder const& folder);
std::optional<Section> effects_section(ExperimentFolder const& folder);
std::optional<Section> indices_section(ExperimentFolder const& folder);
std::optional<Section> levels_section(ExperimentFolder const& folder);
std::optional<Section> adequacy_section(ExperimentFolder const& folder);
Section runs_section(ExperimentFolder const& folder);

/// The factor that moves a measure of a way most, by the rules above; "" where none stands out.
struct Mover {
    std::string factor, by;  ///< `by`: total, mu_star or effect
    Number value, low, high;
    bool stands_out = false;
};
Mover strongest_mover(ExperimentFolder const& folder, std::string_view way,
                      MeasureFacts const& measure);

}  // namespace diorama::page
