// The chat page without reloads. The page works without this file; it only takes over the form it finds there.
import { addBlocks, day, make } from "./text.js";

const STORE = "send-assistant";
const KEPT = 30;
const SHOW_COUNT_FROM = 800;
const WRITING_AFTER = 1000;
const GIVE_UP_AFTER = 30000;
const at = (id) => document.getElementById(id);
const form = at("ask"), field = at("text"), newest = at("newest");
const words = form.dataset;
let talk = { session: null, said: [] };
let pending = null; // what was sent and not yet answered, with its number
let busy = false;

// Puts a text where the template has room for it, or takes that part out.
function fill(item, part, place, text) {
  if (text) item.querySelector(place).textContent = text;
  else item.querySelector(part).remove();
}

function show({ who, message }) {
  const item = at("message").content.cloneNode(true).firstElementChild;
  item.classList.add(who);
  item.querySelector(".who").textContent = words[who];
  fill(item, "h3", "h3", message.title);
  if (who === "you") item.querySelector(".text").replaceWith(Object.assign(make("p", message.text), { className: "text typed" }));
  else addBlocks(item.querySelector(".text"), message.text);
  if (message.source) item.querySelector(".source a").href = message.source.url;
  fill(item, ".law", ".law span", message.law);
  fill(item, ".source", ".source a", message.source && message.source.title);
  fill(item, ".checked", ".checked span", message.checked && day(message.checked));
  if (!item.querySelector(".basis p")) item.querySelector(".basis").remove();
  showChoices(item.querySelector(".choices"), message.buttons || []);
  newest.append(item);
  return item;
}

function showChoices(list, buttons) {
  for (const { title, choice } of buttons) {
    const button = make("button", title);
    button.name = "choice";
    button.value = choice;
    button.setAttribute("form", "ask");
    list.appendChild(make("li")).append(button);
  }
  if (!buttons.length) list.remove();
}

function dropChoices() {
  for (const list of document.querySelectorAll(".choices")) list.remove();
  for (const { message } of talk.said) message.buttons = [];
}

function keep() {
  talk.said = talk.said.slice(-KEPT);
  try { sessionStorage.setItem(STORE, JSON.stringify({ ...talk, at: Date.now() })); } catch { /* not allowed: then not kept */ }
}

function restore() {
  const sealed = form.elements.transcript.value;
  if (form.elements.session.value) { // the page came from a post without this script
    talk = { session: form.elements.session.value, said: sealed ? JSON.parse(sealed.slice(64)) : [] };
    return;
  }
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORE));
    if (!kept || Date.now() - kept.at > words.idle * 60000) { sessionStorage.removeItem(STORE); return; }
    talk = { session: kept.session, said: kept.said };
  } catch { return; }
  at("log").setAttribute("aria-live", "off"); // what was read out once is not read out again
  talk.said.forEach(show);
  setTimeout(() => at("log").setAttribute("aria-live", "polite"), 500);
  newest.lastElementChild?.scrollIntoView({ block: "nearest" });
}

function setBusy(now) {
  busy = now;
  for (const button of document.querySelectorAll("#send, .choices button")) button.setAttribute("aria-disabled", String(now));
}

function complain(text, retry = false) {
  at("trouble").textContent = text;
  at("problem").hidden = !text;
  at("retry").hidden = !retry;
  field.setAttribute("aria-invalid", String(Boolean(text) && !retry));
}

function count() {
  const left = words.most - [...field.value.trim()].length;
  at("counter").hidden = left > words.most - SHOW_COUNT_FROM;
  at("counter").textContent = (left < 0 ? words.over : words.left).replace("{count}", Math.abs(left));
  return left;
}

async function post(question, id) {
  const { title, ...asked } = question;
  const response = await fetch("/api/turn", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ session: talk.session, message_id: id, ...asked }),
    signal: AbortSignal.timeout(GIVE_UP_AFTER),
  });
  return { ok: response.ok, status: response.status, data: await response.json() };
}

// The same message sent again keeps its number, so that the assistant does not answer it twice.
function numbered(question) {
  const same = pending && pending.text === question.text && pending.choice === question.choice;
  const random = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  pending = { ...question, id: same ? pending.id : random() };
  return pending.id;
}

async function send(question) {
  if (busy) return;
  setBusy(true);
  complain("");
  for (const old of document.querySelectorAll("h2#new, .notice")) old.remove();
  const yours = { who: "you", message: { text: question.title ?? question.text } };
  const item = show(yours);
  if (question.text) { field.value = ""; count(); }
  item.scrollIntoView({ block: "nearest" });
  const writing = setTimeout(() => { at("status").textContent = words.writing; }, WRITING_AFTER);
  let reply;
  try { reply = await post(question, numbered(question)); } catch { reply = null; }
  clearTimeout(writing);
  at("status").textContent = "";
  setBusy(false);
  if (reply?.ok) answered(question, yours, item, reply.data);
  else notAnswered(question, item, reply);
}

function answered(question, yours, item, { session, messages }) {
  pending = null;
  dropChoices();
  const said = messages.map((message) => ({ who: "assistant", message }));
  talk = { session, said: [...talk.said, yours, ...said] };
  const shown = said.map(show);
  keep();
  // After a tap the focus goes to the answer: in the field it would bring a phone's keyboard up over it.
  if (question.choice) shown[0].focus({ preventScroll: true });
  item.scrollIntoView({ block: "start" });
}

function notAnswered(question, item, reply) {
  item.remove();
  if (question.text && !field.value) { field.value = question.text; count(); }
  const known = reply && reply.status < 500 && reply.data.message;
  if (known && reply.data.error.startsWith("session_")) { talk.session = null; dropChoices(); }
  complain(known || words.failed, !known);
}

function submitted(event) {
  event.preventDefault();
  const tapped = event.submitter.name === "choice" ? event.submitter : null;
  if (tapped) { send({ choice: tapped.value, title: tapped.textContent }); return; }
  field.focus({ preventScroll: true });
  const text = field.value.trim();
  if (!text) complain(words.empty);
  else if (count() < 0) complain(words.long);
  else send({ text });
}

function typed(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit(at("send"));
}

function again() {
  field.focus({ preventScroll: true });
  if (pending && !pending.text) send({ choice: pending.choice, title: pending.title });
  else form.requestSubmit(at("send"));
}

let pause;
function changed() {
  count();
  clearTimeout(pause); // a screen reader hears the count when the typing pauses, not at every letter
  pause = setTimeout(() => { at("count-said").textContent = at("counter").hidden ? "" : at("counter").textContent; }, 1000);
}

function start() {
  restore();
  count();
  form.addEventListener("submit", submitted);
  field.addEventListener("keydown", typed);
  field.addEventListener("input", changed);
  at("retry").addEventListener("click", again);
  at("again").addEventListener("click", () => { try { sessionStorage.removeItem(STORE); } catch { /* nothing is kept */ } });
  document.documentElement.classList.add("by-script");
}

// An older browser keeps the plain form, which does the same with a reload.
if ("requestSubmit" in form && "submitter" in SubmitEvent.prototype && "timeout" in AbortSignal) start();
