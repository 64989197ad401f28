// What there is to try with an explorer, beside its picture: each ticks itself off when the picture shows it, and says why.
import { DISCOVERIES } from "./discoveries.js";
import { make } from "./elements.js";

export class Tries {
  // found: hears the numbers of all that are found, when one is new
  constructor(explorer, found) {
    Object.assign(this, { explorer, tell: found, found: new Set(explorer.found) });
    this.all = DISCOVERIES[explorer.name] ?? [];
    this.count = make("summary", {});
    this.items = this.all.map(({ tries }) => {
      const mark = make("span", { class: "nnk-tick", role: "img" }), why = make("p", { class: "nnk-why-so", hidden: true });
      return { mark, why, root: make("li", {}, mark, make("div", {}, make("p", {}, tries), why)) };
    });
    this.news = make("p", { class: "nnkit-unseen", role: "status" }); // read aloud
    this.root = make("details", { class: "nnk-tries", open: true, hidden: !this.all.length },
      this.count, make("ul", {}, ...this.items.map((item) => item.root)), this.news);
    this.show();
  }
  // at a picture that a hand has made
  look(facts) {
    const { state } = this.explorer, last = this.explorer.control({ name: "step" }).high;
    const isNew = (i) => !this.found.has(i) && this.all[i].found(state, facts, last);
    const news = this.all.map((_, i) => i).filter(isNew);
    if (!news.length) return;
    news.forEach((i) => this.found.add(i));
    this.news.textContent = `Found: ${news.map((i) => this.all[i].why).join(" ")}`;
    this.show();
    this.tell([...this.found].sort());
  }
  show() {
    this.count.textContent = `Try this (${this.found.size} of ${this.all.length} found)`;
    this.items.forEach(({ mark, why, root }, i) => {
      const isFound = this.found.has(i);
      root.dataset.found = isFound;
      mark.textContent = isFound ? "✓" : "○";
      mark.setAttribute("aria-label", isFound ? "found" : "not found yet");
      why.hidden = !isFound;
      why.textContent = isFound ? this.all[i].why : "";
    });
  }
}
