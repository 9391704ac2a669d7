#pragma once
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace diorama::charts {

/// A file that lives as long as its test.
class TextFile {
public:
    explicit TextFile(std::string_view text, std::string const& name = "chart.csv")
        : path_(std::string(DIORAMA_BINARY_DIR "/charts_test_") + std::to_string(getpid()) + "_" +
                std::to_string(std::hash<std::string_view>{}(text)) + "_" + name) {
        std::ofstream(path_, std::ios::binary) << text;
    }
    ~TextFile() { std::filesystem::remove(path_); }
    TextFile(TextFile const&) = delete;
    TextFile& operator=(TextFile const&) = delete;
    std::string const& path() const noexcept { return path_; }

private:
    std::string path_;
};

}  // namespace diorama::charts
