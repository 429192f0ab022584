#include <fmt/format.h>
#include <libpq-fe.h>

#include "engine/postgres_store.h"

namespace lunabloc::engine {
namespace {

std::string text_of(const data::Cell& cell) {
  if (const double* number = std::get_if<double>(&cell)) return fmt::format("{}", *number);
  return data::shown(cell);
}

}  // namespace

Error PostgresConnection::error(const char* said) const {
  const std::string text = said == nullptr ? "" : said;
  const auto says = [&text](std::string_view words) { return text.find(words) != std::string::npos; };
  const auto named = [&text](ErrorKind kind, const char* id) { return Error{kind, id, {}, {}, text}; };
  // The connection is found to be closed only by the next word that goes over it.
  // Another server may stand behind this one, which says that it is not there.
  const bool closed = says("closed the connection") || says("terminating connection") || says("shutting down") || says("could not connect to server") ||
                      says("could not receive data from server");
  if (closed || PQstatus(connection_) != CONNECTION_OK) return named(ErrorKind::failed, "tables.no_server");
  if (says("canceling statement")) return named(ErrorKind::stopped, "tables.stopped");
  if (says("out of range")) return named(ErrorKind::failed, "tables.number_too_large");
  if (says("No space left") || says("could not extend file")) return Error{ErrorKind::failed, "file.disk_full", {{"fichier", "PostgreSQL"}}, {}, text};
  if (says("permission denied") || says("read-only transaction")) return named(ErrorKind::failed, "tables.no_right");
  return named(ErrorKind::internal, "tables.engine");
}

Result<std::shared_ptr<PostgresConnection>> PostgresConnection::open(const std::string& address) {
  auto connection = std::shared_ptr<PostgresConnection>(new PostgresConnection(PQconnectdb(address.c_str())));
  if (PQstatus(connection->connection_) != CONNECTION_OK) return tl::unexpected(connection->error(PQerrorMessage(connection->connection_)));
  PQsetNoticeProcessor(connection->connection_, [](void*, const char*) {}, nullptr);
  // What text looks like must not depend on the server's settings.
  for (const char* sql : {"SET client_encoding = 'UTF8'", "SET datestyle = 'ISO, YMD'", "SET extra_float_digits = 1", "SET timezone = 'UTC'",
                          "SET standard_conforming_strings = on", "SET bytea_output = 'hex'"})
    if (const Result<Rows> done = connection->run(sql); !done) return tl::unexpected(done.error());
  return connection;
}

PostgresConnection::~PostgresConnection() { PQfinish(connection_); }

Result<PostgresConnection::Rows> PostgresConnection::run(const std::string& sql, const std::vector<data::Cell>& parameters) {
  std::vector<std::string> texts;
  std::vector<const char*> values;
  for (const data::Cell& cell : parameters) texts.push_back(text_of(cell));
  for (std::size_t i = 0; i < parameters.size(); ++i) values.push_back(data::is_missing(parameters[i]) ? nullptr : texts[i].c_str());
  Rows rows(PQexecParams(connection_, sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0), PQclear);
  const ExecStatusType status = PQresultStatus(rows.get());
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_COPY_IN) return tl::unexpected(error(PQerrorMessage(connection_)));
  return rows;
}

void PostgresConnection::interrupt() {
  PGcancel* const cancel = PQgetCancel(connection_);
  if (cancel == nullptr) return;
  char said[256];
  PQcancel(cancel, said, sizeof said);
  PQfreeCancel(cancel);
}

}  // namespace lunabloc::engine
