// The conversation to keep: as a text file, or on paper. Made here; nothing is sent.
import { day, make } from "./text.js";
import { words } from "./words.js";

function lines({ who, message }) {
  const { title, text, law, source, checked } = message;
  return [
    who === "you" ? words.you : words.assistant,
    ...(title ? [title] : []),
    text,
    ...(law ? [`${words.law} ${law}`] : []),
    ...(source ? [`${words.source} ${source.title} ${source.url}`] : []),
    ...(checked ? [`${words.checked} ${day(checked)}`] : []),
    "",
  ];
}

export function asText(said, today = new Date().toISOString()) {
  return [words.page_title, day(today), "", ...said.flatMap(lines)].join("\r\n");
}

export function saveCopy(said) {
  const address = URL.createObjectURL(new Blob([asText(said)], { type: "text/plain;charset=utf-8" }));
  make("a", { href: address, download: words.copy_name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
