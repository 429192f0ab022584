#include "virtual_board/terminal_speed.h"

#include <asm/termbits.h>
#include <sys/ioctl.h>

namespace lunabloc::virtual_board {

int terminal_speed(int master_descriptor) {
  termios2 settings{};
  return ioctl(master_descriptor, TCGETS2, &settings) == 0 ? static_cast<int>(settings.c_ospeed) : 0;
}

}  // namespace lunabloc::virtual_board
