// Zip files as no honest program writes them: every field of an entry is the test's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/crc32.h"

namespace lunabloc::lesson {

struct ZipEntry {
  std::string name;
  std::string bytes;
  std::uint32_t mode = 0100644;                 // as Unix has it
  std::uint16_t flags = 0, method = 0;
  std::string central_name = {};                // when the directory names it otherwise
  std::uint32_t said_size = 0;                  // when the archive lies about the unpacked size
  std::uint32_t sum_change = 0;                 // added to the right CRC
};

namespace hostile {

inline void put(std::string& out, std::uint64_t value, int bytes) {
  for (int byte = 0; byte < bytes; ++byte) out += static_cast<char>(value >> (8 * byte));
}

inline void put_facts(std::string& out, const ZipEntry& entry, const std::string& name) {
  put(out, entry.flags, 2);
  put(out, entry.method, 2);
  put(out, 0x00210000, 4);  // 1980-01-01
  put(out, base::crc32(entry.bytes) + entry.sum_change, 4);
  put(out, entry.bytes.size(), 4);
  put(out, entry.said_size != 0 ? entry.said_size : entry.bytes.size(), 4);
  put(out, name.size(), 2);
  put(out, 0, 2);  // extra
}

}  // namespace hostile

inline std::string zip_of(const std::vector<ZipEntry>& entries) {
  std::string out, directory;
  for (const ZipEntry& entry : entries) {
    const std::string& listed = entry.central_name.empty() ? entry.name : entry.central_name;
    directory += "PK\x01\x02";
    hostile::put(directory, 0x0314, 2);  // made on Unix
    hostile::put(directory, 20, 2);
    hostile::put_facts(directory, entry, listed);
    hostile::put(directory, 0, 6);  // comment, disk, internal
    hostile::put(directory, static_cast<std::uint64_t>(entry.mode) << 16U, 4);
    hostile::put(directory, out.size(), 4);
    directory += listed;
    out += "PK\x03\x04";
    hostile::put(out, 20, 2);
    hostile::put_facts(out, entry, entry.name);
    out += entry.name + entry.bytes;
  }
  const std::size_t start = out.size();
  out += directory + "PK\x05\x06";
  hostile::put(out, 0, 4);
  hostile::put(out, entries.size(), 2);
  hostile::put(out, entries.size(), 2);
  hostile::put(out, directory.size(), 4);
  hostile::put(out, start, 4);
  hostile::put(out, 0, 2);
  return out;
}

}  // namespace lunabloc::lesson
