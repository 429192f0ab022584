// One check, judged with the real runner.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lesson/evaluate.h"
#include "vm/run.h"
#include "written_lesson.h"

namespace lunabloc::lesson {

inline const Runner& real_runner() {
  static const Runner run = [](const trace::RunRequest& request, const std::string& program) {
    return vm::run_to_end(support::binary_folder() / "bin/lunabloc-runner", request, program);
  };
  return run;
}

// A lesson of one check in the step « creer ». `messages`: cause → message; a message says what fills it.
class OneCheck {
 public:
  explicit OneCheck(const std::string& check, const std::vector<std::string>& causes = {}, const std::string& solution = "say(1)",
                    const std::string& world = "grille") {
    written_.change("lecon.md", "monde: grille", "monde: " + world);
    written_.change("lecon.md", "<!-- controle: ou -->\n", "");
    std::string named, messages = text_of("autre");
    for (const std::string& cause : causes) {
      named += (named.empty() ? "" : ", ") + cause + ": M-" + cause;
      messages += text_of(cause);
    }
    written_.write("controles.yaml", "format: 1\ncontroles:\n  - {id: un, etape: creer, message: M-autre, " + check +
                                         (named.empty() ? "" : ", messages: {" + named + "}") + "}\nmessages:\n" + messages);
    written_.write("solution.lua", solution);
  }
  WrittenLesson& written() { return written_; }

  Verdict judge(const std::string& program, const Answers& answers = {}) const {
    const Lesson lesson = written_.load();
    EvaluationContext context{lesson, vocabulary(), common_messages(), real_runner(), {}};
    context.work_folder = written_.folder() / "images";
    Result<Verdict> verdict = evaluate(context, "creer", program, answers);
    EXPECT_TRUE(verdict) << (verdict ? "" : verdict.error().message);
    return verdict ? *verdict : Verdict{};
  }
  std::string said(const std::string& program, const Answers& answers = {}) const { return words(judge(program, answers)); }
  // Where nobody works: a lesson's proof.
  std::string alone(const std::string& program, const Answers& answers = {}) const {
    const Lesson lesson = written_.load();
    const Result<Verdict> verdict = evaluate({lesson, vocabulary(), common_messages(), real_runner(), {}}, "creer", program, answers);
    EXPECT_TRUE(verdict) << (verdict ? "" : verdict.error().message);
    return verdict ? words(*verdict) : std::string();
  }
  static std::string words(const Verdict& verdict) {
    return verdict.passed ? "met" : verdict.message + ": " + verdict.advice.seen;
  }

 private:
  static std::string text_of(const std::string& cause) {
    return "  M-" + cause + ": {vu: \"{entree}|{obtenu}|{attendu}|{mesure}|{max}|{n}|{nom}|{rapport}|{ligne}|{temps}\", essaie: \"Regarde.\"}\n";
  }
  WrittenLesson written_;
};

}  // namespace lunabloc::lesson
