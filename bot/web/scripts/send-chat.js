// The widget: <script src="…/send-chat.js" async></script> on a council's page, and nothing else.
// Nothing is asked for and nothing is kept until a parent opens it.
import { palette } from "./colours.js";
import { Conversation } from "./conversation.js";
import { launcher, panel } from "./panel.js";
import { Place } from "./place.js";
import { Talk } from "./talk.js";
import { make } from "./text.js";
import { Tools } from "./tools.js";
import { starters, style, words } from "./words.js";

const SHEET = "(max-width: 30em)";
const ONLY_THIS = "@media print{body>:not(send-chat){display:none!important}}";
const MARK = Symbol.for("send-chat");
// A module has no current script.
const tag = document.currentScript || document.querySelector('script[src*="/send-chat."]');

const short = (text, otherwise) => (text && text.trim() && text.length <= 60 ? text.trim() : otherwise);

function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

class Widget {
  constructor(origin, { label, title, colour, position }) {
    Object.assign(this, { origin, title: short(title, words.page_title), unread: 0, talk: new Talk(origin) });
    this.host = make("send-chat");
    this.shadow = this.host.attachShadow({ mode: "open" });
    this.shadow.adoptedStyleSheets = [sheet(style), sheet(palette(colour))];
    const rtl = getComputedStyle(document.documentElement).direction === "rtl";
    const side = ["left", "right"].includes(position) ? position : rtl ? "left" : "right";
    this.root = make("div", { class: `root ${side}`, lang: "en-GB", dir: "ltr" }, launcher(short(label, words.launcher)));
    this.shadow.append(this.root);
    this.at = (id) => this.shadow.getElementById(id);
    this.listen();
    document.body.append(this.host);
    if (this.talk.restore()) this.carryOn();
  }

  get isOpen() { return this.root.classList.contains("open"); }

  listen() {
    this.at("launcher").addEventListener("click", () => this.open());
    // A host's own shortcuts are not for what is typed here.
    for (const name of ["keydown", "keypress", "keyup"]) this.host.addEventListener(name, (event) => event.stopPropagation());
    const shown = () => this.at(this.isOpen ? "panel" : "launcher");
    this.place = new Place(this.host, this.root, shown, () => this.isOpen && this.minimise(false));
  }

  // On the next page of the same tab. It was open: it is open, but takes no focus, and covers no small screen.
  carryOn() {
    if (this.talk.open && !matchMedia(SHEET).matches) this.show();
  }

  // The panel is made when it is first wanted, so that a page whose parents never open it pays only for the button.
  begin() {
    if (this.conversation) return;
    this.root.append(panel(this.title, this.origin));
    this.conversation = new Conversation(this.shadow, this.talk, (item) => this.reveal(item), (count) => this.heard(count));
    this.tools = new Tools(this.conversation, () => this.print(), () => this.greet());
    const row = this.shadow.querySelector(".tools");
    row.addEventListener("click", () => this.closeMenu(), true); // first, so that the focus can go where it is sent
    row.append(...this.tools.buttons);
    this.at("log").after(this.tools.question);
    this.at("minimise").addEventListener("click", () => this.minimise());
    this.at("menu").addEventListener("click", () => this.toggleMenu());
    this.at("panel").addEventListener("keydown", (event) => this.key(event));
    this.greet();
    this.takeUp();
  }

  takeUp() {
    if (this.talk.said.length) {
      this.conversation.dropChoices();
      this.conversation.showOld(this.talk.said);
    }
    if (this.talk.draft) this.conversation.composer.put(this.talk.draft);
  }

  greet() {
    this.conversation.show([{ who: "assistant", message: { text: words.hello, buttons: starters } }]);
    this.at("log").scrollTop = 0;
  }

  show() {
    this.root.classList.add("open");
    this.begin();
    this.at("panel").hidden = false;
    this.at("launcher").setAttribute("aria-expanded", "true");
    this.talk.open = true;
    this.talk.keep();
    this.count(0);
  }

  open() {
    this.show();
    this.conversation.composer.focus();
  }

  minimise(focus = true) {
    this.closeMenu();
    this.at("panel").hidden = true;
    this.at("launcher").setAttribute("aria-expanded", "false");
    this.root.classList.remove("open");
    this.talk.open = false;
    this.talk.keep();
    if (focus) this.at("launcher").focus();
  }

  toggleMenu() {
    if (this.at("more").hidden) {
      this.at("more").hidden = false;
      this.at("menu").setAttribute("aria-expanded", "true");
      this.root.classList.add("menu");
    } else this.closeMenu();
  }

  closeMenu() {
    this.at("more").hidden = true;
    this.at("menu").setAttribute("aria-expanded", "false");
    this.root.classList.remove("menu");
  }

  key(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    if (this.at("more").hidden) this.minimise();
    else { this.closeMenu(); this.at("menu").focus(); }
  }

  heard(count) {
    if (!this.isOpen) this.count(this.unread + count);
  }

  // Of messages that came while the panel was away: in the button's name, and to be seen.
  count(unread) {
    this.unread = unread;
    const said = unread === 1 ? words.unread_one : words.unread.replace("{count}", unread);
    this.at("unread").hidden = !unread;
    this.at("unread").textContent = said;
  }

  // The log scrolls, or on a low screen the whole panel. The host's page never does.
  reveal(item) {
    for (const box of [this.at("log"), this.at("panel")]) {
      box.scrollTop += item.getBoundingClientRect().top - box.getBoundingClientRect().top - 12;
    }
  }

  print() {
    this.closeMenu();
    const alone = sheet(ONLY_THIS);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, alone];
    this.root.classList.add("printed");
    addEventListener("afterprint", () => {
      this.root.classList.remove("printed");
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== alone);
    }, { once: true });
    print();
  }
}

function start() {
  const { origin } = new URL(tag.src);
  // A browser too old for the widget has the page.
  if (!("adoptedStyleSheets" in document) || !Element.prototype.attachShadow) {
    tag.after(make("a", { href: `${origin}/` }, short(tag.dataset.label, words.launcher)));
  } else document[MARK] = new Widget(origin, tag.dataset);
}

if (tag && tag.src && !document[MARK]) {
  document[MARK] = true; // a second tag on the page adds nothing
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
}
