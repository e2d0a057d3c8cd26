// The conversation on the screen, in the page or in the widget: the same elements, by their ids, in either.
import { Composer } from "./composer.js";
import { messageItem } from "./message.js";
import { words } from "./words.js";

const WRITING_AFTER = 1000;

const tapped = ({ choice, starter }) => Boolean(choice || starter);

export class Conversation {
  // `root` is the document or a shadow root. `reveal` brings an item to the top of what can be seen of the log;
  // `heard` is told how many messages arrived.
  constructor(root, talk, reveal, heard = () => {}) {
    this.at = (id) => root.getElementById(id);
    Object.assign(this, { talk, reveal, heard, busy: false });
    this.composer = new Composer(root, () => this.submit());
    root.addEventListener("click", (event) => this.pressed(event));
    addEventListener("online", () => this.backOnline());
    addEventListener("offline", () => this.say(words.offline));
    addEventListener("pagehide", () => this.leave());
  }

  say(text) { this.at("status").textContent = text; }

  show(said) {
    return said.map((one) => this.at("newest").appendChild(messageItem(one)));
  }

  // What was read out once is not read out again.
  showOld(said) {
    this.at("log").setAttribute("aria-live", "off");
    const items = this.show(said);
    setTimeout(() => this.at("log").setAttribute("aria-live", "polite"), 500);
    if (items.length) this.reveal(items[items.length - 1]);
  }

  pressed(event) {
    const button = event.target.closest("button");
    const { name, value, id } = button || {};
    if (!["choice", "starter"].includes(name) && !["send", "retry"].includes(id)) return;
    event.preventDefault(); // no form is ever sent while this script runs
    if (name === "choice") this.send({ choice: value, title: button.textContent });
    else if (name === "starter") this.send({ text: value, starter: true });
    else if (id === "retry") this.again();
    else this.submit();
  }

  submit() {
    const { composer } = this;
    composer.focus();
    if (!composer.text) composer.complain(words.question_empty);
    else if (composer.count() < 0) composer.complain(words.question_too_long);
    else this.send({ text: composer.text });
  }

  again() {
    const { pending } = this.talk;
    this.composer.focus();
    if (pending && tapped(pending)) this.send(pending);
    else this.submit();
  }

  async send(question) {
    if (this.busy) return;
    this.setBusy(true);
    this.composer.complain("");
    for (const old of this.at("log").querySelectorAll("#new")) old.remove();
    const [yours] = this.show([{ who: "you", message: { text: question.title || question.text } }]);
    if (question.text === this.composer.text) this.composer.put("");
    if (tapped(question)) yours.focus({ preventScroll: true });
    this.reveal(yours);
    const writing = setTimeout(() => this.say(words.writing), WRITING_AFTER);
    const reply = await this.talk.ask(question);
    clearTimeout(writing);
    this.say("");
    this.setBusy(false);
    if (!yours.isConnected) return; // the parent began again meanwhile
    if (reply.said) this.answered(question, yours, reply.said);
    else this.notAnswered(question, yours, reply);
  }

  answered(question, yours, said) {
    this.dropChoices();
    const items = this.show(said);
    this.reveal(yours);
    // After a tap the focus goes to the answer: in the field it would bring a phone's keyboard up over it.
    if (tapped(question)) items[0].focus({ preventScroll: true });
    this.heard(said.length);
  }

  notAnswered(question, yours, { problem, over }) {
    yours.remove();
    if (over) this.dropChoices();
    if (question.text && !question.starter && !this.composer.text) this.composer.put(question.text);
    const failed = navigator.onLine === false ? words.not_sent_offline : words.not_sent;
    this.composer.complain(problem || failed, !problem);
    if (tapped(question)) (problem ? this.composer.field : this.at("retry")).focus({ preventScroll: true });
  }

  dropChoices() {
    for (const list of this.at("log").querySelectorAll(".choices")) list.remove();
  }

  // The old choices go at once, and come back if the message does not get through.
  setBusy(busy) {
    this.busy = busy;
    this.at("send").setAttribute("aria-disabled", String(busy));
    for (const list of this.at("log").querySelectorAll(".choices")) list.hidden = busy;
  }

  backOnline() {
    this.say(words.online);
    if (!this.at("retry").hidden) this.again();
  }

  clear() {
    this.talk.forget();
    this.composer.put("");
    this.composer.complain("");
    for (const item of this.at("log").querySelectorAll(".message, #new")) item.remove();
  }

  // What is typed and not yet sent is there again on the next page of this tab.
  leave() {
    const { talk, composer } = this;
    if (talk.draft === composer.field.value) return;
    talk.draft = composer.field.value;
    talk.keep();
  }
}
