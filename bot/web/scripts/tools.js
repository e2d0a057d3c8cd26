// What can be done with a conversation besides talking: begin it again, keep it, print it.
import { saveCopy } from "./copies.js";
import { make } from "./text.js";
import { words } from "./words.js";

const button = (label, act, kind = "plain") => {
  const made = make("button", { type: "button", class: kind }, label);
  made.addEventListener("click", act);
  return made;
};

export class Tools {
  // `printOut` differs: the widget must leave its host page out. `cleared` shows an empty conversation again.
  constructor(conversation, printOut, cleared) {
    Object.assign(this, { conversation, cleared });
    this.buttons = [
      button(words.start_again, () => this.ask()),
      button(words.save_copy, () => saveCopy(conversation.talk.said)),
      button(words.print, printOut),
    ];
    this.question = this.confirmation();
  }

  confirmation() {
    const no = button(words.clear_no, () => this.drop());
    const box = make("div", { class: "confirm", role: "group", "aria-labelledby": "clear-ask", hidden: "" },
      make("p", { id: "clear-ask", tabindex: -1 }, words.clear_ask),
      button(words.clear_yes, () => this.clear(), "send"), no);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.drop();
    });
    return box;
  }

  ask() {
    if (!this.conversation.at("log").querySelector(".you")) { this.clear(); return; }
    this.question.hidden = false;
    this.question.firstChild.focus();
  }

  drop() {
    this.question.hidden = true;
    this.conversation.composer.focus();
  }

  clear() {
    this.question.hidden = true;
    this.conversation.clear();
    this.cleared();
    this.conversation.say(words.cleared);
    this.conversation.composer.focus();
  }
}
