// One message as a list item, in the shape of templates/message.html.
import { addBlocks, day, make } from "./text.js";
import { words } from "./words.js";

function basis({ law, source, checked }) {
  const lines = [];
  if (law) lines.push(make("p", {}, `${words.law} ${law}`));
  if (source) lines.push(make("p", {}, `${words.source} `, make("a", { href: source.url }, source.title)));
  if (checked) lines.push(make("p", {}, `${words.checked} ${day(checked)}`));
  return lines.length ? [make("div", { class: "basis" }, ...lines)] : [];
}

function choices(buttons) {
  const rows = buttons.map(({ title, choice, text }) =>
    make("li", {}, make("button", { type: "button", name: text ? "starter" : "choice", value: text || choice }, title)));
  return rows.length ? [make("ul", { class: "choices", "aria-label": words.choices }, ...rows)] : [];
}

export function messageItem({ who, message }) {
  const yours = who === "you";
  const text = make(yours ? "p" : "div", { class: yours ? "text typed" : "text" });
  if (yours) text.append(message.text);
  else addBlocks(text, message.text);
  const item = make("li", { class: `message ${who}`, tabindex: -1, lang: message.lang || "en-GB" });
  item.append(make("p", { class: "who" }, yours ? words.you : words.assistant));
  if (message.title) item.append(make("h3", {}, message.title));
  item.append(text, ...basis(message), ...choices(message.buttons || []));
  if (message.kind) item.dataset.kind = message.kind;
  return item;
}
