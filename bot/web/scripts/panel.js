// The widget's elements. The ids are those that conversation.js looks for.
import { make } from "./text.js";
import { languages, people, words } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

function bubble() {
  const svg = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-5 5v-5H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z");
  svg.append(path);
  return svg;
}

export function launcher(label) {
  const button = make("button", { type: "button", id: "launcher", "aria-expanded": "false", "aria-controls": "panel" },
    bubble(), make("span", { id: "launcher-name" }, label), make("span", { id: "unread", hidden: "" }));
  return make("section", { class: "launch", "aria-label": words.page_title }, button);
}

function head(title) {
  return make("div", { class: "head" },
    make("h2", { id: "title" }, title),
    make("button", { type: "button", id: "menu", "aria-expanded": "false", "aria-controls": "more" }, words.menu),
    make("button", { type: "button", id: "minimise" }, words.minimise));
}

function form() {
  return make("div", { class: "ask" },
    make("p", { id: "status", role: "status" }),
    make("div", { id: "problem", role: "alert", hidden: "" },
      make("p", {}, make("strong", {}, words.error), " ", make("span", { id: "trouble" })),
      make("button", { type: "button", id: "retry", class: "plain", hidden: "" }, words.retry)),
    make("label", { for: "text" }, words.question),
    make("div", { class: "row" },
      make("textarea", { id: "text", rows: 2, autocomplete: "off", "aria-describedby": "trouble counter" }),
      make("button", { type: "button", id: "send", class: "send" }, words.send)),
    make("p", { id: "counter", hidden: "" }),
    make("p", { id: "count-said", class: "for-readers", role: "status" }));
}

const link = (href, text) => make("li", {}, make("a", { href }, text));

function more(origin) {
  const notices = languages.map(({ lang, dir, name, text }) =>
    make("div", { lang, dir }, make("h4", {}, name), make("p", {}, text)));
  return make("div", { id: "more", role: "region", "aria-label": words.menu, tabindex: 0, hidden: "" },
    make("div", { class: "tools" }),
    make("ul", { class: "links" },
      link(`${origin}/receipt`, words.delete_sent), link(`${origin}/`, words.full_page),
      link(`${origin}/privacy`, words.nav_privacy), link(`${origin}/accessibility`, words.nav_accessibility)),
    make("h3", {}, words.people_title),
    make("ul", { class: "links" }, ...people.map(([title, href]) => (href ? link(href, title) : make("li", {}, title)))),
    make("h3", {}, words.kept_title), make("p", {}, words.kept),
    make("h3", {}, words.languages_title), ...notices);
}

export function panel(title, origin) {
  return make("div", { id: "panel", role: "dialog", "aria-labelledby": "title" },
    head(title),
    more(origin),
    make("div", { class: "talk" },
      make("div", { id: "log", role: "log", "aria-live": "polite", "aria-label": words.conversation, tabindex: 0 },
        make("p", { class: "intro" }, `${words.automated} `, make("strong", {}, words.danger), ` ${words.no_names}`),
        make("ol", { class: "messages", id: "newest" })),
      form()));
}
