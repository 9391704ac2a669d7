#include "cli/file_comparison.hpp"

#include <algorithm>
#include <array>
#include <streambuf>
#include <string_view>

namespace diorama::cli {

namespace {

/// Takes what is written to it and holds it to a file.
class Comparing : public std::streambuf {
public:
    explicit Comparing(std::string const& path) : file_(path, std::ios::binary) {}

    bool is_open() const { return file_.is_open(); }
    /// After the last byte was written.
    bool same() { return same_ && file_.peek() == std::ifstream::traits_type::eof(); }
    std::uint64_t line() const { return line_; }

protected:
    int overflow(int c) override {
        char const byte = static_cast<char>(c);
        if (c != traits_type::eof()) compare({&byte, 1});
        return 0;
    }
    std::streamsize xsputn(char const* bytes, std::streamsize count) override {
        compare({bytes, static_cast<std::size_t>(count)});
        return count;
    }

private:
    void compare(std::string_view written) {
        std::array<char, 1U << 14U> read;
        while (same_ && !written.empty()) {
            auto const part = written.substr(0, read.size());
            file_.read(read.data(), static_cast<std::streamsize>(part.size()));
            auto const end = read.begin() + file_.gcount();
            auto const [mine, its] = std::mismatch(part.begin(), part.end(), read.begin(), end);
            line_ += static_cast<std::uint64_t>(std::count(part.begin(), mine, '\n'));
            same_ = mine == part.end() && its == end;
            written.remove_prefix(part.size());
        }
    }

    std::ifstream file_;
    std::uint64_t line_ = 1;
    bool same_ = true;
};

}  // namespace

std::optional<Difference> compare_with_file(std::string const& path,
                                            std::function<void(std::ostream&)> const& write) {
    Comparing comparing(path);
    if (!comparing.is_open()) return Difference{true, 0};
    std::ostream out(&comparing);
    write(out);
    if (comparing.same()) return std::nullopt;
    return Difference{false, comparing.line()};
}

}  // namespace diorama::cli
