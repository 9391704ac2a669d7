#include "measures/condition.hpp"

#include <cassert>
#include <charconv>
#include <cmath>
#include <optional>

#include "problems/problem.hpp"

namespace diorama::measures {

namespace {

constexpr std::size_t longest_text = 1000;
constexpr unsigned deepest_nesting = 50;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

}  // namespace

/// Recursive descent over the grammar in the header; the first mistake ends the parse.
class ConditionParser {
public:
    explicit ConditionParser(std::string_view text) : text_(text) {}

    std::variant<Condition, Condition::Mistake> parse() {
        if (text_.size() > longest_text) {
            fail(longest_text, "the question is longer than 1,000 characters",
                 "split it over several events");
        } else if (question(0) && !at_end()) {
            complain_of_rest();
        }
        if (mistake_) return *mistake_;
        condition_.text_ = text_;
        return condition_;
    }

private:
    using Step = Condition::Step;

    bool question(unsigned depth) {
        if (!all(depth)) return false;
        while (take_word("or")) {
            if (!all(depth)) return false;
            put(Step::either);
        }
        return true;
    }

    bool all(unsigned depth) {
        if (!one(depth)) return false;
        while (take_word("and")) {
            if (!one(depth)) return false;
            put(Step::both);
        }
        return true;
    }

    bool one(unsigned depth) {
        if (depth > deepest_nesting)
            return fail(at_, "the question is nested more than 50 deep",
                        "write it with fewer brackets");
        if (take_word("not")) {
            if (!one(depth + 1)) return false;
            put(Step::negate);
            return true;
        }
        skip_blanks();
        if (at_ < text_.size() && text_[at_] == '(') {
            ++at_;
            if (!question(depth + 1)) return false;
            skip_blanks();
            if (at_ < text_.size() && text_[at_] == ')') {
                ++at_;
                return true;
            }
            if (at_end()) return fail(at_, "a bracket is not closed", "write ) at the end");
            return complain_of_rest();
        }
        return comparison();
    }

    bool comparison() {
        skip_blanks();
        std::size_t const start = at_;
        bool names_something = false;
        if (!value(names_something)) return false;
        auto const step = relation();
        if (!step || !value(names_something)) return false;
        if (!names_something)
            return fail(start, "this compares two numbers, so its answer never changes",
                        "name a measure or week on one side");
        put(*step);
        return true;
    }

    std::optional<Step> relation() {
        skip_blanks();
        struct Sign {
            std::string_view text;
            Step step;
        };
        // Two-character signs first, or >= would be read as >.
        constexpr Sign signs[] = {
            {">=", Step::ge}, {"<=", Step::le}, {"==", Step::eq}, {">", Step::gt}, {"<", Step::lt}};
        std::string_view const rest = text_.substr(at_);
        for (auto const& sign : signs) {
            if (!rest.starts_with(sign.text)) continue;
            at_ += sign.text.size();
            return sign.step;
        }
        if (rest.starts_with("=>") || rest.starts_with("=<"))
            fail(at_, quoted(rest.substr(0, 2)) + " is no relation",
                 rest[1] == '>' ? "write >=" : "write <=");
        else if (rest.starts_with("="))
            fail(at_, "'=' is no relation", "write ==");
        else if (rest.starts_with("!=") || rest.starts_with("<>"))
            fail(at_, quoted(rest.substr(0, 2)) + " is no relation", "write not a == b");
        else if (rest.empty())
            fail(at_, "the question ends where a relation should stand",
                 "write >=, <=, >, < or == and a value");
        else if (rest.starts_with("%"))
            fail(at_, "a percent sign is not understood", "write a share: 0.25 for 25 %");
        else
            fail(at_, "a relation should stand here, not " + quoted(token(rest)),
                 "write >=, <=, >, < or ==");
        return std::nullopt;
    }

    bool value(bool& names_something) {
        skip_blanks();
        if (at_ >= text_.size())
            return fail(at_, "the question ends where a value should stand",
                        "write a measure, a number or week");
        char const c = text_[at_];
        if (is_digit(c) || ((c == '-' || c == '+' || c == '.') && at_ + 1 < text_.size() &&
                            (is_digit(text_[at_ + 1]) || text_[at_ + 1] == '.')))
            return number();
        if (is_letter(c)) {
            names_something = true;
            return name();
        }
        return fail(at_, "a value should stand here, not " + quoted(token(text_.substr(at_))),
                    "write a measure, a number or week");
    }

