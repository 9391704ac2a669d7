#include "cli/words.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

namespace diorama::cli {

struct Words::Splitter {
    CLI::App app;
    std::vector<std::string> options;      ///< names of everything that begins with `--`
    std::vector<std::string> value_flags;  ///< flags that may be given a value by `=`

    CLI::Option* find(std::string const& name) const {
        return const_cast<CLI::App&>(app).get_option_no_throw(name);
    }
};

namespace {

constexpr int most_positionals = 1 << 20;

/// In lines of at most 96 columns.
std::string wrapped(std::string_view text) {
    constexpr std::size_t width = 96;
    std::string lines;
    while (text.size() > width) {
        auto const blank = text.rfind(' ', width);
        if (blank == std::string_view::npos) break;
        lines += std::string(text.substr(0, blank)) + "\n";
        text.remove_prefix(blank + 1);
    }
    return lines + std::string(text);
}

}  // namespace

Words::Words(Arguments const& arguments, std::string const& command, std::string const& summary,
             std::string const& example)
    : arguments_(arguments),
      command_words_(static_cast<std::size_t>(std::count(command.begin(), command.end(), ' ')) + 1),
      splitter_(std::make_unique<Splitter>()) {
    auto& app = splitter_->app;
    app.description(wrapped(summary) + "\n");
    app.name("diorama " + command);
    app.footer("Example:\n" + example + "\n");
    app.allow_extras();
    app.get_formatter()->column_width(32);
    app.set_help_flag("-h,--help", "This text");
    splitter_->options.push_back("--help");
}

Words::~Words() = default;

void Words::positional(std::string const& name, std::string const& meaning) {
    splitter_->app.add_option(name, meaning)->type_name("");
}

void Words::positionals(std::string const& name, std::string const& meaning) {
    splitter_->app.add_option(name, meaning)
        ->expected(1, most_positionals)
        ->allow_extra_args()
        ->type_name("");
}

void Words::option(std::string const& name, std::string const& value, std::string const& meaning) {
    repeated_option(name, value, meaning);
}

void Words::repeated_option(std::string const& name, std::string const& value,
                            std::string const& meaning) {
    // Every option may be repeated as far as the library goes: the second one gets a message of
    // ours.
    splitter_->app.add_option(name, meaning)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false)
        ->type_name(value);
    splitter_->options.push_back(name);
}

void Words::flag(std::string const& name, std::string const& meaning) {
    splitter_->app.add_flag(name, meaning)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->disable_flag_override();
    splitter_->options.push_back(name);
}

void Words::flag_or_value(std::string const& name, std::string const& value,
                          std::string const& meaning) {
    splitter_->app.add_flag(name, meaning)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->type_name("[=" + value + "]");
    splitter_->options.push_back(name);
    splitter_->value_flags.push_back(name);
}

std::optional<std::string> Words::split() {
    auto const& words = arguments_.words();
    // CLI11 reads from the back.
    std::vector<std::string> reversed(words.rbegin(),
                                      words.rend() - static_cast<std::ptrdiff_t>(command_words_));
    try {
        splitter_->app.parse(reversed);
        report_swallowed();
        report_left_over();
    } catch (CLI::CallForHelp const&) {
        return splitter_->app.help();
    } catch (CLI::ParseError const& error) {
        std::string const option = option_of(error.what());
        auto* const found = splitter_->find(option);
        bool const takes_value = found != nullptr && found->get_expected_max() > 0;
        if (takes_value)
            add(arguments_.option_place(option), fmt::format("{} has no value", option),
                fmt::format("write {} {}", option, found->get_type_name()));
        else
            add(arguments_.option_place(option), fmt::format("{} takes no value", option),
                fmt::format("write {} alone", option));
    }
    return std::nullopt;
}

std::string Words::option_of(std::string_view message) const {
    for (auto const& word : arguments_.words()) {
        std::string const name = word.substr(0, word.find('='));
        // CLI11 writes names with or without their dashes, and always at the beginning.
        if (name.starts_with("--") &&
            (message.starts_with(name) || message.starts_with(name.substr(2))))
            return name;
    }
    return arguments_.words().back();
}

