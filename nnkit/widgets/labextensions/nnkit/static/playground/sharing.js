// Experiments to start from, and the state as text.
import { buttonControl, choiceControl } from "../controls.js";
import { make, uniqueId } from "../elements.js";

export function experiments(presets, hand) {
  const question = make("p", { class: "pg-question" }), answer = make("p", {});
  const why = make("details", { class: "pg-more", hidden: true }, make("summary", {}, "think first, then look: why?"), answer);
  const choice = choiceControl("experiments", [["", "choose one"], ...presets.map((p) => [p.name, p.name])], (name) => {
    const chosen = presets.find((p) => p.name === name);
    question.textContent = chosen?.question ?? "";
    answer.textContent = chosen?.answer ?? "";
    why.hidden = !chosen;
    why.open = false;
    if (chosen) hand.act("restore", { text: chosen.state });
  });
  choice.set("");
  return make("div", { class: "pg-presets" }, choice.root, question, why);
}

// { root, write(state, isHands) }; address(): on a page of the site, its address with all of it, weights too
export function stateAsText(hand, address, tell) {
  const id = uniqueId(), text = make("textarea", { id, rows: 2, spellcheck: "false", placeholder: "as it begins: nothing is changed yet" });
  const button = (name, words) => {
    const made = buttonControl(name, null, () => {
      text.value = words();
      text.select();
      document.execCommand("copy");
      tell("copied");
      made.set("Copied", null);
      setTimeout(() => made.set(name, null), 1500);
    });
    return made.root;
  };
  const root = make("details", { class: "pg-more" }, make("summary", {}, "this state as text, to share and to restore"),
    make("label", { for: id }, "state"), text,
    make("div", { class: "pg-row" },
      buttonControl("Restore", null, () => hand.act("restore", { text: text.value })).root,
      button("Copy", () => text.value),
      buttonControl("Write it with the weights", null, () => hand.act("write")).root, ...(address ? [button("Copy a link to it", address)] : [])));
  return {
    root,
    write(state) {
      text.value = state;
    },
    follow(state) { // one with weights was asked for by hand; it stays until the state changes
      const isWritten = text.value.includes("weights=") && text.value.startsWith(state);
      if (document.activeElement !== text && !isWritten) text.value = state;
    },
  };
}
