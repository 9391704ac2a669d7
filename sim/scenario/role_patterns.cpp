#include "scenario/role_patterns.hpp"

#include <algorithm>
#include <array>

namespace diorama::scenario {

namespace {

using View = std::string_view;

// Written for titles of firms (in the manner of handbooks) and of British public bodies. `!` words
// keep out those who work for the holder, and namesakes of another trade.
constexpr std::array chief_executive{
    View{"chief executive"}, View{"ceo"}, View{"permanent secretary"}, View{"managing director"},
    View{"executive chair*"}, View{"president"}, View{"cabinet secretary"}, View{"director general"},
    View{"!vice"}, View{"!deputy"}, View{"!to"}, View{"!private"}, View{"!business partner"}};
constexpr std::array finance_officer{
    View{"chief financ* officer"}, View{"chief financial"}, View{"cfo"}, View{"financ* director"},
    View{"director * finance"}, View{"director general finance"}, View{"vp * finance"},
    View{"vice president * finance"}, View{"head of finance"}, View{"head of function finance"},
    View{"head of financial"}, View{"financ* controller"}, View{"treasurer"},
    View{"!local government finance"}, View{"!deputy"}, View{"!policy"}, View{"!social"}};
constexpr std::array marketing_officer{
    View{"chief marketing"}, View{"cmo"}, View{"chief communication*"}, View{"chief commercial"},
    View{"marketing director"}, View{"director * marketing"}, View{"vp * marketing"},
    View{"vice president * marketing"}, View{"head of marketing"}, View{"director * communication*"},
    View{"communication* director"}, View{"head of * communication*"}, View{"chief customer"},
    View{"!product marketing"}, View{"!deputy"}, View{"!global communications"}};
constexpr std::array technology_officer{
    View{"chief technology"}, View{"chief technical"}, View{"cto"}, View{"chief information"}, View{"cio"},
    View{"chief digital"}, View{"technology director"}, View{"director * technology"}, View{"it director"},
    View{"it solutions director"}, View{"it * director"}, View{"director * information"}, View{"vp * engineering"}, View{"vp * technology"},
    View{"head of technology"}, View{"head of it"}, View{"head of ict"}, View{"head of cis"},
    View{"head of function corporate information services"}, View{"!deputy"}, View{"!customer engineering"}, View{"!office of"},
    View{"!procurement"}};
constexpr std::array operating_officer{
    View{"chief operating"}, View{"coo"}, View{"chief operations"}, View{"operations director"},
    View{"director * operations"}, View{"vp * operations"}, View{"director general operations"},
    View{"director general corporate"}, View{"director of corporate services"}, View{"head of operations"},
    View{"head of function national operations"}, View{"!hr"}, View{"!people"}, View{"!deputy"}, View{"!marketing"}, View{"!estates"}};
constexpr std::array customer_experience_manager{
    View{"customer experience"}, View{"cx"}, View{"customer service*"}, View{"customer success"},
    View{"customer support"}, View{"customer insight"}, View{"customer operations"}, View{"customer relationship*"},
    View{"customer engagement"}, View{"customer director*"}, View{"director * customer*"}, View{"vp * customer*"},
    View{"head of customer*"}, View{"user experience manager"}, View{"!engineer*"}, View{"!officer"}, View{"!adviser"}, View{"!assistant"}};
constexpr std::array brand_manager{
    View{"brand manager"}, View{"head of * brand"}, View{"brand director"}, View{"brand lead"}, View{"brand"},
    View{"head of media"}, View{"press office"}, View{"head of content"}, View{"director of content*"},
    View{"media relations"}, View{"director of community"}};
constexpr std::array marketing_manager{
    View{"marketing manager"}, View{"manager * marketing"}, View{"marketing lead"}, View{"head of * marketing"},
    View{"director of product marketing"}, View{"demand generation"}, View{"campaign*"}, View{"deputy director * communication*"},
    View{"head of * communication*"}, View{"communications manager"}, View{"director of * communications"},
    View{"communications"}, View{"communication"}, View{"!analyst"}, View{"!officer"}, View{"!adviser"}, View{"!assistant"}};
constexpr std::array technology_manager{
    View{"technology manager"}, View{"it manager"}, View{"engineering manager"}, View{"director of engineering"},
    View{"head of technology"}, View{"head of it"}, View{"head of ict"}, View{"it solutions"}, View{"tech ops manager"},
    View{"deputy * information officer"}, View{"chief information officer"}, View{"systems manager"}, View{"ict"}, View{"it * manager"},
    View{"!procurement"}};
constexpr std::array change_manager{
    View{"change manager"}, View{"change director"}, View{"director * change"}, View{"head of change"}, View{"business change"},
    View{"change programme director"}, View{"transformation"}, View{"change delivery"}, View{"organisation* development"},
    View{"organization* development"}, View{"hr strategy * change"}, View{"strategic development and innovation"},
    View{"institutional change"}, View{"chief of staff"}, View{"!climate"}, View{"!statistics"}};
constexpr std::array talent_manager{
    View{"talent manager"}, View{"head of talent"}, View{"talent"}, View{"chief people"}, View{"chief human"},
    View{"hr director"}, View{"human resources"}, View{"director * hr"}, View{"head of hr"}, View{"vp * people"},
    View{"head of people"}, View{"people director"}, View{"director * people"}, View{"director general civil service hr"},
    View{"hr"}, View{"!deputy"}, View{"!sourcer"}};
constexpr std::array programme_manager{
    View{"programme manager"}, View{"program manager"}, View{"programme director"}, View{"head of programme*"},
    View{"head of program*"}, View{"director * programme*"}, View{"programme office"}, View{"pmo"}, View{"project director"},
    View{"director * project*"}, View{"programme* lead"}, View{"programs lead"}, View{"project manager"}, View{"head of project*"}};
constexpr std::array data_strategy_manager{
    View{"data strategy"}, View{"chief data"}, View{"head of data"}, View{"director * data"}, View{"data director"},
    View{"chief analyst"}, View{"head of analytics"}, View{"director * analy*"}, View{"head of statistics"}, View{"head of * analysis"},
    View{"director * knowledge*"}, View{"data manager"}, View{"strategic analysis"}, View{"head of evidence*"}, View{"director of evidence"},
    View{"chief economist"}, View{"chief economic adviser"}, View{"head of * statistics"}, View{"data*"}, View{"director of planning and performance"},
    View{"!climate"}, View{"!intelligence"}};
constexpr std::array service_designer{
    View{"service designer"}, View{"service design"}, View{"head of design"}, View{"director of design"},
    View{"design manager"}, View{"lead designer"}, View{"product designer"}, View{"ux"}, View{"user experience"}, View{"designer"},
    View{"design director"}, View{"design authority"}, View{"!brand"}, View{"!graphic"}};
constexpr std::array business_analyst{
    View{"business analyst"}, View{"business analysis"}, View{"business researcher"}, View{"business operations analyst"},
    View{"operations analyst"}, View{"business intelligence"}, View{"data analyst"}, View{"analyst"}, View{"business planning"}};
constexpr std::array department_manager{
    View{"department manager"}, View{"department* manager"}, View{"manager"}, View{"head of department"}, View{"regional director"},
    View{"head of unit"}, View{"head of function"}, View{"deputy director"}, View{"head of"}, View{"director"},
    View{"!program*"}, View{"!project"}, View{"!product"}, View{"!account"}, View{"!office manager"}, View{"!diary"}};

// Nobody is an officer by being somebody's assistant.
constexpr std::array everywhere{View{"!assistant to"}, View{"!pa to"}, View{"!secretary to"}, View{"!private secretary"},
                                View{"!executive assistant"}, View{"!personal assistant"}, View{"!business partner"}};

/// Whether a pattern fits a whole sequence, stars standing for any stretch of it. Only the last star
/// has to be tried again, so the cost is at most the product of the two lengths.
template <class Pattern, class Sequence, class IsStar, class Fits>
bool glob(Pattern const& pattern, Sequence const& sequence, IsStar const& is_star, Fits const& fits) {
    std::size_t p = 0;
    std::size_t s = 0;
    std::size_t last_star = pattern.size();
    std::size_t from = 0;
    while (s < sequence.size()) {
        if (p < pattern.size() && is_star(pattern[p])) {
            last_star = p++;
            from = s;
        } else if (p < pattern.size() && fits(pattern[p], sequence[s])) {
            ++p;
            ++s;
        } else if (last_star < pattern.size()) {
            p = last_star + 1;
            s = ++from;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && is_star(pattern[p])) ++p;
    return p == pattern.size();
}

bool word_matches(View pattern, View word) {
    return glob(pattern, word, [](char c) { return c == '*'; }, [](char a, char b) { return a == b; });
}

using Words = std::vector<std::string>;

Words split(View text, bool keep_stars) {
    Words words;
    bool inside = false;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        bool const part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 ||
                          (keep_stars && c == '*');
        if (part && !inside) words.emplace_back();
        if (part) words.back() += c;
        inside = part;
    }
    return words;
}

}  // namespace

std::vector<std::string> title_words(std::string_view title) { return split(title, false); }

TitlePattern::TitlePattern(std::string_view text) : words_(split(text, true)), excludes_(text.starts_with('!')) {
    bool const has_word = std::any_of(words_.begin(), words_.end(), [](auto const& word) {
        return word.find_first_not_of('*') != std::string::npos;
    });
    if (!has_word) {
        words_.clear();
        return;
    }
    // A pattern may begin and end anywhere in a title.
    words_.insert(words_.begin(), "*");
    words_.emplace_back("*");
}

bool TitlePattern::matches(std::vector<std::string> const& words) const {
    return !words_.empty() && glob(words_, words, [](std::string const& word) { return word == "*"; }, word_matches);
}

bool title_matches(std::vector<TitlePattern> const& patterns, std::vector<std::string> const& words) {
    bool found = false;
    for (auto const& pattern : patterns) {
        if (!pattern.matches(words)) continue;
        if (pattern.excludes()) return false;
        found = true;
    }
    return found;
}

std::span<std::string_view const> default_patterns(mechanisms::Role role) {
    using enum mechanisms::Role;
    switch (role) {
        case chief_executive: return scenario::chief_executive;
        case finance_officer: return scenario::finance_officer;
        case marketing_officer: return scenario::marketing_officer;
        case technology_officer: return scenario::technology_officer;
        case operating_officer: return scenario::operating_officer;
        case customer_experience_manager: return scenario::customer_experience_manager;
        case brand_manager: return scenario::brand_manager;
        case marketing_manager: return scenario::marketing_manager;
        case technology_manager: return scenario::technology_manager;
        case change_manager: return scenario::change_manager;
        case talent_manager: return scenario::talent_manager;
        case programme_manager: return scenario::programme_manager;
        case data_strategy_manager: return scenario::data_strategy_manager;
        case service_designer: return scenario::service_designer;
        case business_analyst: return scenario::business_analyst;
        case department_manager: return scenario::department_manager;
    }
    return {};
}

std::span<std::string_view const> patterns_of_helpers() { return everywhere; }

}  // namespace diorama::scenario
