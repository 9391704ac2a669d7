#include "charts/neighbouring_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include "charts/columns.hpp"
#include "charts/csv_records.hpp"

namespace diorama::charts {
namespace {

constexpr std::size_t most_files = 100;

/// Ends named from and to may be ties as well: then only the file's name can tell.
bool looks_like_a_chart(std::filesystem::path const& file) {
    problems::Problems unheard;
    CsvRecords records(file.string(), unheard);
    if (!records.next()) return false;
    std::vector<std::string> headers;
    for (std::size_t field = 0; field < records.size(); ++field)
        headers.emplace_back(records[field]);
    auto const layout = recognise_chart(headers);
    if (!layout.has(Column::id) || !layout.has(Column::manager)) return false;
    bool const bare_ends = plain(headers[layout.at(Column::manager)]) == "to";
    return !bare_ends || plain(file.stem().string()).find("report") != std::string::npos;
}

}  // namespace

std::string neighbouring_chart(std::string const& path) {
    namespace fs = std::filesystem;
    std::error_code error;
    fs::path const given(path);
    fs::path const folder = given.has_parent_path() ? given.parent_path() : fs::path(".");
    std::vector<fs::path> files;
    for (auto it = fs::directory_iterator(folder, error);
         !error && it != fs::directory_iterator() && files.size() < most_files; it.increment(error))
        if (it->path().extension() == ".csv" && it->is_regular_file(error) &&
            it->path().filename() != given.filename())
            files.push_back(it->path());
    std::ranges::sort(files);
    for (fs::path const& file : files)
        if (looks_like_a_chart(file))
            return fmt::format("; {} beside it is a chart", file.filename().string());
    return "";
}

}  // namespace diorama::charts
