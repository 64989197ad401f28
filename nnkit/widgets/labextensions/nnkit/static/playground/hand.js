// What a hand does in the Playground, on its way to whoever trains.

// Changes that come while one is being answered are merged, so that a fast slider never queues up messages.
export class Hand {
  constructor(model) {
    this.model = model;
    this.pending = {};
    this.sent = {};
    this.serial = 0;
    this.waiting = false;
    this.open = 0;  // messages without an answer
  }
  change(name, value) {
    this.pending[name] = value;
    this.flush();
  }
  flush() {
    if (this.waiting || Object.keys(this.pending).length === 0) return;
    this.waiting = true;
    this.sent = this.pending;
    this.pending = {};
    this.send({ do: "set", changes: this.sent, serial: ++this.serial });
    this.timer = setTimeout(() => this.answered(this.serial), 2000);  // a kernel that was restarted never answers
  }
  answered(serial) {
    if (serial !== this.serial || !this.waiting) return;
    clearTimeout(this.timer);
    this.waiting = false;
    this.sent = {};
    this.flush();
  }
  holds(name) {
    return name in this.pending || name in this.sent;
  }
  // a setting as the hand last wanted it, also before Python has answered: two quick presses count twice
  latest(name) {
    return this.pending[name] ?? this.sent[name] ?? this.model.get("settings")[name];
  }
  act(what, more = {}) {
    this.send({ do: what, serial: 0, ...more });
  }
  send(message) {
    if (!this.open++) this.heard = performance.now();
    this.model.send(message);
  }
  hear(message) {
    this.heard = performance.now();
    if (message.kind === "done") this.open = Math.max(0, this.open - 1);
  }
  // seconds for which Python has owed an answer, or the next frame
  late() {
    return this.open || this.model.get("playing") ? (performance.now() - this.heard) / 1000 : 0;
  }
}