void Words::report_swallowed() {
    for (auto const& name : splitter_->options) {
        auto const values = texts(name);
        for (std::size_t i = 0; i < values.size(); ++i)
            if (std::find(splitter_->options.begin(), splitter_->options.end(), values[i]) !=
                splitter_->options.end())
                add(arguments_.option_place(name, i), fmt::format("{} has no value", name),
                    fmt::format("write {} {}", name, splitter_->find(name)->get_type_name()));
    }
    // What follows is read wrongly then.
    throw_if_any();
}

void Words::report_left_over() {
    std::vector<std::string_view> const known(splitter_->options.begin(), splitter_->options.end());
    auto const rest = splitter_->app.remaining();
    bool unknown_option = false;
    for (auto const& word : rest) {
        if (!word.starts_with('-') || word == "-") continue;
        std::string const name = word.substr(0, word.find('='));
        add(arguments_.word_place(word), fmt::format("unknown option {}", name),
            problems::suggestion(name, known));
        unknown_option = true;
    }
    // What follows an unknown option may be its value: nothing certain can be said about it.
    if (unknown_option) return;
    for (auto const& word : rest) {
        std::string instead = "leave it out; texts with blanks need quotes";
        for (auto const& name : splitter_->value_flags)
            if (given(name))
                instead = fmt::format("the value of {} is joined on: {}={}", name, name, word);
        add(arguments_.word_place(word), fmt::format("unexpected argument '{}'", word), instead);
    }
}

bool Words::given(std::string const& name) const {
    auto const* const found = splitter_->find(name);
    return found != nullptr && found->count() > 0;
}

std::vector<std::string> Words::texts(std::string const& name) const {
    auto const* const found = splitter_->find(name);
    if (found == nullptr || found->count() == 0) return {};
    return found->results();
}

std::string Words::text(std::string const& name) {
    auto const all = texts(name);
    if (all.empty()) return {};
    for (std::size_t i = 1; i < all.size(); ++i)
        add(arguments_.option_place(name, i), fmt::format("{} is given more than once", name),
            "give it once");
    if (all.front().empty())
        add(arguments_.value_place(name), fmt::format("the value of {} is empty", name),
            "write one, or leave the option out");
    return all.front();
}

std::string Words::required(std::string const& name, std::string const& what_to_write) {
    auto const all = texts(name);
    if (!all.empty() && !all.front().empty()) return all.front();
    // An option that is unknown may have swallowed it: then that alone is worth saying.
    if (problems_.empty())
        add(arguments_.place(arguments_.size()), fmt::format("no {} is named", name),
            "write " + what_to_write);
    return {};
}

std::optional<std::uint64_t> Words::whole_number(std::string const& name, std::uint64_t low,
                                                 std::uint64_t high) {
    if (!given(name)) return std::nullopt;
    std::string const typed = text(name);
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
    if (typed.empty()) return std::nullopt;
    if (error == std::errc{} && end == typed.data() + typed.size() && value >= low && value <= high)
        return value;
    add(arguments_.value_place(name), fmt::format("'{}' is no value for {}", typed, name),
        fmt::format("write a whole number from {} to {}", low, high));
    return std::nullopt;
}

std::optional<double> Words::number(std::string const& name, double low, double high) {
    if (!given(name)) return std::nullopt;
    std::string const typed = text(name);
    double value = 0.0;
    auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
    if (typed.empty()) return std::nullopt;
    if (error == std::errc{} && end == typed.data() + typed.size() && value >= low && value <= high)
        return value;
    add(arguments_.value_place(name), fmt::format("'{}' is no value for {}", typed, name),
        fmt::format("write a number from {:g} to {:g}", low, high));
    return std::nullopt;
}

std::size_t Words::choice(std::string const& name, std::vector<std::string_view> const& choices) {
    if (!given(name)) return 0;
    std::string const typed = text(name);
    auto const found = std::find(choices.begin(), choices.end(), typed);
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    if (!typed.empty())
        add(arguments_.value_place(name), fmt::format("'{}' is no value for {}", typed, name),
            problems::suggestion(typed, choices));
    return 0;
}

void Words::add(problems::Place place, std::string what, std::string instead) {
    problems_.add(std::move(place), std::move(what), std::move(instead));
}

}  // namespace diorama::cli
