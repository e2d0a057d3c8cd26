// The assistant's plain text as nodes, never as HTML. The rules are those of bot/web/blocks.py.
const LINK = /https:\/\/[^\s<>"]+[^\s<>".,;:!?)\]']/g;

export function make(tag, attributes = {}, ...inside) {
  const node = document.createElement(tag);
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name]);
  node.append(...inside);
  return node;
}

function addLine(parent, line) {
  if (parent.hasChildNodes()) parent.append(make("br"));
  let end = 0;
  for (const match of line.matchAll(LINK)) {
    parent.append(line.slice(end, match.index), make("a", { href: match[0] }, match[0]));
    end = match.index + match[0].length;
  }
  parent.append(line.slice(end));
}

export function addBlocks(parent, text) {
  let block = null;
  for (const line of text.split("\n")) {
    const bullet = line.match(/^\s*- +(.*)$/), number = line.match(/^\s*(\d{1,2})\. +(.*)$/);
    const tag = bullet ? "UL" : number ? "OL" : "P";
    if (!line.trim()) { block = null; continue; }
    if (tag === "P" && block && (block.tagName === "P" || line.startsWith(" "))) {
      addLine(block.tagName === "P" ? block : block.lastChild, line.trim());
      continue;
    }
    if (!block || block.tagName !== tag || tag === "P") {
      block = parent.appendChild(make(tag));
      if (number && number[1] !== "1") block.start = Number(number[1]);
    }
    if (tag === "P") addLine(block, line.trim());
    else addLine(block.appendChild(make("li")), bullet ? bullet[1] : number[2]);
  }
}

export function day(iso) {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
}
