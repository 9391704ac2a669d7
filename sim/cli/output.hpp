#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "problems/problem.hpp"

namespace diorama::cli {

/// Writes an answer to stdout.
/// Errors   throws std::runtime_error when it cannot be written (a full disk, a closed pipe)
void say(std::string_view text);

/// A remark for the person at the terminal, on stderr, as one line.
void remark(std::string_view text);

/// `{"problems": [...]}` with file, line, column and message of each.
std::string problems_json(std::vector<problems::Problem> const& problems);

}  // namespace diorama::cli
