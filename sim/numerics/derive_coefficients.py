"""Derives the polynomial coefficients and constants of portable_inline.hpp.

Method: the exchange algorithm of Remez (1934) for a weighted minimax polynomial, in 60-digit
decimal arithmetic, each coefficient then rounded to the nearest double. Plain Python, no packages:

    python3 sim/numerics/derive_coefficients.py
"""
from decimal import Decimal, getcontext
from math import cos, pi

getcontext().prec = 60
ONE = Decimal(1)


def exp_tail(r):
    """(e^r - 1 - r) / r^2, the part of e^r that the polynomial stands for."""
    term, total, n = ONE / 2, Decimal(0), 2
    while abs(term) > Decimal("1e-58"):
        total += term
        n += 1
        term *= r / n
    return total


def log_tail(z):
    """(2 atanh(s) - 2 s) / (s z) with z = s^2: the sum of 2 z^k / (2 k + 3)."""
    power, total, k = ONE, Decimal(0), 0
    while power > Decimal("1e-58"):
        total += 2 * power / (2 * k + 3)
        power *= z
        k += 1
    return total


def solve(rows):
    """Gaussian elimination with row pivoting; each row carries its right-hand side last."""
    n = len(rows)
    for i in range(n):
        pivot = max(range(i, n), key=lambda j: abs(rows[j][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for j in range(i + 1, n):
            factor = rows[j][i] / rows[i][i]
            rows[j] = [a - factor * b for a, b in zip(rows[j], rows[i])]
    answer = [Decimal(0)] * n
    for i in reversed(range(n)):
        known = sum((rows[i][j] * answer[j] for j in range(i + 1, n)), Decimal(0))
        answer[i] = (rows[i][n] - known) / rows[i][i]
    return answer


def remez(function, weight, low, high, degree, rounds=8, grid_size=2000):
    """The polynomial of least weighted error on [low, high], and that error."""
    grid = [low + (high - low) * i / grid_size for i in range(grid_size + 1)]
    values = [function(x) for x in grid]
    weights = [weight(x) for x in grid]
    picks = [round(grid_size * (1 - cos(pi * (i + 0.5) / (degree + 2))) / 2)
             for i in range(degree + 2)]
    for _ in range(rounds):
        rows = []
        for sign, pick in enumerate(picks):
            x = grid[pick]
            rows.append([x**n for n in range(degree + 1)]
                        + [(-1) ** sign / weights[pick], values[pick]])
        *coefficients, level = solve(rows)
        errors = []
        for x, value, scale in zip(grid, values, weights):
            guess = Decimal(0)
            for c in reversed(coefficients):
                guess = guess * x + c
            errors.append((value - guess) * scale)
        picks = alternating_peaks(errors, degree + 2)
    return coefficients, max(abs(e) for e in errors)


def alternating_peaks(errors, count):
    """The largest error of each run of one sign; of too many runs the smaller end goes."""
    peaks = []
    for i, error in enumerate(errors):
        if peaks and (error < 0) == (errors[peaks[-1]] < 0):
            if abs(error) > abs(errors[peaks[-1]]):
                peaks[-1] = i
        else:
            peaks.append(i)
    while len(peaks) > count:
        peaks.pop(0 if abs(errors[peaks[0]]) < abs(errors[peaks[-1]]) else -1)
    return peaks


def show(name, coefficients, error):
    print(f"{name}: weighted error {error:.2e}")
    for c in coefficients:
        print(f"    {float(c).hex()},  // {float(c)!r}")


half_ln2 = Decimal(2).ln() / 2
# weight |r|: the error then counts relative to e^r - 1, which serves exp and expm1 at once.
# The small constant keeps the weight from vanishing at r = 0, where it would divide by zero.
show("exp_tail on |r| <= ln2/2 (+1%)",
     *remez(exp_tail, lambda r: abs(r) + Decimal("0.001"), -half_ln2 * Decimal("1.01"),
            half_ln2 * Decimal("1.01"), 10))
s = (Decimal(2).sqrt() - 1) / (Decimal(2).sqrt() + 1)
# weight z: log(1 + f) = f - f^2/2 + s (f^2/2 + z P(z)), so P's error counts z s against about 2 s.
show("log_tail on z <= ((sqrt2 - 1) / (sqrt2 + 1))^2",
     *remez(log_tail, lambda z: z + Decimal("0.00001"), Decimal(0), s * s, 6))

ln2 = Decimal(2).ln()
high = Decimal(int(ln2 * 2**40)) / 2**40
print(f"ln2 high (40 bits) {float(high).hex()}  low {float(ln2 - high).hex()}")
print(f"1/ln2 {float(1 / ln2).hex()}")
print(f"sqrt(1/2) {float(Decimal('0.5').sqrt()).hex()}")
