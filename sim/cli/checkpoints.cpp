#include "cli/checkpoints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/output.hpp"
#include "problems/problem.hpp"
#include "report/run_folder.hpp"

namespace diorama::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "checkpoint-";
constexpr std::string_view suffix = ".bin";
constexpr std::size_t kept_count = 2;

std::string in(std::string const& folder, std::string const& name) {
    return (fs::path(folder) / name).string();
}

[[noreturn]] void refuse(std::string const& file, std::string what, std::string instead) {
    throw problems::InputError({{{file, 1, 1}, std::move(what), std::move(instead)}});
}

}  // namespace

std::vector<CheckpointFile> checkpoints_in(std::string const& folder) {
    std::vector<CheckpointFile> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::string const name = entry->path().filename().string();
        if (!name.starts_with(prefix) || !name.ends_with(suffix)) continue;
        std::string_view const digits(name.data() + prefix.size(),
                                      name.size() - prefix.size() - suffix.size());
        CheckpointFile file{0, name};
        auto const [last, wrong] =
            std::from_chars(digits.data(), digits.data() + digits.size(), file.week);
        if (wrong == std::errc{} && last == digits.data() + digits.size())
            found.push_back(std::move(file));
    }
    std::sort(found.begin(), found.end(),
              [](auto const& a, auto const& b) { return a.week > b.week; });
    return found;
}

void write_checkpoint(std::string const& folder, engine::Simulation const& run) {
    std::error_code error;
    fs::create_directories(folder, error);  // write_file() says what is wrong, if anything is
    auto const bytes = run.checkpoint();
    report::write_file(in(folder, fmt::format("{}{}{}", prefix, run.week(), suffix)),
                       [&](std::ostream& out) {
                           out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
                       });
    std::size_t kept = 0;
    for (auto const& file : checkpoints_in(folder))
        if (file.week > run.week() || ++kept > kept_count) fs::remove(in(folder, file.name), error);
}

engine::Simulation resume_from(std::string const& file,
                               std::shared_ptr<engine::Model const> const& model) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream || fs::is_directory(file))
        refuse(file, "there is no such checkpoint",
               "name a file checkpoint-WEEK.bin of an earlier run");
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    std::uint32_t week = 0;
    try {
        auto run = engine::Simulation::resume(model, std::move(bytes).str());
        if (run.week() <= model->weeks) return run;
        week = run.week();
    } catch (std::runtime_error const& error) {
        refuse(file, error.what(),
               "give the scenario, the seed and the settings that it was made with");
    }
    refuse(file,
           fmt::format("the checkpoint is of week {}, after the last week {}", week, model->weeks),
           "run more weeks, or name an earlier checkpoint");
}

engine::Simulation resume_newest(std::string const& folder,
                                 std::shared_ptr<engine::Model const> const& model) {
    auto const files = checkpoints_in(folder);
    if (files.empty())
        refuse(folder, "there is no checkpoint to go on from",
               "run without --resume, or name a checkpoint by --resume=FILE");
    for (std::size_t i = 0; i + 1 < files.size(); ++i) {
        // A checkpoint is written whole or not at all, but disks lie when the power fails.
        try {
            return resume_from(in(folder, files[i].name), model);
        } catch (problems::InputError const& error) {
            remark(fmt::format("{}; trying the one before", error.what()));
        }
    }
    return resume_from(in(folder, files.back().name), model);
}

}  // namespace diorama::cli
