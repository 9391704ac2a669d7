#include "charts/table.hpp"

#include <fmt/format.h>

namespace diorama::charts {
namespace {

constexpr std::size_t most_headers_told = 20;
constexpr std::size_t most_letters_told = 40;

}  // namespace

std::vector<std::string> read_headers(CsvRecords& records, std::string const& path,
                                      std::string_view begin_with, problems::Problems& problems) {
    std::vector<std::string> headers;
    if (!records.next()) {
        if (!records.broken())
            problems.add({path, 1, 1}, "the file is empty",
                         fmt::format("begin with {}", begin_with));
        return headers;
    }
    for (std::size_t field = 0; field < records.size(); ++field)
        headers.emplace_back(records[field]);
    return headers;
}

std::string list_of(std::span<std::string const> headers) {
    std::string list;
    for (std::size_t i = 0; i < std::min(headers.size(), most_headers_told); ++i)
        list += (i == 0 ? "" : ", ") + (headers[i].size() > most_letters_told
                                            ? headers[i].substr(0, most_letters_told) + "…"
                                            : headers[i]);
    return headers.size() > most_headers_told ? list + ", …" : list;
}

void complain_of_columns_twice(CsvRecords const& records, std::span<std::size_t const> twice,
                               std::span<std::string const> headers, problems::Problems& problems) {
    for (std::size_t const field : twice)
        problems.add(records.place(field),
                     fmt::format("the column '{}' stands twice", headers[field]),
                     "keep one of them");
}

bool check_width(CsvRecords const& records, std::size_t width, problems::Problems& problems) {
    if (records.size() == width) return true;
    problems.add(records.place(std::min(records.size(), width)), width_complaint(records, width),
                 "write one field a column");
    return false;
}

std::string width_complaint(CsvRecords const& records, std::size_t width) {
    return fmt::format("this row has {} fields and the header {}", records.size(), width);
}

}  // namespace diorama::charts
