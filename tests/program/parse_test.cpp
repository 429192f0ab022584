#include <gtest/gtest.h>

#include <random>

#include "program/ast.h"
#include "program/cursor.h"
#include "program/tree.h"

namespace lunabloc::program {
namespace {

std::string outline(const Syntax& syntax) {
  std::string result;
  for (Walk walk(syntax); walk; walk.next()) {
    if (!walk.at().is_node() || walk.at().kind() == SyntaxKind::block) continue;
    if (is_statement(walk.at().kind()) || walk.at().kind() == SyntaxKind::missing_expression)
      result.append(result.empty() ? "" : " ").append(name_of(walk.at().kind()));
  }
  return result;
}
std::string outline(std::string_view lua) { return outline(Syntax(parse(lua).tree)); }

void check_prints_back(std::string_view lua) { EXPECT_EQ(print(parse(lua).tree), lua); }

TEST(Parse, EveryByteComesBack) {
  check_prints_back("");
  check_prints_back("\xEF\xBB\xBF#!/usr/bin/lua\r\nprint('é')\n\r-- fin");
  check_prints_back(std::string_view("a\0b = 'c\0d'", 11));
  check_prints_back("if x then y() else end end )) \"abc\n[==[ ");
  check_prints_back("local t = {1, 2; a = 3, [4] = 5,}\n\tt.a[1]:b'x' {} [[y]] = 0x10, 3..2");
}

TEST(Parse, AnyPrefixPrintsBack) {
  const std::string lua =
      "-- titre\nlocal function f(a, ...)\n  for i = 1, #a do a[i] = a[i] ^ 2 end\n  repeat local x <const> = "
      "a:b{c = [[d]]} until x --[[ e ]]\n  ::here:: goto here\n  return -a .. \"b\\z  \n c\", not f;\nend\n";
  for (std::size_t length = 0; length <= lua.size(); ++length) check_prints_back(lua.substr(0, length));
}

TEST(Parse, AnyBytesPrintBack) {
  std::mt19937 random(1);
  const std::vector<std::string> pieces = {"if ", "then ", "end ", "x", "=", "(", ")", "{", "}", "[", "]", "[[", "]]",
                                           "\"", "\n", "--", "--[[", "function ", "do ", "repeat ", "until ", "\xC3",
                                           "1", ".", "..", ",", "return ", "local ", "::", ":", "#", "<", "for ", "in "};
  for (int round = 0; round < 3000; ++round) {
    std::string lua;
    for (std::size_t i = random() % 60; i > 0; --i) lua += pieces[random() % pieces.size()];
    check_prints_back(lua);
  }
}

TEST(Parse, StatementsOwnTheirComments) {
  const Tree tree = parse("-- free\n\n-- above\nx = 1 -- beside\n-- last\n").tree;
  const Syntax block = File(Syntax(tree)).block();
  const std::vector<Syntax> statements = statements_of(block);
  ASSERT_EQ(statements.size(), 3U);
  EXPECT_EQ(statements[0].text(), "-- free");
  EXPECT_EQ(statements[1].text(), "-- above\nx = 1 -- beside");
  EXPECT_EQ(statements[1].token_text(), "x = 1");
  EXPECT_EQ(words_of_comment(comments_of(statements[1])[1]), "beside");
  EXPECT_EQ(statements[2].kind(), SyntaxKind::comment_statement);
}

TEST(Parse, AMissingEndClosesByLayout) {
  EXPECT_EQ(outline("if x then\n  a()\nfunction f()\n  b()\nend\nc()\n"),
            "if_statement call_statement function_statement call_statement call_statement");
  EXPECT_EQ(outline("function f()\n  if x then\n    a()\nend\nb()\n"),
            "function_statement if_statement call_statement call_statement");
}

TEST(Parse, AnOpenBracketEndsByLayout) {
  EXPECT_EQ(outline("f(\nf()\nf()\n"), "call_statement call_statement call_statement");
  EXPECT_EQ(outline("for i = 1, 2 do\n  f(1,\n  g()\nend\nh()\n"), "numeric_for call_statement missing_expression call_statement call_statement");
  // What is indented deeper belongs to the bracket, and what Lua can read is read as it does.
  EXPECT_EQ(outline("f(\n  g()\nh()\n"), "call_statement call_statement");
  const Parsed parsed = parse("f(\ng(),\nfunction()\nh()\nend\n)\n");
  EXPECT_TRUE(parsed.diagnostics.empty());
}

TEST(Parse, BadIndentationIsStillGoodLua) {
  const Parsed parsed = parse("if x then\nfunction f()\nend\nend\n");
  EXPECT_TRUE(parsed.diagnostics.empty());
  EXPECT_EQ(outline(Syntax(parsed.tree)), "if_statement function_statement");
}

TEST(Parse, WhatIsWrongStaysInItsStatement) {
  EXPECT_EQ(outline("x = \"abc\ny = 2\n"), "assignment assignment");
  EXPECT_EQ(outline("x = = 2\ny()"), "assignment missing_expression skipped call_statement");
  EXPECT_EQ(outline("f(1 2)\ny()"), "call_statement skipped call_statement");
  EXPECT_EQ(outline("end\ny()"), "skipped call_statement");
}

TEST(Parse, DepthIsBounded) {
  for (const std::string piece : {"(", "{", "not ", "do ", "a[", "function() ", "if x then ", "f{"}) {
    std::string lua = "x = ";
    for (int i = 0; i < 100'000; ++i) lua += piece;
    check_prints_back(lua);
  }
  for (const std::string piece : {" .. a", " + a", "^a", " and a", ".b", "()", ", a"}) {
    std::string lua = "x = a";
    for (int i = 0; i < 100'000; ++i) lua += piece;
    const Parsed parsed = parse(lua);
    EXPECT_EQ(print(parsed.tree), lua);
    EXPECT_FALSE(parsed.diagnostics.empty()) << piece;
  }
}

}  // namespace
}  // namespace lunabloc::program
