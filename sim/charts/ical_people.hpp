#pragma once
#include <string>
#include <string_view>

#include "charts/text_index.hpp"
#include "org/organisation.hpp"

namespace diorama::charts {

/// Tells whom an address or a name of a calendar means.
class IcalPeople {
public:
    explicit IcalPeople(org::Organisation const& organisation);

    static constexpr std::uint32_t nobody = TextIndex::none;

    /// The row of the person whom a calendar's words mean: an id (which may be an address); an
    /// address whose part before the @ is an id, as it stands or in small letters; or a name that
    /// only one person of the chart has.
    std::uint32_t meant_by(std::string_view words) const;

private:
    /// Names in small letters; those of two people mean neither.
    struct Names {
        TextIndex texts;
        std::vector<std::uint32_t> rows;
        void add(std::string_view text, std::uint32_t row);
        std::uint32_t find(std::string_view text) const;
    };

    TextIndex ids_;  ///< numbered in the order of people, so that a number is a row
    Names names_;
};

}  // namespace diorama::charts
