// The executable lunabloc of builds without a window: the command line alone.
#include "cli/cli.h"

int main(int argument_count, char** arguments) { return lunabloc::cli::run(argument_count, arguments, {}); }
