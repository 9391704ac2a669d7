#pragma once

namespace diorama::viewer::window {

/// The viewer from its command line to its end.
/// Returns  0 done, 1 it failed while running, 2 the command line or the input is wrong
int run(int count, char const* const* words);

}  // namespace diorama::viewer::window
