// Devices on two wires, as Firmata has them: written to at once, read once or at every sampling.
#include "core/parts.h"

#define MODE_BITS 0x18U
#define TEN_BITS 0x20U  // of an address: not spoken

static uint8_t byte_of(const uint8_t* pair) {
  return (uint8_t)(pair[0] | pair[1] << 7);
}

static void write(struct firmata* firmata, uint8_t address, const uint8_t* pairs, uint8_t length) {
  uint8_t bytes[FIRMATA_MOST_I2C_BYTES];
  uint8_t count = 0;
  for (uint8_t i = 0; i + 1 < length && count < FIRMATA_MOST_I2C_BYTES; i = (uint8_t)(i + 2U)) bytes[count++] = byte_of(pairs + i);
  board_start_i2c(firmata->board, address, bytes, count, 0);
}

static void add_query(struct firmata* firmata, const struct firmata_i2c_query* query) {
  for (uint8_t i = 0; i < FIRMATA_MOST_I2C_QUERIES; ++i) {
    if (firmata->i2c_queries[i].bytes != 0) continue;
    firmata->i2c_queries[i] = *query;
    return;
  }
}

static void drop_queries(struct firmata* firmata, uint8_t address) {
  for (uint8_t i = 0; i < FIRMATA_MOST_I2C_QUERIES; ++i)
    if (firmata->i2c_queries[i].address == address) firmata->i2c_queries[i].bytes = 0;
}

static void start_query(struct firmata* firmata, const struct firmata_i2c_query* query) {
  firmata->i2c_once = *query;
  firmata->i2c_reads = true;
  board_start_i2c(firmata->board, query->address, &query->from_register, query->has_register ? 1 : 0, query->bytes);
}

// Address, mode, then pairs: bytes to write; or how many to read, with a register before it when there is one.
void firmata_i2c_request(struct firmata* firmata, const uint8_t* data, uint8_t length) {
  if (length < 2 || (data[1] & TEN_BITS) != 0) return;
  const uint8_t mode = data[1] & MODE_BITS;
  if (mode == FIRMATA_I2C_stop_reading) {
    drop_queries(firmata, data[0]);
    return;
  }
  if (board_i2c_busy(firmata->board) || firmata->i2c_reads) return;
  if (mode == FIRMATA_I2C_write) {
    write(firmata, data[0], data + 2, (uint8_t)(length - 2U));
    return;
  }
  if (length < 4) return;
  const bool has_register = length >= 6;
  struct firmata_i2c_query query = {data[0], byte_of(data + (has_register ? 4 : 2)), has_register, byte_of(data + 2)};
  if (query.bytes > FIRMATA_MOST_READ_BYTES) query.bytes = FIRMATA_MOST_READ_BYTES;
  if (query.bytes == 0) return;
  if (mode == FIRMATA_I2C_read_on) add_query(firmata, &query);
  start_query(firmata, &query);
}

void firmata_i2c_reset(struct firmata* firmata) {
  for (uint8_t i = 0; i < FIRMATA_MOST_I2C_QUERIES; ++i) firmata->i2c_queries[i].bytes = 0;
  firmata->i2c_reads = false;
  firmata->i2c_due = false;
  firmata->replies &= (uint16_t)~FIRMATA_REPLY_I2C;
}

// At every sampling all that are read again and again are read, one after the other.
void firmata_i2c_sample(struct firmata* firmata) {
  firmata->i2c_due = true;
  firmata->i2c_turn = 0;
}

void firmata_i2c_step(struct firmata* firmata) {
  if (board_i2c_busy(firmata->board) || (firmata->replies & FIRMATA_REPLY_I2C) != 0) return;
  if (firmata->i2c_reads) {
    if (board_i2c_failed(firmata->board)) {
      firmata->i2c_reads = false;
    } else {
      firmata->replies |= FIRMATA_REPLY_I2C;
    }
    return;
  }
  while (firmata->i2c_due) {
    if (firmata->i2c_turn == FIRMATA_MOST_I2C_QUERIES) {
      firmata->i2c_due = false;
      return;
    }
    const struct firmata_i2c_query* query = &firmata->i2c_queries[firmata->i2c_turn++];
    if (query->bytes == 0) continue;
    start_query(firmata, query);
    return;
  }
}

bool firmata_i2c_reply(struct firmata* firmata) {
  const struct firmata_i2c_query* query = &firmata->i2c_once;
  if (board_room(firmata->board) < 7 + 2 * query->bytes) return false;
  firmata_begin_sysex(firmata, FIRMATA_SYSEX_i2c_reply);
  firmata_send_two(firmata, query->address);
  firmata_send_two(firmata, query->has_register ? query->from_register : 0);
  for (uint8_t i = 0; i < query->bytes; ++i) firmata_send_two(firmata, board_i2c_byte(firmata->board, i));
  firmata_end_sysex(firmata);
  firmata->i2c_reads = false;
  return true;
}
