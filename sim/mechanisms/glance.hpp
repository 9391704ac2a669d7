#pragma once
#include <cstddef>

#include "mechanisms/colleagues.hpp"
#include "mechanisms/exposure.hpp"

namespace diorama::mechanisms {

/// What one person sees of colleagues, as Seen, worked out only as far as somebody looks: most who
/// may move look at one practice. The same numbers.
class Glance {
public:
    /// All of it is known.
    Glance(Seen const& seen) noexcept : seen_(seen) {}
    /// Takes    k: the person, counted from the block's first row
    Glance(Colleagues const& colleagues, std::size_t k, double complied_weight) noexcept
        : colleagues_(&colleagues), k_(k), complied_weight_(complied_weight) {
        auto const present = static_cast<double>(colleagues.present[k]);
        share_ = present > 0.0 ? 1.0 / present : 0.0;
    }

    float aware(std::size_t practice) const noexcept {
        if (colleagues_ == nullptr) return seen_.aware[practice];
        return static_cast<float>(of(colleagues_->aware[practice]) * share_);
    }
    /// Complied ones count with their weight.
    float in_use(std::size_t practice) const noexcept {
        if (colleagues_ == nullptr) return seen_.in_use[practice];
        double count = of(colleagues_->in_use[practice]);
        if (colleagues_->somebody_complies)
            count += complied_weight_ * of(colleagues_->complied[practice]);
        return static_cast<float>(count * share_);
    }
    /// Mean over the practices.
    float trained() const noexcept {
        if (colleagues_ == nullptr) return seen_.trained;
        return static_cast<float>(of(colleagues_->trained) * share_ / people::practice_count);
    }
    Seen all() const noexcept {
        Seen seen;
        for (std::size_t p = 0; p < people::practice_count; ++p) {
            seen.aware[p] = aware(p);
            seen.in_use[p] = in_use(p);
        }
        seen.trained = trained();
        return seen;
    }

private:
    double of(Colleagues::Column<float> const& column) const noexcept {
        return static_cast<double>(column[k_]);
    }

    Seen seen_;
    Colleagues const* colleagues_ = nullptr;
    std::size_t k_ = 0;
    double complied_weight_ = 0.0, share_ = 0.0;
};

}  // namespace diorama::mechanisms
