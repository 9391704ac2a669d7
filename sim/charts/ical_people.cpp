#include "charts/ical_people.hpp"

#include <algorithm>

#include "charts/csv_records.hpp"

namespace diorama::charts {

namespace {

std::string small_letters(std::string_view text) {
    std::string letters(text);
    for (char& c : letters)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return letters;
}

}  // namespace

void IcalPeople::Names::add(std::string_view text, std::uint32_t row) {
    if (text.empty()) return;
    auto const number = texts.number(small_letters(text));
    if (number == rows.size())
        rows.push_back(row);
    else
        rows[number] = nobody;
}

std::uint32_t IcalPeople::Names::find(std::string_view text) const {
    auto const number = texts.find(small_letters(text));
    return number == TextIndex::none ? nobody : rows[number];
}

IcalPeople::IcalPeople(org::Organisation const& organisation) {
    auto const& chart = organisation.chart;
    for (std::size_t i = 0; i < organisation.headcount(); ++i) {
        auto const post = organisation.post(org::person(i));
        ids_.number(chart.ids[post]);
        auto const row = static_cast<std::uint32_t>(i);
        if (!chart.names.empty()) names_.add(chart.names[post], row);
    }
}

std::uint32_t IcalPeople::meant_by(std::string_view words) const {
    words = trimmed(words);
    if (small_letters(words.substr(0, 7)) == "mailto:") words.remove_prefix(7);
    if (words.empty()) return nobody;
    if (auto const row = ids_.find(words); row != nobody) return row;
    auto const at = words.find('@');
    if (at == std::string_view::npos) return names_.find(words);
    auto const before = words.substr(0, at);
    auto const row = ids_.find(before);
    return row != nobody ? row : ids_.find(small_letters(before));
}

}  // namespace diorama::charts
