#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace diorama::viewer::window {

/// Pixels as they were drawn: four bytes each, top row first.
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

/// Writes a PNG beside the file and renames it: whole or not at all.
/// Returns  "", or why it could not be written, in plain words
std::string write_png(Image const& image, std::string const& path);

/// The same of any bytes.
std::string write_file(std::string const& bytes, std::string const& path);

/// This path, or the first of NAME-2, NAME-3, ... beside it where there is something already.
std::string free_path(std::string const& path);
/// A name as part of a file's name: letters and digits, small, of at most 60 bytes.
std::string plain_name(std::string const& name);

}  // namespace diorama::viewer::window
