#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "mechanisms/causes.hpp"
#include "mechanisms/reference.hpp"
#include "org/organisation.hpp"
#include "people/standing.hpp"

namespace diorama::engine {

/// Values that are their bytes: no padding, no pointer.
template <class T>
inline constexpr bool is_plain =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, people::Standing> ||
    std::is_same_v<T, mechanisms::Voice> || std::is_same_v<T, mechanisms::Move> ||
    std::is_same_v<T, mechanisms::TeamMemory::value_type>;

template <class T>
concept HasFields = requires {
    T::fields();
};

/// Walks a state in one fixed order. `Medium` supplies bytes(void*, size), resize(vector) and
/// whether it loads: the same walk saves, loads and digests, so that the three cannot disagree.
/// Little-endian only, like every x86-64.
template <class Medium>
class Walk {
public:
    static constexpr bool loads = Medium::loads;
    explicit Walk(Medium& medium) : medium_(medium) {}

    template <class... Parts>
    void operator()(Parts&... parts) {
        (one(parts), ...);
    }

private:
    template <class T>
    void one(T& value) {
        if constexpr (is_plain<T>) {
            medium_.bytes(&value, sizeof value);
        } else if constexpr (std::is_same_v<T, mechanisms::Parameters>) {
            parameters(value);
        } else if constexpr (HasFields<T>) {
            fields(value);
        } else {
            value.serialize(*this);
        }
    }
    template <class T, std::size_t count>
    void one(std::array<T, count>& values) {
        for (auto& value : values) one(value);
    }
    /// Reporting lines go as who reports to whom; the rest of them follows from that.
    void one(std::shared_ptr<org::Hierarchy const>& hierarchy) {
        std::vector<org::PersonId> managers_of;
        if (hierarchy != nullptr) managers_of = hierarchy->managers_of;
        one(managers_of);
        if constexpr (Medium::loads)
            hierarchy =
                std::make_shared<org::Hierarchy const>(org::make_hierarchy(std::move(managers_of)));
    }
    template <class T>
    void one(std::vector<T>& values) {
        std::uint64_t count = values.size();
        medium_.bytes(&count, sizeof count);
        medium_.resize(values, count);
        if constexpr (is_plain<T>) {
            if (count > 0) medium_.bytes(values.data(), count * sizeof(T));
        } else {
            for (auto& value : values) one(value);
        }
    }
    /// Structs of declared parameters may hold padding, so each parameter goes by itself.
    void parameters(mechanisms::Parameters& all) {
        std::apply([&](auto&... each) { (fields(each), ...); }, all);
    }
    template <class Owner>
    void fields(Owner& owner) {
        for (auto const& field : Owner::fields())
            std::visit(
                [&](auto const& member) {
                    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>,
                                                 parameters::Choice<Owner>>) {
                        auto value = member.get(owner);
                        one(value);
                        member.set(owner, value);
                    } else {
                        one(owner.*member);
                    }
                },
                field.member);
    }

    Medium& medium_;
};

/// Collects bytes.
class SavedBytes {
public:
    static constexpr bool loads = false;
    void bytes(void const* data, std::size_t size) {
        text_.append(static_cast<char const*>(data), size);
    }
    template <class T>
    void resize(std::vector<T>&, std::uint64_t) {}
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

/// Gives bytes back; a text that ends too early or claims too much is no checkpoint.
class LoadedBytes {
public:
    static constexpr bool loads = true;
    explicit LoadedBytes(std::string_view text) : text_(text) {}
    void bytes(void* data, std::size_t size) {
        if (size > text_.size()) throw std::runtime_error("the checkpoint is cut short");
        std::memcpy(data, text_.data(), size);
        text_.remove_prefix(size);
    }
    template <class T>
    void resize(std::vector<T>& values, std::uint64_t count) {
        if (count > text_.size()) throw std::runtime_error("the checkpoint is damaged");
        values.resize(count);
    }
    bool at_end() const { return text_.empty(); }

private:
    std::string_view text_;
};

}  // namespace diorama::engine