    bool number() {
        std::size_t const start = at_;
        // from_chars knows no plus sign.
        if (text_[at_] == '+') ++at_;
        double value = 0.0;
        auto const [end, error] =
            std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (error != std::errc{} || !std::isfinite(value))
            return fail(start, quoted(token(text_.substr(start))) + " is no number that fits",
                        "write a plain number such as 0.25");
        at_ = static_cast<std::size_t>(end - text_.data());
        if (at_ < text_.size() && text_[at_] == '%')
            return fail(at_, "a percent sign is not understood", "write a share: 0.25 for 25 %");
        if (at_ < text_.size() &&
            (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '.'))
            return fail(start, quoted(token(text_.substr(start))) + " is no number",
                        "write a plain number such as 0.25");
        condition_.program_.push_back({Step::number, value, 0});
        return true;
    }

    bool name() {
        std::size_t const start = at_;
        std::string_view const word = token(text_.substr(at_));
        at_ += word.size();
        if (word == "week") {
            put(Step::week);
            return true;
        }
        if (auto const place = find(catalogue(), word)) {
            condition_.program_.push_back({Step::measure, 0.0, *place});
            return true;
        }
        if (word == "and" || word == "or" || word == "not")
            return fail(start, "a value should stand here, not " + quoted(word),
                        "write a measure, a number or week");
        std::vector<std::string_view> known{"week"};
        for (auto const& measure : catalogue()) known.push_back(measure.name);
        return fail(start, "no measure is called " + quoted(word),
                    problems::suggestion(word, known));
    }

    /// Whatever stands behind a complete question.
    bool complain_of_rest() {
        skip_blanks();
        std::string_view const rest = text_.substr(at_);
        if (rest.starts_with(")"))
            return fail(at_, "a bracket closes that was never opened", "leave it out");
        if (rest.starts_with("%"))
            return fail(at_, "a percent sign is not understood", "write a share: 0.25 for 25 %");
        if (rest.starts_with("&"))
            return fail(at_, quoted(token(rest)) + " is not understood", "write and");
        if (rest.starts_with("|"))
            return fail(at_, quoted(token(rest)) + " is not understood", "write or");
        if (rest.front() == '<' || rest.front() == '>' || rest.front() == '=')
            return fail(at_, "a comparison has two sides and this is a third",
                        "join two comparisons with and: using > 0.1 and using < 0.3");
        return fail(at_, quoted(token(rest)) + " stands where the question should end or go on",
                    "join comparisons with and or or");
    }

    /// The word, number or sign at the start of `rest`, for a message and for names.
    static std::string_view token(std::string_view rest) {
        std::size_t length = 0;
        while (length < rest.size() &&
               (is_letter(rest[length]) || is_digit(rest[length]) || rest[length] == '.'))
            ++length;
        if (length > 0) return rest.substr(0, length);
        while (length < rest.size() && !is_blank(rest[length]) && !is_letter(rest[length]) &&
               !is_digit(rest[length]))
            ++length;
        return rest.substr(0, length);
    }

    bool take_word(std::string_view word) {
        skip_blanks();
        if (token(text_.substr(at_)) != word) return false;
        at_ += word.size();
        return true;
    }

    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }
    bool at_end() {
        skip_blanks();
        return at_ == text_.size();
    }
    void put(Step step) { condition_.program_.push_back({step, 0.0, 0}); }

    bool fail(std::size_t offset, std::string what, std::string instead) {
        if (!mistake_) mistake_ = Condition::Mistake{offset, std::move(what), std::move(instead)};
        return false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Condition condition_;
    std::optional<Condition::Mistake> mistake_;
};

std::variant<Condition, Condition::Mistake> Condition::parse(std::string_view text) {
    return ConditionParser(text).parse();
}

bool Condition::holds(std::span<double const> row, std::uint32_t week) const {
    assert(row.size() == measure_count);
    std::vector<double> stack;
    stack.reserve(program_.size());
    for (auto const& step : program_) {
        if (step.step == Step::number) {
            stack.push_back(step.value);
        } else if (step.step == Step::measure) {
            stack.push_back(row[step.measure]);
        } else if (step.step == Step::week) {
            stack.push_back(static_cast<double>(week));
        } else if (step.step == Step::negate) {
            stack.back() = stack.back() == 0.0 ? 1.0 : 0.0;
        } else {
            double const right = stack.back();
            stack.pop_back();
            double const left = stack.back();
            bool answer = false;
            switch (step.step) {
                case Step::ge:
                    answer = left >= right;
                    break;
                case Step::le:
                    answer = left <= right;
                    break;
                case Step::gt:
                    answer = left > right;
                    break;
                case Step::lt:
                    answer = left < right;
                    break;
                case Step::eq:
                    answer = left == right;
                    break;
                case Step::both:
                    answer = left != 0.0 && right != 0.0;
                    break;
                default:
                    answer = left != 0.0 || right != 0.0;
                    break;
            }
            stack.back() = answer ? 1.0 : 0.0;
        }
    }
    return !stack.empty() && stack.back() != 0.0;
}

}  // namespace diorama::measures
