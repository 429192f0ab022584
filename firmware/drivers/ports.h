// A pin's registers beside the one that it is read from: on every board they stand in a row, PIN, DDR, PORT. (Functions
// would take 80 bytes more.)
#pragma once

#include "pins.h"

#define DIRECTION_REGISTER(pin) (board_pin_register(pin) + 1)
#define OUTPUT_REGISTER(pin) (board_pin_register(pin) + 2)
