#include "cli/result_place.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "problems/problem.hpp"
#include "report/run_folder.hpp"

namespace diorama::cli {

namespace {

[[noreturn]] void refuse_place(std::string const& path, std::string what, std::string instead) {
    throw problems::InputError({{{path, 1, 1}, std::move(what), std::move(instead)}});
}

}  // namespace

void demand_place(std::string const& path, std::span<std::string_view const> ours,
                  std::string_view marker, Replacing replacing) {
    using report::FolderState;
    std::error_code error;
    if (std::filesystem::equivalent(path, std::filesystem::current_path(error), error))
        refuse_place(path, "the result would replace the folder that you are in",
                     "name a folder of its own");
    auto const look = report::look_at_folder(path, ours, marker);
    switch (look.state) {
        case FolderState::free:
            return;
        case FolderState::not_a_folder:
            refuse_place(path, "this is no folder", "name another one, or a new one");
        case FolderState::foreign:
            refuse_place(
                path,
                fmt::format("the folder holds {}, which is no part of a result", look.stranger),
                "name another folder, or a new one");
        case FolderState::result:
            if (replacing == Replacing::results) return;
            refuse_place(path, "the folder holds an earlier result",
                         "add --force to replace it, or name another folder");
        case FolderState::unfinished:
            if (replacing != Replacing::nothing) return;
            refuse_place(path, "the folder holds checkpoints of a run that did not end",
                         "add --resume to go on from them, or --force to begin anew");
    }
}

void demand_new_file(std::string const& path, bool force) {
    std::error_code error;
    auto const status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) return;
    if (!std::filesystem::is_regular_file(status))
        refuse_place(path, "this is no file that can be replaced", "name another one");
    if (!force)
        refuse_place(path, "the file exists", "add --force to replace it, or name another one");
}

}  // namespace diorama::cli
