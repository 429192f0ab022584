// The class box, spoken to over the loopback as machines of a class and as strangers do.
#include "box/server.h"

#include <gmock/gmock.h>
#include <httplib.h>

#include <cstdio>
#include <thread>

#include "base/file.h"
#include "box/address.h"
#include "box/client.h"
#include "box/rate_limit.h"
#include "portfolio/class_folder.h"
#include "portfolio/progress.h"
#include "support/temp_folder.h"

namespace lunabloc::box {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::HasSubstr;

const portfolio::CurrentText kAsSaved = [](const fs::path&, const std::string&) { return std::nullopt; };

class BoxTest : public testing::Test {
 protected:
  void SetUp() override {
    Settings settings;
    settings.folder = folder();
    settings.code = "ABCD-1234";
    settings.is_family = [](const std::string& pseudonym, const std::string& ticket) { return pseudonym == "loup bleu" && ticket == "TICKET"; };
    settings.family_page = [](const std::string& pseudonym) { return "<!DOCTYPE html><title>x</title><p>page of " + pseudonym; };
    server_ = std::move(Server::open(std::move(settings), messages_).value());
    thread_ = std::thread([this] { server_->run(); });
  }
  void TearDown() override {
    server_->stop();
    thread_.join();
  }

  fs::path folder() const { return place_.path() / "classe"; }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(server_->port()); }
  httplib::Client client() const { return httplib::Client(url()); }
  fs::path deposit(const std::string& pupil, const std::string& program) const {
    EXPECT_TRUE(portfolio::save_program(place_.path() / pupil, "A01", program));
    return portfolio::deposit(place_.path() / "outbox", pupil, place_.path() / pupil, kAsSaved, "À lire")->file;
  }
  int put(const std::string& path, const std::string& body, const std::string& code = "ABCD-1234") const {
    const httplib::Result answer = client().Put(path, httplib::Headers{{"X-Lunabloc-Code", code}}, body, "application/zip");
    return answer ? answer->status : -1;
  }
  int family(const std::string& pseudonym, const std::string& ticket) const {
    const httplib::Result answer = client().Post("/famille", httplib::Params{{"pseudonyme", pseudonym}, {"billet", ticket}});
    return answer ? answer->status : -1;
  }

  std::unique_ptr<Server> server_;

 private:
  support::TempFolder place_;
  base::Messages messages_ = base::Messages::load(support::source_folder() / "assets/messages", "fr").value();
  std::thread thread_;
};

TEST(Box, StopsWhetherOrNotItHasBegunToListen) {
  const support::TempFolder place;
  const Result<base::Messages> messages = base::Messages::load(support::source_folder() / "assets/messages", "fr");
  ASSERT_TRUE(messages);
  for (int again = 0; again < 20; ++again) {
    Settings settings;
    settings.folder = place.path();
    const std::unique_ptr<Server> server = std::move(Server::open(std::move(settings), *messages).value());
    std::thread thread([&] { server->run(); });
    if (again % 2 == 1) std::this_thread::yield();
    server->stop();
    thread.join();
  }
}

TEST(Address, OfThisMachineAreLocal) {
  const std::vector<std::string> all = local_addresses();
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(all.front(), "127.0.0.1");
  for (const std::string& one : all) EXPECT_TRUE(is_local(one)) << one;
}

TEST_F(BoxTest, ADepositArrivesAsItWouldInAFolder) {
  for (int i = 1; i <= 5; ++i) ASSERT_TRUE(send_deposit({url(), "ABCD-1234"}, "loup bleu", deposit("loup bleu", "say(" + std::to_string(i) + ")")));
  const std::vector<portfolio::Pupil> pupils = portfolio::collect(folder(), std::chrono::sys_seconds{});
  ASSERT_EQ(pupils.size(), 1U);
  EXPECT_EQ(pupils[0].files.at("works/A01/program.lua"), "say(5)");
  EXPECT_EQ(base::entries_of(folder() / "eleves/loup bleu").size(), portfolio::kKeptDeposits);
}

TEST_F(BoxTest, WithoutTheCodeNothingIsWritten) {
  const fs::path file = deposit("loup bleu", "say(1)");
  EXPECT_EQ(send_deposit({url(), "WRONG"}, "loup bleu", file).error().message, "box.refused");
  EXPECT_EQ(client().Get("/retours/loup%20bleu")->status, 403);
  EXPECT_FALSE(base::is_there(folder() / "eleves"));
}

