#include "charts/text_index.hpp"

#include <catch2/catch.hpp>
#include <string>

using diorama::charts::TextIndex;

namespace {

std::vector<std::string> numbers_from(int first, int last) {
    std::vector<std::string> texts;
    for (int i = first; i < last; ++i) texts.push_back("E" + std::to_string(i));
    return texts;
}

std::vector<std::uint32_t> found(TextIndex const& index, std::vector<std::string> const& texts) {
    std::vector<std::string_view> const views(texts.begin(), texts.end());
    std::vector<std::uint32_t> numbers(texts.size());
    index.find_all(views, numbers);
    return numbers;
}

}  // namespace

TEST_CASE("many texts at once get the numbers that each gets alone", "[charts][text-index]") {
    auto const texts = numbers_from(0, 10'000);
    TextIndex together, alone;
    together.number_all(std::vector<std::string_view>(texts.begin(), texts.end()));
    for (auto const& text : texts) alone.number(text);
    REQUIRE(together.size() == 10'000);
    // Half of them known: 5,000 to 9,999, then 5,000 strangers.
    auto const asked = numbers_from(5'000, 15'000);
    auto const numbers = found(together, asked);
    REQUIRE(numbers == found(alone, asked));
    for (std::uint32_t k = 0; k < numbers.size(); ++k)
        REQUIRE(numbers[k] == (k < 5'000 ? 5'000 + k : TextIndex::none));
}

TEST_CASE("an index without texts finds none, and a text twice has one number",
          "[charts][text-index]") {
    TextIndex index;
    REQUIRE(found(index, {"a", ""}) == std::vector(2, TextIndex::none));
    index.number_all({});
    REQUIRE(index.size() == 0);
    index.number_all(std::vector<std::string_view>{"a", "b", "a", ""});
    REQUIRE(found(index, {"", "b", "a", "c"}) ==
            std::vector<std::uint32_t>{2, 1, 0, TextIndex::none});
}
