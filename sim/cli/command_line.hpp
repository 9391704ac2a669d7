#pragma once
#include "cli/arguments.hpp"
#include "cli/options.hpp"

namespace diorama::cli {

/// Understands a command line.
///
/// Takes    arguments: as typed, without the program's name
/// Returns  the command, with everything checked that can be checked without reading a file
/// Errors   throws problems::InputError with every problem of the line
Command read_command_line(Arguments const& arguments);

}  // namespace diorama::cli
