#pragma once

/// The front door of the simulation: all that the viewer may see. No logic here.

#include "engine/simulation.hpp"
#include "experiment/compare.hpp"
#include "measures/catalogue.hpp"
#include "mechanisms/reference.hpp"
#include "parallel/workers.hpp"
#include "problems/problem.hpp"
#include "scenario/scenario.hpp"
#include "scenario/study.hpp"
