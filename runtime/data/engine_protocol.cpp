#include "data/engine_protocol.h"

#include <algorithm>

#include "base/bytes.h"

namespace lunabloc::data {
namespace {

void put(base::ByteWriter& writer, const Cell& cell) {
  writer.u8(static_cast<std::uint8_t>(cell.index()));
  if (const bool* truth = std::get_if<bool>(&cell)) writer.u8(*truth ? 1 : 0);
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&cell)) writer.u64(static_cast<std::uint64_t>(*whole));
  if (const double* number = std::get_if<double>(&cell)) writer.f64(*number);
  if (const std::string* text = std::get_if<std::string>(&cell)) writer.text(*text);
}

std::size_t weight_of(const std::vector<Cell>& row) {
  std::size_t weight = 0;
  for (const Cell& cell : row) {
    const std::string* const text = std::get_if<std::string>(&cell);
    weight += 9 + (text == nullptr ? 0 : text->size());
  }
  return weight;
}

bool take(base::ByteReader& reader, Cell& cell) {
  switch (reader.u8()) {
    case 0: cell = {}; break;
    case 1: cell = reader.u8() != 0; break;
    case 2: cell = static_cast<std::int64_t>(reader.u64()); break;
    case 3: cell = reader.f64(); break;
    case 4: cell = std::string(reader.text()); break;
    default: return false;
  }
  return reader.ok();
}

}  // namespace

std::string framed(char letter, std::string_view content) {
  base::ByteWriter writer;
  writer.u32(static_cast<std::uint32_t>(content.size() + 1));
  writer.u8(static_cast<std::uint8_t>(letter));
  writer.raw(content);
  return writer.take();
}

Result<std::optional<Message>> MessageReader::next() {
  base::ByteReader reader(bytes_);
  const std::size_t length = reader.u32();
  if (!reader.ok()) return std::nullopt;
  if (length == 0 || length > kLongestMessage) return failure(ErrorKind::internal, "tables.engine", {}, "no message");
  const std::string_view message = reader.raw(length);
  if (!reader.ok()) return std::nullopt;
  Message result{message[0], std::string(message.substr(1))};
  bytes_.erase(0, 4 + length);
  return result;
}

std::string encode_page(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rows, std::size_t& from, bool last) {
  std::size_t end = from, weight = 0;
  while (end < rows.size() && (end == from || weight + weight_of(rows[end]) <= kPageBytes)) weight += weight_of(rows[end++]);
  base::ByteWriter writer;
  writer.u8(end < rows.size() || !last ? 1 : 0);
  writer.u16(static_cast<std::uint16_t>(columns.size()));
  for (const Column& column : columns) {
    writer.u8(static_cast<std::uint8_t>(column.kind));
    writer.u8(static_cast<std::uint8_t>(column.scale));
    writer.u8(column.wide ? 1 : 0);
    writer.text(column.name);
  }
  writer.u32(static_cast<std::uint32_t>(end - from));
  for (; from < end; ++from)
    for (const Cell& cell : rows[from]) put(writer, cell);
  return writer.take();
}

Result<Page> decode_page(std::string_view bytes) {
  const auto bad = [] { return failure(ErrorKind::internal, "tables.bad_page"); };
  base::ByteReader reader(bytes);
  Page page;
  page.more = reader.u8() != 0;
  const std::size_t width = reader.u16();
  if (width > kMostColumns * (1 + 8)) return bad();
  for (std::size_t i = 0; i < width && reader.ok(); ++i) {
    const std::uint8_t kind = reader.u8();
    if (kind >= kKindNames.size()) return bad();
    const int scale = reader.u8();
    const bool wide = reader.u8() != 0;
    page.columns.push_back({std::string(reader.text()), static_cast<Kind>(kind), scale, "", wide});
  }
  const std::size_t count = reader.u32();
  if (!reader.ok() || (width > 0 && count > reader.remaining() / width) || (width == 0 && count > 0)) return bad();
  page.rows.resize(count, std::vector<Cell>(width));
  for (auto& row : page.rows)
    for (Cell& cell : row)
      if (!take(reader, cell)) return bad();
  if (reader.remaining() != 0) return bad();
  return page;
}

std::string encode_error(const Error& error) {
  base::ByteWriter writer;
  writer.u8(static_cast<std::uint8_t>(error.kind));
  writer.text(error.message);
  writer.text(error.detail);
  writer.u16(static_cast<std::uint16_t>(error.arguments.size()));
  for (const auto& [name, value] : error.arguments) {
    writer.text(name);
    writer.text(value);
  }
  return writer.take();
}

Error decode_error(std::string_view bytes) {
  base::ByteReader reader(bytes);
  Error error;
  error.kind = static_cast<ErrorKind>(std::clamp<std::uint8_t>(reader.u8(), 1, 4));
  error.message = reader.text();
  error.detail = reader.text();
  const std::size_t count = reader.u16();
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    std::string name(reader.text());
    error.arguments.emplace_back(std::move(name), reader.text());
  }
  if (!reader.ok() || error.message.empty()) return {ErrorKind::internal, "tables.engine", {}, {}, "no error"};
  return error;
}

}  // namespace lunabloc::data
