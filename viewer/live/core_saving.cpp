#include <filesystem>
#include <ostream>

#include "viewer/live/core.hpp"

namespace diorama::viewer::live {

namespace {

namespace fs = std::filesystem;

/// A file as a scenario in `folder` should name it: from there where it lies there or below, so
/// that both can be moved together; else by its whole path.
std::string path_from(fs::path const& folder, std::string const& file) {
    if (file.empty()) return file;
    auto const relative = fs::path(file).lexically_relative(folder);
    bool const below = !relative.empty() && *relative.begin() != "..";
    return below ? relative.string() : file;
}

/// The folder that is suggested for saving is not there before the first time. Where it cannot be
/// made, writing into it says why.
void make_folder_of(std::string const& path) {
    std::error_code told_by_writing;
    auto const folder = fs::path(path).parent_path();
    if (!folder.empty()) fs::create_directories(folder, told_by_writing);
}

}  // namespace

std::string Core::write_scenario(LiveBranch& branch, std::string const& path) {
    std::vector<interventions::Event> added;
    for (auto const& one : branch.timeline.added()) added.push_back(one.event);
    auto const& parts = branch.scenario->parts;
    try {
        auto const folder = fs::weakly_canonical(fs::absolute(path)).parent_path();
        auto const text = scenario::text_with_events(*branch.scenario, branch.name, added,
                                                     path_from(folder, parts.chart),
                                                     path_from(folder, parts.ties));
        make_folder_of(path);
        report::write_file(path, [&](std::ostream& out) { out << text; });
    } catch (std::exception const& error) {
        return error.what();
    }
    branch.saved_plan = branch.plan;
    say("saved " + branch.name + " to " + path);
    return {};
}

void Core::save_scenario(BranchId id, std::string const& path) {
    auto* const branch = branches_.find(id);
    if (branch == nullptr) return tell(true, no_such_branch());
    if (auto const why = write_scenario(*branch, path); !why.empty())
        tell(true, "not saved: " + why);
}

bool Core::keep_unsaved() {
    keeping_failed_ = false;
    if (!opened_ || !settings_.unsaved_paths) return true;
    for (auto const& one : branches_.all()) {
        if (one.plan == one.saved_plan || one.timeline.added().empty()) continue;
        std::string failed;
        bool kept = false;
        for (auto const& path : settings_.unsaved_paths(opened_->name, one.name)) {
            auto const why = write_scenario(*branches_.find(one.id), path);
            kept = why.empty();
            if (kept) break;
            failed += (failed.empty() ? "" : "; ") + why;
        }
        if (kept || failed.empty()) continue;
        keeping_failed_ = true;
        tell(true, "not saved: " + failed);
    }
    return !keeping_failed_;
}

void Core::save_weekly(BranchId id, std::string const& path) {
    auto const* const branch = branches_.find(id);
    if (branch == nullptr) return tell(true, no_such_branch());
    auto const& run = branch->timeline.head();
    try {
        make_folder_of(path);
        for (auto const& table : report::run_tables(run))
            if (table.file == "weekly.csv")
                report::write_file(path, [&](std::ostream& out) {
                    table.write(run, charts::Names::left_out, out);
                });
    } catch (std::exception const& error) {
        return tell(true, std::string("not saved: ") + error.what());
    }
    say("saved the weeks of " + branch->name + " to " + path);
}

}  // namespace diorama::viewer::live
