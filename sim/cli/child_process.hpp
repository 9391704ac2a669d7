#pragma once
#include <string>
#include <vector>

namespace diorama::cli {

struct ChildResult {
    int status =
        0;  ///< exit status, 128 + the signal that ended it, 127 where there is no such program
    std::string out;  ///< what it wrote to stdout; stderr is ours
};

/// Runs a program of the PATH to its end, without a shell.
/// Errors   throws std::runtime_error when no process can be made
ChildResult run_child(std::vector<std::string> const& words);

}  // namespace diorama::cli
