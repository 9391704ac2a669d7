#pragma once
#include <string>
#include <vector>

#include "diorama.hpp"

namespace diorama::viewer::faces {

/// A file that can be opened, by the name that its author gave it.
struct Shelved {
    std::string path;
    scenario::Headline headline;  ///< its name is the file's where the author gave none
};

/// What ships: the run sheets first, then studies, then scenarios, each by name. They lie in the
/// folder `scenarios` of where the viewer was started, else in that of where it was built.
/// Cost     a few milliseconds when it is first asked for
std::vector<Shelved> const& shelf();

}  // namespace diorama::viewer::faces
