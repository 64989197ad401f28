// A prediction: a question with a guess that is committed, then the truth drawn over it and the explanation opened. It
// needs no Python; a page that has some passes the state on. Nothing that comes in is written as HTML.
import { onThemeChange } from "./colors.js";
import { buttonControl } from "./controls.js";
import { keepKeys, make, shownOr, uniqueId } from "./elements.js";
import { KINDS } from "./guesses.js";
import { checkedPrediction } from "./questions.js";
import { paragraphs } from "./words.js";

class Prediction {
  constructor(element, values, link) {
    const { question, state } = checkedPrediction(values);
    Object.assign(this, { question, link, state, serial: 0 });
    const name = uniqueId();
    this.asks = make("div", { class: "nnk-asks", id: name });
    this.asks.append(make("p", { class: "nnk-kicker" }, question.again ? "From an earlier lesson" : question.recall ? "A question on this section" : "Predict first"), ...paragraphs(question.asks));
    this.commit = buttonControl(question.recall ? "Commit my answer" : "Commit my prediction", null, () => this.close("committed")).root;
    this.skip = buttonControl("Skip", null, () => this.close("skipped")).root;
    this.bar = make("div", { class: "nnk-commit" }, this.commit, this.skip);
    this.says = make("p", { class: "nnk-says", role: "status" });
    this.why = make("details", { class: "nnk-why", hidden: true }, make("summary", {}, "Why it is so"), ...paragraphs(question.why));
    this.note = make("p", { class: "nnkit-notice nnk-status", role: "status", hidden: true });
    this.guess = new KINDS[question.kind](question, (guess) => this.guessed(guess));
    this.root = make("div", { class: "nnkit-widget nnk-live nnk-predict", role: "group", "aria-labelledby": name },
      this.asks, this.guess.root, this.bar, this.says, this.why, this.note);
    keepKeys(this.root);
    element.replaceChildren(this.root);
    this.endWatch = onThemeChange(() => this.guess.repaint?.());
    this.paint();
  }

  guessed(guess) {
    if (this.state.done) return;
    this.state.guess = guess;
    this.link.changed?.(this.state);
    this.paint();
  }
  close(done) {
    if (this.state.done) return;
    if (done === "skipped") this.state.guess = null;
    this.state.done = done;
    this.state.hit = done === "committed" ? this.guess.judge(this.state.guess).hit : null;
    this.link.changed?.(this.state);
    this.paint();
    this.why.querySelector("summary").focus({ preventScroll: true }); // the button that had the focus is gone
  }
  // what Python knows of it from an earlier time
  take(state) {
    this.state = checkedPrediction({ ...this.question, state }).state;
    this.paint();
  }
  // where it could not be written down
  tell(_told, problem = "") {
    this.note.textContent = problem;
    this.note.hidden = !problem;
  }
  paint() {
    const { guess, done } = this.state;
    this.guess.show(guess, done);
    this.commit.disabled = guess === null;
    this.bar.hidden = Boolean(done);
    this.why.hidden = !done;
    this.why.open = Boolean(done); // also where its cell runs after the guess: it is being read
    this.says.hidden = !done;
    this.says.textContent = done === "committed" ? this.guess.judge(guess).says : done ? this.guess.truth() : "";
    this.root.dataset.done = done;
    this.root.dataset.serial = ++this.serial;
  }
  end() {
    this.endWatch();
  }
}

// Shows { explorer: "Prediction", asks, kind, ..., why, state } in the element; an error is drawn where it is none.
export const mountPrediction = (element, values, link = {}) => shownOr("prediction", element, () => new Prediction(element, values, link));
