#pragma once
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace diorama::test {

/// A folder that no other test has, gone with all that is in it at the end. Tests run beside each
/// other: of a file that two of them write, one may read what the other has only begun.
class OwnFolder {
public:
    OwnFolder() {
        auto pattern = (std::filesystem::temp_directory_path() / "diorama-test-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error("cannot make a folder for a test");
        path_ = pattern;
    }
    ~OwnFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    OwnFolder(OwnFolder const&) = delete;
    OwnFolder& operator=(OwnFolder const&) = delete;

    std::string const& path() const { return path_; }
    std::string operator/(std::string_view name) const { return path_ + "/" + std::string(name); }
    /// Writes a file, and the folders above it.
    /// Returns  its path
    std::string write(std::string_view name, std::string_view text) const {
        auto whole = *this / name;
        std::filesystem::create_directories(std::filesystem::path(whole).parent_path());
        std::ofstream file(whole, std::ios::binary);
        if (!(file << text).flush()) throw std::runtime_error("cannot write " + whole);
        return whole;
    }
    std::string read(std::string_view name) const {
        std::ifstream file(*this / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    bool has(std::string_view name) const { return std::filesystem::exists(*this / name); }

private:
    std::string path_;
};

/// A file of this text and name in a folder of its own.
class OwnFile {
public:
    explicit OwnFile(std::string_view text, std::string_view name = "chart.csv")
        : path_(folder_.write(name, text)) {}
    std::string const& path() const { return path_; }

private:
    OwnFolder folder_;
    std::string path_;
};

}  // namespace diorama::test
