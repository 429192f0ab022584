// The executable lunabloc: the command line. A window is a program of its own, so that no other command waits for what draws one.
#include "cli/cli.h"

int main(int argument_count, char** arguments) { return lunabloc::cli::run(argument_count, arguments, {}); }
