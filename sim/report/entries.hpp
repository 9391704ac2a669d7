#pragma once
#include <nlohmann/json.hpp>
#include <tuple>

namespace diorama::report {

/// A member of a struct of facts under the name that it bears in a file.
template <class Facts, class Value>
struct Entry {
    char const* name;
    Value Facts::*member;
};
template <class Facts, class Value>
Entry(char const*, Value Facts::*) -> Entry<Facts, Value>;

/// A struct that lists its entries once, for writing and for reading, in the order of the file.
template <class Facts>
concept Listed = requires {
    Facts::entries();
};

}  // namespace diorama::report

/// What is listed goes to JSON and comes from it without another word; vectors of it too.
template <diorama::report::Listed Facts>
struct nlohmann::adl_serializer<Facts, void> {
    template <class Json>
    static void to_json(Json& json, Facts const& facts) {
        std::apply([&](auto const&... one) { ((json[one.name] = facts.*one.member), ...); },
                   Facts::entries());
    }
    /// Errors   throws as Json::at() and get_to() do: an entry is missing or of the wrong kind
    template <class Json>
    static void from_json(Json const& json, Facts& facts) {
        std::apply([&](auto const&... one) { (json.at(one.name).get_to(facts.*one.member), ...); },
                   Facts::entries());
    }
};
