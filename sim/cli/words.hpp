#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"
#include "problems/problem.hpp"

namespace diorama::cli {

/// The options of one command, split by CLI11 and read one by one. Texts come out as typed; what is
/// wrong with them is collected, so that one command line names all of its mistakes.
class Words {
public:
    /// Takes    command: as in `org check`; summary: one paragraph; example: whole lines
    Words(Arguments const& arguments, std::string const& command, std::string const& summary,
          std::string const& example);
    ~Words();

    // Declaring.
    void positional(std::string const& name, std::string const& meaning);
    void positionals(std::string const& name, std::string const& meaning);
    void option(std::string const& name, std::string const& value, std::string const& meaning);
    void repeated_option(std::string const& name, std::string const& value,
                         std::string const& meaning);
    void flag(std::string const& name, std::string const& meaning);
    /// `--name` or `--name=VALUE`.
    void flag_or_value(std::string const& name, std::string const& value,
                       std::string const& meaning);

    /// Splits the command line. Returns the help text when it asks for that.
    std::optional<std::string> split();

    // Reading, after split().
    bool given(std::string const& name) const;
    std::vector<std::string> texts(std::string const& name) const;
    std::string text(std::string const& name);
    /// A positional that must be there.
    std::string required(std::string const& name, std::string const& what_to_write);
    std::optional<std::uint64_t> whole_number(std::string const& name, std::uint64_t low,
                                              std::uint64_t high);
    /// A decimal number within [low, high].
    std::optional<double> number(std::string const& name, double low, double high);
    /// One of `choices`, the first when the option is not given.
    std::size_t choice(std::string const& name, std::vector<std::string_view> const& choices);

    void add(problems::Place place, std::string what, std::string instead);
    Arguments const& arguments() const noexcept { return arguments_; }
    /// Errors   throws problems::InputError when anything is wrong
    void throw_if_any() const { problems_.throw_if_any(); }

private:
    struct Splitter;
    /// The option as typed that a message of CLI11 is about.
    std::string option_of(std::string_view message) const;
    void report_swallowed();
    void report_left_over();

    Arguments const& arguments_;
    std::size_t command_words_;
    problems::Problems problems_;
    std::unique_ptr<Splitter> splitter_;
};

}  // namespace diorama::cli
