#include "viewer/window/png.hpp"

#include <stb/stb_image_write.h>

#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace diorama::viewer::window {

namespace {

void append(void* context, void* data, int size) {
    auto* const bytes = static_cast<std::string*>(context);
    bytes->append(static_cast<char const*>(data), static_cast<std::size_t>(size));
}

}  // namespace

std::string write_png(Image const& image, std::string const& path) {
    if (image.width <= 0 || image.height <= 0) return "there is nothing to draw into a picture";
    std::string bytes;
    int const made = stbi_write_png_to_func(append, &bytes, image.width, image.height, 4,
                                            image.rgba.data(), image.width * 4);
    if (made == 0) return "the picture could not be packed";
    return write_file(bytes, path);
}

std::string free_path(std::string const& path) {
    std::filesystem::path const asked(path);
    auto const stem = (asked.parent_path() / asked.stem()).string();
    auto const ending = asked.extension().string();
    std::string free = path;
    std::error_code ignored;
    for (int i = 2; std::filesystem::exists(free, ignored); ++i)
        free = stem + "-" + std::to_string(i) + ending;
    return free;
}

std::string plain_name(std::string const& name) {
    constexpr std::size_t longest = 60;
    std::string plain;
    for (char const c : name.substr(0, longest))
        plain += std::isalnum(static_cast<unsigned char>(c)) != 0
                     ? static_cast<char>(std::tolower(static_cast<unsigned char>(c)))
                     : '-';
    return plain;
}

std::string write_file(std::string const& bytes, std::string const& path) {
    std::string const beside = path + ".part";
    std::error_code ignored;
    auto const parent = std::filesystem::path(path).parent_path();
    if (!parent.empty()) std::filesystem::create_directories(parent, ignored);
    std::FILE* const file = std::fopen(beside.c_str(), "wb");
    if (file == nullptr) return path + ": " + std::strerror(errno);
    bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    int why = errno;
    if (std::fclose(file) != 0) {
        if (whole) why = errno;
        whole = false;
    }
    if (whole && std::rename(beside.c_str(), path.c_str()) == 0) return {};
    std::string const reason = path + ": " + std::strerror(whole ? errno : why);
    std::filesystem::remove(beside, ignored);
    return reason;
}

}  // namespace diorama::viewer::window
