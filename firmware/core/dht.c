// DHT11 and DHT22, one after the other: a start pulse as long as the sensor wants it, its answer, then a rest.
#include "core/parts.h"

#define START_MS 20U  // a DHT11 wants 18 at least, a DHT22 takes 20 at most
#define REST_MS 1000U  // for each of the two places: a DHT22 wants 2000 between two questions

static struct firmata_dht* place_of(struct firmata* firmata, uint8_t pin) {
  for (uint8_t i = 0; i < FIRMATA_MOST_DHTS; ++i)
    if (firmata->dhts[i].pin == pin) return &firmata->dhts[i];
  return 0;
}

struct firmata_dht* firmata_dht_on(struct firmata* firmata, uint8_t pin, uint8_t kind) {
  if (!firmata_pin_can(firmata, pin, FIRMATA_MODE_output)) return 0;
  struct firmata_dht* place = place_of(firmata, pin);
  if (place == 0) place = place_of(firmata, 0);
  if (place == 0) return 0;
  if (place->pin == 0) {
    firmata_pin_set_mode(firmata, pin, FIRMATA_MODE_pullup);
    *place = (struct firmata_dht){.pin = pin, .kind = kind};
  }
  return place;
}

// What, pin.
void firmata_dht_message(struct firmata* firmata, const uint8_t* data, uint8_t length) {
  if (length < 2) return;
  if (data[0] == FIRMATA_DHT_dht11 || data[0] == FIRMATA_DHT_dht22) firmata_dht_on(firmata, data[1], data[0]);
  if (data[0] != FIRMATA_DHT_detach || data[1] == 0) return;
  struct firmata_dht* place = place_of(firmata, data[1]);
  if (place != 0) place->pin = 0;
}

void firmata_dht_reset(struct firmata* firmata) {
  for (uint8_t i = 0; i < FIRMATA_MOST_DHTS; ++i) firmata->dhts[i].pin = 0;
  firmata->dht_phase = FIRMATA_DHT_RESTS;
  firmata->replies &= (uint16_t)~FIRMATA_REPLY_DHT;
}

static void understand(struct firmata_dht* sensor, const uint8_t* bytes) {
  int16_t humidity = (int16_t)(bytes[0] << 8 | bytes[1]);
  int16_t temperature = (int16_t)((bytes[2] & 0x7FU) << 8 | bytes[3]);
  bool below_zero = (bytes[2] & 0x80U) != 0;
  if (sensor->kind == FIRMATA_DHT_dht11) {
    humidity = (int16_t)(bytes[0] * 10U + bytes[1]);
    temperature = (int16_t)(bytes[2] * 10U + (bytes[3] & 0x7FU));
    below_zero = (bytes[3] & 0x80U) != 0;
  }
  sensor->humidity = humidity;
  sensor->temperature = below_zero ? (int16_t)-temperature : temperature;
}

void firmata_dht_step(struct firmata* firmata) {
  const uint32_t now = board_milliseconds(firmata->board);
  const uint32_t since = now - firmata->dht_since;
  struct firmata_dht* sensor = &firmata->dhts[firmata->dht_turn];
  switch (firmata->dht_phase) {
    case FIRMATA_DHT_RESTS:
      if (since < REST_MS || (firmata->replies & FIRMATA_REPLY_DHT) != 0) return;
      firmata->dht_turn = (uint8_t)((firmata->dht_turn + 1U) % FIRMATA_MOST_DHTS);
      sensor = &firmata->dhts[firmata->dht_turn];
      if (sensor->pin == 0) break;
      board_set_mode(firmata->board, sensor->pin, FIRMATA_MODE_output);
      firmata->dht_phase = FIRMATA_DHT_PULSE;
      break;
    case FIRMATA_DHT_PULSE:
      if (since < START_MS) return;
      board_start_dht(firmata->board, sensor->pin);
      firmata->dht_phase = FIRMATA_DHT_LISTENS;
      break;
    default: {
      uint8_t bytes[5];
      const uint8_t answer = board_dht(firmata->board, bytes);
      if (answer == 0) return;
      firmata->dht_phase = FIRMATA_DHT_RESTS;
      sensor->known = true;  // or it is not there, and what is read of it is 0
      if (answer == 1 && (uint8_t)(bytes[0] + bytes[1] + bytes[2] + bytes[3]) == bytes[4]) {
        understand(sensor, bytes);
        firmata->replies |= FIRMATA_REPLY_DHT;
      }
      break;
    }
  }
  firmata->dht_since = now;
}

bool firmata_dht_reply(struct firmata* firmata) {
  const struct firmata_dht* sensor = &firmata->dhts[firmata->dht_turn];
  if (board_room(firmata->board) < 9) return false;
  firmata_begin_sysex(firmata, FIRMATA_SYSEX_dht);
  board_send(firmata->board, FIRMATA_DHT_report);
  board_send(firmata->board, sensor->pin);
  firmata_send_two(firmata, (uint16_t)sensor->temperature);
  firmata_send_two(firmata, (uint16_t)sensor->humidity);
  firmata_end_sysex(firmata);
  return true;
}
