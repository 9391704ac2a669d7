#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "founding/community_ties.hpp"
#include "founding/generated_chart.hpp"
#include "org/organisation.hpp"
#include "problems/problem.hpp"

namespace diorama::scenario {

/// A file that a scenario names, and where it names it.
struct NamedFile {
    std::string path;
    problems::Place place;
};

/// False, with a problem at the place that names it, when there is no file to read.
/// Takes    what: what the file holds, as in "the chart"
bool is_there(NamedFile const& file, std::string_view what, problems::Problems& problems);

/// Where an organisation comes from. Its seeds are its own, so that every replicate of a scenario
/// runs in the same organisation.
struct OrganisationSource {
    std::optional<NamedFile> chart;  ///< else the chart is generated
    std::optional<NamedFile> ties;   ///< else they are generated
    founding::GeneratedChart generate;
    std::uint64_t generate_seed = 1;
    founding::CommunityTies community;
    std::uint64_t community_seed = 1;
};

/// An organisation and what there is to say about it.
struct FoundOrganisation {
    std::shared_ptr<org::Organisation const> organisation;  ///< null when its files were wrong
    std::uint64_t digest = 0;
    std::vector<std::string> notes;
};

/// Organisations by their source: scenarios that name the same one share it, and its problems are
/// told once.
class OrganisationShelf {
public:
    /// Errors   added to `problems` when the source is met first: unreadable or wrong files, a
    ///          chart without a filled post
    FoundOrganisation const& find(OrganisationSource const& source, problems::Problems& problems);

private:
    std::map<std::string, FoundOrganisation> shelf_;
};

}  // namespace diorama::scenario
