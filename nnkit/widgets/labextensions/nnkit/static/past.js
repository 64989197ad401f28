// What can be taken back.
const GESTURE = 500; // milliseconds: changes that follow each other faster are one
const MOST = 100;

export class Past {
  items = [];
  // how it was before a change; a slider that is dragged changes it many times, and once
  note(before, isDragged) {
    const now = performance.now();
    if (!isDragged || !(now - this.dragged < GESTURE)) this.items = [...this.items, before].slice(-MOST);
    this.dragged = isDragged ? now : 0;
  }
  back() {
    this.dragged = 0;
    return this.items.pop();
  }
}
