#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "own_files.hpp"
#include "viewer/live/session.hpp"

namespace viewer_test {

using diorama::test::OwnFolder;

/// 150 people, a programme and 40 weeks: quick, and everything of the model happens in it.
std::string small_scenario(std::uint64_t seed = 1, std::string_view more = "");

/// The retailer that ships.
std::string retailer();
std::string shipped(std::string_view file);
std::string text_of(std::string const& path);

/// What `diorama run` prints at the end of this scenario, or of its first `weeks` weeks.
std::uint64_t digest_of_run(std::string const& scenario, std::optional<std::uint32_t> weeks = {});

/// Opens and waits until it is there; requires that it is.
void open(diorama::viewer::live::Session& session, std::string const& path);
/// Waits for the last command and that all is at rest; requires that it comes to that.
std::shared_ptr<diorama::viewer::live::State const> rest(diorama::viewer::live::Session& session);
/// The first branch.
diorama::viewer::live::BranchId first(diorama::viewer::live::Session const& session);

diorama::interventions::Event at(std::uint32_t week, diorama::interventions::Action action);

}  // namespace viewer_test
