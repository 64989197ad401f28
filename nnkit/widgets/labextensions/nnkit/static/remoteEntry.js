// A JupyterLab extension written by hand: it shows outputs of the type application/vnd.nnkit.explorer+json, in trusted
// notebooks and others, with a kernel and without, and puts a button into the cards of checks. JupyterLab asks this container for "./extension".
(() => {
  const TYPE = "application/vnd.nnkit.explorer+json", TARGET = "nnkit.explorer", SAVE = 300;
  const CARD = "application/vnd.nnkit.card+json", LOOK = "nnkit.look", PRESS = "Look at my program"; // nnkit/check/button.py
  const here = document.currentScript.src;
  let shared;
  const fromLab = async (name) => (await Object.values(shared[name])[0].get())();
  const link = (name) => new URL(name, here).href;
  const line = (text) => { // with code between backticks
    const p = Object.assign(document.createElement("p"), { style: "margin:4px 0 0" });
    p.append(...text.split("`").map((piece, i) => (i % 2 ? Object.assign(document.createElement("code"), { textContent: piece, style: "background:none;color:inherit;padding:0" }) : piece)));
    return p;
  };
  const predicted = new Map(); // what was predicted on this page, by notebook and question

  (window._JUPYTERLAB ??= {}).nnkit = {
    init: (scope) => void (shared = scope),
    get: async () => {
      const [{ Panel, Widget }, { IRenderMimeRegistry }, { INotebookTracker }] =
        await Promise.all(["@lumino/widgets", "@jupyterlab/rendermime", "@jupyterlab/notebook"].map(fromLab));
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: link("built/door.css") }));
      const door = new Promise((done, fail) => // a classic script that defines $nnkit
        document.head.append(Object.assign(document.createElement("script"), { src: link("built/door.js"), onload: () => done(window.$nnkit), onerror: fail })));

      // The way to the Python object that an output came from, if its kernel still has it.
      class Python {
        constructor(kernel, id, view) {
          this.comm = kernel.createComm(TARGET);
          this.comm.onMsg = ({ content: { data } }) => {
            this.turn = data.turn ?? this.turn; // what is said before it was heard, Python does not take
            if (data.state !== undefined) view().take(data.state, data.history);
            if (data.hand) view().hand(data.hand);
            if (data.told || data.problem) view().tell(data.told, data.problem);
          };
          this.comm.onClose = () => (this.isLost = true); // there is no such object any more
          this.comm.open({ id });
          kernel.statusChanged.connect((_, status) => (this.isLost ||= ["restarting", "autorestarting", "dead"].includes(status)));
        }
        get isGone() {
          return this.isLost || this.comm.isDisposed; // a kernel that is shut down takes its comms with it
        }
        send(data) {
          if (!this.isGone) this.comm.send({ ...data, turn: this.turn });
          return !this.isGone;
        }
      }

      const plugin = (tracker) => class extends Widget {
        async renderModel(model) {
          const told = JSON.stringify(model.data[TYPE]);
          if (told === this.shown) return; // JupyterLab asks again, and more than once, for what we have just saved
          this.shown = told;
          const { show } = await door, values = JSON.parse(told);
          this.end();
          Object.assign(this, { model, values });
          this.view = show(this.node, values, {
            changed: (state) => {
              if (state.done) predicted.set(this.place(values), structuredClone(state));
              clearTimeout(this.timer);
              this.timer = setTimeout(() => this.keep(model, values, state), SAVE);
            },
            found: (found) => {
              values.found = found;
              this.keep(model, values, this.view.explorer.state);
            },
            ask: (state) => this.python(values)?.send({ ask: structuredClone(state) }) ?? false,
          });
          if (this.view) this.python(values);
          this.recall();
        }
        onAfterAttach() {
          this.recall();
        }
        // a cell that runs again does not ask for a prediction anew
        recall() {
          const { values, view } = this, place = view && this.place(values);
          if (!place) return;
          if (view.state.done) predicted.set(place, structuredClone(view.state));
          else if (predicted.has(place)) {
            view.take(structuredClone(predicted.get(place)));
            this.keep(this.model, values, view.state);
          }
        }
        place({ explorer, key }) {
          const panel = explorer === "Prediction" && tracker?.find((p) => p.node.contains(this.node));
          return panel ? `${panel.context.path} ${key}` : "";
        }
        // where the hand left it is saved with the notebook, and Python knows
        keep(model, values, state) {
          const now = structuredClone(state), kept = { ...values, state: now };
          this.shown = JSON.stringify(kept);
          model.setData({ data: { ...model.data, [TYPE]: kept } });
          this.python(values)?.send({ state: now, found: values.found });
        }
        python({ id }) {
          if (typeof id !== "string") return null;
          const panel = tracker?.find((p) => p.node.contains(this.node)), kernel = panel?.sessionContext.session?.kernel;
          if (kernel && this.way?.kernel !== kernel.id) this.way = { kernel: kernel.id, to: new Python(kernel, id, () => this.view) };
          return this.way?.to;
        }
        end() {
          this.view?.end();
          this.view = null;
        }
        dispose() {
          clearTimeout(this.timer);
          this.end();
          if (this.way && !this.way.to.isGone) this.way.to.comm.close();
          super.dispose();
        }
      };

      // A card as its HTML has it, and in it a button: the kernel then looks at the program, and says in words what it
      // finds. Words only are taken from there.
      const card = (tracker, rendermime) => class extends Panel {
        constructor() {
          super();
          this.html = rendermime.createRenderer("text/html");
          this.addWidget(this.html);
        }
        async renderModel(model) {
          await this.html.renderModel(model);
          const { id, title } = model.data[CARD];
          const place = this.node.querySelector(".nnkit-look") ?? this.node.appendChild(document.createElement("div"));
          const button = Object.assign(document.createElement("button"), { type: "button", textContent: PRESS });
          button.style.cssText = "font:inherit;color:inherit;background:transparent;border:1px solid #767676;border-radius:3px;padding:2px 10px;cursor:pointer";
          button.setAttribute("aria-label", `${PRESS}: ${title}`);
          button.setAttribute("data-lm-suppress-shortcuts", "true"); // Enter is the button's, not the notebook's
          button.addEventListener("keydown", (event) => {
            event.stopPropagation();
            if (event.key === "Escape") button.closest(".jp-Cell")?.focus();
          });
          const said = document.createElement("div");
          said.setAttribute("role", "status");
          button.addEventListener("click", () => this.ask(id, (text) => said.replaceChildren(...text.split("\n").map(line))));
          place.replaceChildren(button, said);
        }
        ask(id, say) {
          const panel = tracker?.find((p) => p.node.contains(this.node)), kernel = panel?.sessionContext.session?.kernel;
          if (!kernel) return say("No kernel runs here. Start one, and run the cells again.");
          if (this.asked) return;
          this.asked = true;
          say("Looking…");
          const comm = kernel.createComm(LOOK), end = (text) => {
            this.asked = false;
            if (text) say(text);
          };
          comm.onMsg = ({ content: { data } }) => {
            comm.onClose = () => {};
            end(String(data.says));
            comm.close();
          };
          comm.onClose = () => end("The kernel knows another answer by now. Run the check again, and then press.");
          comm.open({ id });
        }
      };

      return () => ({
        __esModule: true,
        default: {
          id: "nnkit:explorers",
          autoStart: true,
          requires: [IRenderMimeRegistry],
          optional: [INotebookTracker],
          activate: (_app, rendermime, tracker) => {
            const Output = plugin(tracker), Card = card(tracker, rendermime);
            rendermime.addFactory({ safe: true, mimeTypes: [TYPE], defaultRank: 10, createRenderer: () => new Output() });
            rendermime.addFactory({ safe: true, mimeTypes: [CARD], defaultRank: 10, createRenderer: () => new Card() });
          },
        },
      });
    },
  };
})();