TEST_F(BoxTest, WhatIsNoDepositIsRefused) {
  const std::string name = "000001-9f3a1c22-00000000.zip";
  EXPECT_EQ(put("/eleves/loup/" + name, "no zip"), 400);
  EXPECT_EQ(put("/eleves/..%2F..%2Fx/" + name, "no zip"), 404);
  const fs::path file = deposit("loup", "say(1)");
  const std::string bytes = base::read_file(file).value();
  EXPECT_EQ(put("/eleves/loup/other.zip", bytes), 404) << "letters that no name has";
  EXPECT_EQ(put("/eleves/loup/" + name, bytes), 201);
  EXPECT_EQ(put("/eleves/loup/" + name, bytes), 200) << "the same again";
  EXPECT_EQ(put("/eleves/loup/" + name, base::read_file(deposit("loup", "say(2)")).value()), 400) << "nothing is overwritten";
}

TEST_F(BoxTest, AFamilySeesItsPageAndNoOther) {
  const httplib::Result page = client().Get("/");
  ASSERT_TRUE(page);
  EXPECT_THAT(page->body, HasSubstr("<label for=\"billet\">"));
  EXPECT_THAT(page->get_header_value("Content-Security-Policy"), HasSubstr("default-src 'none'"));
  EXPECT_EQ(page->get_header_value("Cache-Control"), "no-store");
  EXPECT_EQ(family("loup bleu", "TICKET"), 200);
  EXPECT_EQ(family("chat vert", "TICKET"), 403);
  EXPECT_EQ(family("loup bleu", ""), 403);
  EXPECT_EQ(family("../x", "TICKET"), 403);
}

TEST_F(BoxTest, WhoGuessesWaits) {
  for (std::size_t i = 0; i < kGuessesAMinute; ++i) EXPECT_EQ(family("loup bleu", "GUESS"), 403);
  EXPECT_EQ(family("loup bleu", "TICKET"), 429) << "even the right one, for a minute";
}

TEST_F(BoxTest, TheTeachersWordsAreFetched) {
  ASSERT_TRUE(base::write_file(folder() / "retours/loup bleu.jsonl", "{\"id\":\"a\"}\n"));
  const httplib::Result answer = client().Get("/retours/loup%20bleu", httplib::Headers{{"X-Lunabloc-Code", "ABCD-1234"}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "{\"id\":\"a\"}\n");
}

// A parents' evening in a real browser: the form is there, and it may be sent to the box alone.
TEST_F(BoxTest, TheFormOpensInABrowser) {
  const std::string browser = LUNABLOC_CHROMIUM;
  if (browser.empty() || browser.ends_with("NOTFOUND")) GTEST_SKIP() << "chromium is not here";
  const support::TempFolder profile;
  const std::string command = "timeout 120 " + browser + " --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir=" + profile.path().string() + " --dump-dom " + url() + "/ 2>/dev/null";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::string dom;
  char chunk[4096];
  while (const std::size_t count = std::fread(chunk, 1, sizeof chunk, pipe.get())) dom.append(chunk, count);
  EXPECT_THAT(dom, HasSubstr("id=\"pseudonyme\"")) << dom;
}

TEST(BoxAddress, OnlyThisMachineAndLocalNetworks) {
  for (const char* local : {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.1", "192.168.1.9", "169.254.3.3", "::1", "fe80::1%eth0", "fd00::5", "::ffff:192.168.0.4"}) EXPECT_TRUE(is_local(local)) << local;
  for (const char* other : {"0.0.0.0", "8.8.8.8", "172.32.0.1", "193.168.1.1", "2001:db8::1", "::", "::ffff:8.8.8.8", "localhost", "", "192.168.1"}) EXPECT_FALSE(is_local(other)) << other;
  const base::Messages messages = base::Messages::load(support::source_folder() / "assets/messages", "fr").value();
  Settings open;
  open.address = "0.0.0.0";
  EXPECT_EQ(Server::open(std::move(open), messages).error().message, "box.not_local");
  EXPECT_EQ(send_deposit({"http://example.org", "x"}, "loup", "x").error().message, "box.bad_url");
  EXPECT_EQ(send_deposit({"https://127.0.0.1", "x"}, "loup", "x").error().message, "box.bad_url");
}

TEST(BoxRateLimit, CountsAMinuteAndForgets) {
  RateLimit limit(2);
  EXPECT_TRUE(limit.allow("a", 0s));
  EXPECT_TRUE(limit.allow("a", 1s));
  EXPECT_TRUE(limit.is_over("a", 1s));
  EXPECT_FALSE(limit.allow("a", 59s));
  EXPECT_TRUE(limit.allow("b", 59s));
  EXPECT_TRUE(limit.allow("a", 60s));
  EXPECT_FALSE(limit.is_over("a", 60s));
  RateLimit crowded(1);
  for (int i = 0; i < 5'000; ++i) (void)crowded.allow(std::to_string(i), 0s);
  EXPECT_FALSE(crowded.allow("new", 1s)) << "nobody fills the memory";
  EXPECT_TRUE(crowded.allow("new", 61s));
}

}  // namespace
}  // namespace lunabloc::box
