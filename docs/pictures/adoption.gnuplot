# The picture of the README. From the top of the repository:
#
#   ./dio compare scenarios/unit-vs-dio.toml --out results/unit-vs-dio
#   gnuplot docs/pictures/adoption.gnuplot          (Debian package gnuplot-nox)
#
# writes docs/pictures/adoption.svg: the share of people who use all three practices, mean over
# seeds, with the 95 % interval of the mean.
table = "results/unit-vs-dio/weekly_means.csv"
set datafile separator comma
set terminal svg size 860,420 font "sans-serif,15" background "#ffffff"
set output "docs/pictures/adoption.svg"

set border 3 linecolor "#888888"
set tics nomirror textcolor "#444444"
set grid ytics linecolor "#dddddd"
set xlabel "week" textcolor "#444444"
set title "People who use all three practices, %" textcolor "#222222" offset -18,0
set xrange [0:208]
set xtics 52
set yrange [0:*]
set key left top reverse Left samplen 2 textcolor "#222222"

# Okabe-Ito: apart for every kind of colour vision, and in line pattern too.
names   = "'Unit, then DIO' DIO Unit Nothing"
cells   = "'\"Unit, then DIO\"' DIO Unit Nothing"
colours = "#0072B2 #D55E00 #009E73 #555555"
rows(k) = "< grep -F '," . word(cells, k) . ",' " . table . " | grep -F ',integrated,'"

plot for [k=1:4] rows(k) using 5:(100 * column(9)):(100 * column(10)) with filledcurves \
         linecolor rgb word(colours, k) fillstyle transparent solid 0.25 noborder notitle, \
     for [k=1:4] rows(k) using 5:(100 * column(8)) with lines linewidth 2.5 dashtype k \
         linecolor rgb word(colours, k) title word(names, k)
