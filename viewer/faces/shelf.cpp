#include "viewer/faces/shelf.hpp"

#include <algorithm>
#include <filesystem>
#include <tuple>

namespace diorama::viewer::faces {

namespace {

namespace fs = std::filesystem;

/// The folder of scenarios; empty where there is none.
fs::path scenarios_folder() {
    std::error_code ignored;
    if (fs::is_directory("scenarios", ignored)) return "scenarios";
    // bin/diorama-viewer of build/KIND of the sources.
    fs::path const program = fs::read_symlink("/proc/self/exe", ignored);
    fs::path const sources =
        program.parent_path().parent_path().parent_path().parent_path() / "scenarios";
    return fs::is_directory(sources, ignored) ? sources : fs::path();
}

void read_folder(fs::path const& folder, std::vector<Shelved>& into) {
    std::error_code ignored;
    for (auto const& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().extension() != ".toml") continue;
        auto headline = scenario::read_headline(entry.path().string());
        if (!headline) continue;
        if (headline->name.empty()) headline->name = entry.path().stem().string();
        into.push_back({entry.path().string(), std::move(*headline)});
    }
}

}  // namespace

std::vector<Shelved> const& shelf() {
    static std::vector<Shelved> const all = [] {
        std::vector<Shelved> found;
        if (fs::path const folder = scenarios_folder(); !folder.empty()) {
            read_folder(folder / "run-sheets", found);
            read_folder(folder, found);
        }
        auto const order = [](Shelved const& one) {
            return std::tuple(-static_cast<int>(one.headline.kind), one.headline.name, one.path);
        };
        std::sort(found.begin(), found.end(),
                  [&](Shelved const& a, Shelved const& b) { return order(a) < order(b); });
        return found;
    }();
    return all;
}

}  // namespace diorama::viewer::faces
