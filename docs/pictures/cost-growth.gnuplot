# The picture of docs/performance.md. From the top of the repository, on a quiet machine:
#
#   ./dio bench --benchmark_filter='whole model' --benchmark_out=whole-model.csv \
#       --benchmark_out_format=csv
#   gnuplot docs/pictures/cost-growth.gnuplot       (Debian package gnuplot-nox)
#
# writes docs/pictures/cost-growth.svg: what a person-week of the whole model costs, on one thread
# and on two, by the number of people; the best of the repetitions.
table = "whole-model.csv"
set terminal svg size 760,380 font "sans-serif,15" background "#ffffff"
set output "docs/pictures/cost-growth.svg"

set border 3 linecolor "#888888"
set tics nomirror textcolor "#444444"
set grid ytics linecolor "#dddddd"
set logscale x
set xrange [700:3000000]
set xtics ("1,000" 1e3, "10,000" 1e4, "100,000" 1e5, "1,000,000" 1e6)
set yrange [0:*]
set xlabel "people" textcolor "#444444"
set title "Nanoseconds a person and week, all mechanisms" textcolor "#222222" offset -12,0
set key right bottom reverse Left samplen 2 textcolor "#222222"

# "whole model 10000: 2 threads/...",iterations,...,"rate",...: best rate of each size.
best(threads) = "< awk -F, '/^name,/ { for (c = 1; c <= NF; ++c) if ($c ~ /rate/) at = c } " . \
    "/: " . threads . " thread.*manual_time\"/ { split($1, w, /[ :]+/); " . \
    "if ($at > rate[w[3]]) rate[w[3]] = $at } END { for (n in rate) print n, 1e9 / rate[n] }' " . \
    table . " | sort -n"

plot best(1) using 1:2 with linespoints linewidth 2.5 pointtype 7 linecolor rgb "#0072B2" title "one thread", \
     best(2) using 1:2 with linespoints linewidth 2.5 dashtype 2 pointtype 5 linecolor rgb "#D55E00" title "two threads"
