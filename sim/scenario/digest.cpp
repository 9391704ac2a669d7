#include "scenario/digest.hpp"

#include <xxhash.h>

#include <new>

namespace diorama::scenario {

Digest::Digest() : state_(XXH3_createState()) {
    if (state_ == nullptr) throw std::bad_alloc();
    XXH3_64bits_reset(state_);
}

Digest::~Digest() { XXH3_freeState(state_); }

void Digest::add_bytes(void const* bytes, std::size_t count) {
    if (count > 0) XXH3_64bits_update(state_, bytes, count);
}

void Digest::add(std::string_view text) {
    add(text.size());
    add_bytes(text.data(), text.size());
}

void Digest::add(std::uint64_t number) { add_bytes(&number, sizeof number); }

std::uint64_t Digest::value() const { return XXH3_64bits_digest(state_); }

std::uint64_t digest_of(org::Organisation const& organisation) {
    Digest digest;
    digest.add(organisation.headcount());
    for (std::size_t i = 0; i < organisation.headcount(); ++i)
        digest.add(organisation.id(org::person(i)));
    digest.add(std::span(organisation.hierarchy.managers_of));
    digest.add(std::span(organisation.departments));
    for (auto const& name : organisation.department_names) digest.add(std::string_view(name));
    digest.add(organisation.ties.offsets());
    digest.add(organisation.ties.neighbours());
    return digest.value();
}

}  // namespace diorama::scenario
