#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace diorama::report {

/// A JSON file of facts beside the tables of a result. It says by its entry `program` which command
/// wrote it.
struct FactsFile {
    std::string path;
    std::string_view program;  ///< as in `diorama run`
    std::string_view instead;  ///< what to name where this is not it

    /// Errors   throws problems::InputError that says `what` of the file
    [[noreturn]] void refuse(std::string what) const;

    /// The whole object.
    /// Errors   throws problems::InputError: no such file, not JSON, of another program
    nlohmann::ordered_json json() const;

    /// What `take(json)` makes of it.
    /// Errors   as json(); and where take() misses an entry or meets one of the wrong kind
    template <class Take>
    auto read(Take take) const {
        try {
            return take(json());
        } catch (nlohmann::ordered_json::exception const& error) {
            refuse(std::string("an entry is missing or of the wrong kind (") + error.what() + ")");
        }
    }

    /// All entries that `Facts` lists.
    /// Errors   as above
    template <class Facts>
    Facts read() const {
        return read([](auto const& entries) { return entries.template get<Facts>(); });
    }
};

/// The text of such a file: the program's name, then the entries of `facts`.
template <class Facts>
std::string facts_text(std::string_view program, Facts const& facts) {
    nlohmann::ordered_json json{{"program", program}};
    json.update(nlohmann::ordered_json(facts));
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace diorama::report
