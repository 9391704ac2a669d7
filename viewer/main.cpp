#include "viewer/window/program.hpp"

int main(int count, char** words) { return diorama::viewer::window::run(count, words); }
