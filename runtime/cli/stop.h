// Ctrl-C while something long goes on.
#pragma once

namespace lunabloc::cli {

// From now on Ctrl-C asks to stop; the second one ends the program as usual.
void stop_on_request();
bool nobody_asked_to_stop();

}  // namespace lunabloc::cli
