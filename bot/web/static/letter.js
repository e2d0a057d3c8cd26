// A letter filled in on the parent's own device. Nothing typed here is sent or stored: the page's policy forbids it too.
import { wordFile } from "./word-file.js";

const at = (id) => document.getElementById(id);
const letter = at("letter"), said = at("said");
const fields = [...document.querySelectorAll("[data-blank]")];

function fill(field) {
  const typed = field.value.trim();
  for (const place of letter.querySelectorAll(`[data-shows="${field.dataset.blank}"]`)) {
    place.textContent = typed || place.dataset.empty;
    place.classList.toggle("filled", Boolean(typed));
  }
}

// Each paragraph as its lines, as they stand on the page now.
function paragraphs() {
  return [...letter.querySelectorAll("p")].map((paragraph) => {
    let text = "";
    for (const node of paragraph.childNodes) text += node.nodeName === "BR" ? "\n" : node.textContent;
    return text.split("\n").map((line) => line.trim());
  });
}

const asText = () => paragraphs().map((lines) => lines.join("\r\n")).join("\r\n\r\n") + "\r\n";

function say(what) {
  const empty = fields.filter((field) => !field.value.trim()).length;
  said.textContent = said.dataset[what] + (empty ? ` ${said.dataset.left} ${empty}.` : "");
}

async function copy() {
  try {
    await navigator.clipboard.writeText(asText());
    say("copied");
  } catch {
    getSelection().selectAllChildren(letter);
    say("notCopied");
  }
}

function download(parts, type, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = `${letter.dataset.file}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say("downloaded");
}

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
at("copy").addEventListener("click", copy);
at("print").addEventListener("click", () => print());
at("txt").addEventListener("click", () => download(["\ufeff", asText()], "text/plain;charset=utf-8", "txt"));
at("docx").addEventListener("click", () => download([wordFile(letter.dataset.title, paragraphs())], WORD, "docx"));
for (const field of fields) {
  field.value = ""; // some browsers put back what was typed before a reload
  field.addEventListener("input", () => { fill(field); said.textContent = ""; });
}
at("blanks").hidden = at("tools").hidden = false;
