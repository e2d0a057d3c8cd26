// The field: its count of characters, its complaint, its keys.
import { limits, words } from "./words.js";

const SHOW_COUNT_FROM = 800;
const SAY_COUNT_AFTER = 1000;

export class Composer {
  constructor(root, submit) {
    this.at = (id) => root.getElementById(id);
    this.field = this.at("text");
    this.submit = submit;
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("input", () => this.changed());
    this.count();
  }

  get text() { return this.field.value.trim(); }

  put(text) {
    this.field.value = text;
    this.count();
  }

  focus() { this.field.focus({ preventScroll: true }); }

  // How many characters are left; less than none if there are too many.
  count() {
    const left = limits.most - [...this.text].length;
    const counter = this.at("counter");
    counter.hidden = left > limits.most - SHOW_COUNT_FROM;
    const label = left < -1 ? words.over : left < 0 ? words.over_by_one : left === 1 ? words.left_one : words.left;
    counter.textContent = label.replace("{count}", Math.abs(left));
    return left;
  }

  // A screen reader hears the count when the typing pauses, not at every letter.
  changed() {
    this.count();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      const counter = this.at("counter");
      this.at("count-said").textContent = counter.hidden ? "" : counter.textContent;
    }, SAY_COUNT_AFTER);
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  complain(text, retry = false) {
    this.at("trouble").textContent = text;
    this.at("problem").hidden = !text;
    this.at("retry").hidden = !retry;
    this.field.setAttribute("aria-invalid", String(Boolean(text) && !retry));
  }
}
