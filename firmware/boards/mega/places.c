// Port and bit of each of the Mega's pins, from 0 on.
#include "pins.h"

#define BOARD_PLACES(ROW) \
  ROW(E, 0) ROW(E, 1) ROW(E, 4) ROW(E, 5) ROW(G, 5) ROW(E, 3) ROW(H, 3) ROW(H, 4) ROW(H, 5) ROW(H, 6) \
  ROW(B, 4) ROW(B, 5) ROW(B, 6) ROW(B, 7) ROW(J, 1) ROW(J, 0) ROW(H, 1) ROW(H, 0) ROW(D, 3) ROW(D, 2) \
  ROW(D, 1) ROW(D, 0) ROW(A, 0) ROW(A, 1) ROW(A, 2) ROW(A, 3) ROW(A, 4) ROW(A, 5) ROW(A, 6) ROW(A, 7) \
  ROW(C, 7) ROW(C, 6) ROW(C, 5) ROW(C, 4) ROW(C, 3) ROW(C, 2) ROW(C, 1) ROW(C, 0) ROW(D, 7) ROW(G, 2) \
  ROW(G, 1) ROW(G, 0) ROW(L, 7) ROW(L, 6) ROW(L, 5) ROW(L, 4) ROW(L, 3) ROW(L, 2) ROW(L, 1) ROW(L, 0) \
  ROW(B, 3) ROW(B, 2) ROW(B, 1) ROW(B, 0) ROW(F, 0) ROW(F, 1) ROW(F, 2) ROW(F, 3) ROW(F, 4) ROW(F, 5) \
  ROW(F, 6) ROW(F, 7) ROW(K, 0) ROW(K, 1) ROW(K, 2) ROW(K, 3) ROW(K, 4) ROW(K, 5) ROW(K, 6) ROW(K, 7)

enum port { IN_A, IN_B, IN_C, IN_D, IN_E, IN_F, IN_G, IN_H, IN_I, IN_J, IN_K, IN_L };

#define ROW(port, bit) IN_##port << 3 | bit,
const uint8_t board_places[BOARD_PINS] PROGMEM = {BOARD_PLACES(ROW)};
#undef ROW
