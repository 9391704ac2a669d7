#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "org/organisation.hpp"

struct XXH3_state_s;

namespace diorama::scenario {

/// Sixty-four bits over everything that was added, in order. XXH3 of the published specification,
/// so that a digest is the same in every version and on every machine.
class Digest {
public:
    Digest();
    ~Digest();
    Digest(Digest const&) = delete;
    Digest& operator=(Digest const&) = delete;

    /// Texts are added with their length: "ab", "c" differs from "a", "bc".
    void add(std::string_view text);
    void add(std::uint64_t number);
    template <class T>
    void add(std::span<T const> numbers) {
        add(numbers.size());
        add_bytes(numbers.data(), numbers.size_bytes());
    }
    std::uint64_t value() const;

private:
    void add_bytes(void const* bytes, std::size_t count);
    XXH3_state_s* state_;
};

/// What a run reads of an organisation: people's ids, lines, departments and ties. Where the files
/// lie, in which format, and what else they hold makes no difference.
std::uint64_t digest_of(org::Organisation const& organisation);

}  // namespace diorama::scenario
