// A table on its way into a file of its own, beside the one that may be there already, which it replaces at the end.
#pragma once

#include <filesystem>

#include "data/store.h"
#include "engine/duckdb_rows.h"

namespace lunabloc::engine {

// Behind the file's name and the number of the process, while it is written: what is cut short is nothing, or a table as far as
// it came.
inline constexpr std::string_view kPart = ".part", kGrowing = ".growing";

class DuckdbWriter final : public data::TableWriter {
 public:
  // What is seen as it comes needs a connection of its own, and a name by which it is asked for.
  static Result<std::unique_ptr<DuckdbWriter>> start(std::shared_ptr<Connection> connection, std::filesystem::path file,
                                                     const std::vector<data::Column>& columns, std::string seen_as = {});
  ~DuckdbWriter() override;
  DuckdbWriter(const DuckdbWriter&) = delete;
  DuckdbWriter& operator=(const DuckdbWriter&) = delete;

  Result<void> add(data::Batch& batch) override;
  Result<void> set_aside(const data::Aside& aside) override;
  // What was added so far may be asked, of a table that is seen as it comes.
  Result<void> show() override;
  Result<void> finish(data::TableAbout about) override;
  std::uint64_t rows() const { return rows_; }

 private:
  DuckdbWriter(std::shared_ptr<Connection> connection, std::filesystem::path file, std::vector<data::Column> columns, std::string seen_as);
  Result<void> prepare();
  Result<void> make_cells();
  Result<void> write_asides();
  Result<void> write_about(const data::TableAbout& about);
  Error with_file(Error error) const;
  Result<void> run(const std::string& sql);

  std::shared_ptr<Connection> connection_;
  std::filesystem::path file_;
  std::filesystem::path part_;
  std::vector<data::Column> columns_;
  std::vector<data::Batch> first_;           // of a table that is not made yet: they say how its texts are kept
  std::unique_ptr<AskedRows> asked_;         // one of the two: of a whole,
  std::unique_ptr<AppendedRows> appended_;   // or of one that is seen as it comes
  std::vector<data::Aside> asides_;
  std::uint64_t aside_count_ = 0;
  std::uint64_t rows_ = 0;
  std::string as_;       // its name in the engine
  bool seen_ = false;    // before it is finished
  bool attached_ = false;
};

}  // namespace lunabloc::engine
