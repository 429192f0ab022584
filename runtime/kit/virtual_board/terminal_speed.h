// The speed that the host set on a pseudo-terminal, any number of bauds. Apart, because the header that knows it
// cannot stand beside <termios.h>.
#pragma once

namespace lunabloc::virtual_board {

// Bits a second; 0 when unknown.
int terminal_speed(int master_descriptor);

}  // namespace lunabloc::virtual_board
