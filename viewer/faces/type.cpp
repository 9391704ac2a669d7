#include "viewer/faces/type.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <stdexcept>

namespace diorama::viewer::faces {

namespace {

// Latin with its accents, Greek, Cyrillic: the names of most charts. Static: the atlas keeps the
// pointer until it is built.
constexpr std::array<ImWchar, 9> letters{0x0020, 0x017F, 0x0370, 0x03FF, 0x0400,
                                         0x045F, 0x2010, 0x2026, 0};
constexpr std::array<ImWchar, 3> hero_letters{0x0020, 0x007E, 0};
constexpr std::array<ImWchar, 13> signs{0x2190, 0x2193, 0x21A9, 0x21AA, 0x2212, 0x2212, 0x2248,
                                        0x2265, 0x25A0, 0x25E6, 0x2713, 0x2717, 0};

// Inter's line is 1.21 times its em, and the atlas asks for the height of the line.
constexpr float line_height = 1.21F;

ImFont* add_font(ImFontAtlas& atlas, std::string const& file, float em, ImWchar const* ranges) {
    ImFontConfig config;
    config.OversampleH = em < 24.0F ? 2 : 1;
    config.PixelSnapH = true;
    ImFont* const font =
        atlas.AddFontFromFileTTF(file.c_str(), std::round(em * line_height), &config, ranges);
    return font;
}

void add_signs(ImFontAtlas& atlas, std::string const& file, float em) {
    ImFontConfig config;
    config.MergeMode = true;
    config.OversampleH = 1;
    config.PixelSnapH = true;
    atlas.AddFontFromFileTTF(file.c_str(), std::round(em * line_height), &config, signs.data());
}

}  // namespace

FontFiles find_fonts() {
    namespace fs = std::filesystem;
    std::string const inter = "/usr/share/fonts/opentype/inter/Inter-";
    std::string const dejavu = "/usr/share/fonts/truetype/dejavu/DejaVuSans";
    FontFiles files{inter + "Regular.otf", inter + "SemiBold.otf", dejavu + ".ttf"};
    // The library ends the program where a file is missing, so it is asked for first.
    if (!fs::exists(files.regular) || !fs::exists(files.strong))
        files = {dejavu + ".ttf", dejavu + "-Bold.ttf", dejavu + ".ttf"};
    if (!fs::exists(files.regular) || !fs::exists(files.strong))
        throw std::runtime_error(
            "no font to write with; install the packages fonts-inter and fonts-dejavu-core");
    if (!fs::exists(files.signs)) files.signs.clear();
    return files;
}

void load_type(ImFontAtlas& atlas, FontFiles const& files, float em, charts::Look& look) {
    atlas.Clear();
    atlas.TexDesiredWidth = em > 60.0F ? 4096 : 2048;
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    float const small = std::max(10.0F, em * 0.8F);
    look.em = em;
    look.body = add_font(atlas, files.regular, em, letters.data());
    if (!files.signs.empty()) add_signs(atlas, files.signs, em);
    look.small = add_font(atlas, files.regular, small, letters.data());
    if (!files.signs.empty()) add_signs(atlas, files.signs, small);
    look.strong = add_font(atlas, files.strong, em, letters.data());
    if (!files.signs.empty()) add_signs(atlas, files.signs, em);
    look.large = add_font(atlas, files.strong, em * 1.35F, letters.data());
    look.hero = add_font(atlas, files.strong, em * 2.4F, hero_letters.data());
    atlas.Build();
}

float natural_em(float window_width, float window_height) {
    // A narrow window is measured by its width, else its rows would not fit.
    float const height = std::min(window_height, window_width * 0.66F);
    return std::clamp(28.0F * height / 1080.0F, 9.0F, 160.0F);
}

}  // namespace diorama::viewer::faces
