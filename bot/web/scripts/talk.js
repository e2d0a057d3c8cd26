// A conversation: its session, what was said, what still waits for an answer. Knows nothing of where it is shown.
import { limits } from "./words.js";

const STORE = "send-assistant";
const KEPT = 50;
const GIVE_UP_AFTER = 30000;

function randomId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function stored() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORE));
    return kept && Array.isArray(kept.said) && Date.now() - kept.at <= limits.idle * 60000 ? kept : null;
  } catch { return null; }
}

export class Talk {
  constructor(origin) {
    Object.assign(this, { origin, session: null, said: [], draft: "", open: false, pending: null, round: 0 });
  }

  // What this tab kept, if it is not too old. Reads only.
  restore() {
    const kept = stored();
    if (!kept) return false;
    const { session, said, draft, open } = kept;
    Object.assign(this, { session, said, draft, open });
    return true;
  }

  keep() {
    this.said = this.said.slice(-KEPT);
    const { session, said, draft, open } = this;
    try { sessionStorage.setItem(STORE, JSON.stringify({ session, said, draft, open, at: Date.now() })); } catch { /* not allowed: then not kept */ }
  }

  forget() {
    Object.assign(this, { session: null, said: [], draft: "", pending: null, round: this.round + 1 });
    try { sessionStorage.removeItem(STORE); } catch { /* nothing is kept */ }
  }

  dropChoices() {
    for (const { message } of this.said) message.buttons = [];
  }

  // The same message sent again keeps its number, so that the assistant does not answer it twice.
  number(question) {
    const same = this.pending && this.pending.text === question.text && this.pending.choice === question.choice;
    this.pending = { ...question, id: same ? this.pending.id : randomId() };
    return this.pending.id;
  }

  // The new messages; or `problem`, the server's own words for why not, if it had any; or nothing, if the parent began
  // again meanwhile.
  async ask(question) {
    const id = this.number(question), { round } = this;
    let reply;
    try { reply = await this.post(question, id); } catch { return { problem: "" }; }
    if (round !== this.round) return {};
    if (!reply.ok) return this.refused(reply);
    this.pending = null;
    this.dropChoices();
    const said = reply.data.messages.map((message) => ({ who: "assistant", message }));
    this.session = reply.data.session;
    this.said.push({ who: "you", message: { text: question.title || question.text } }, ...said);
    this.keep();
    return { said };
  }

  refused({ status, data }) {
    const over = String(data.error).startsWith("session_");
    if (over) { this.session = null; this.dropChoices(); }
    return { problem: (status < 500 && data.message) || "", over };
  }

  async post({ text, choice }, id) {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), GIVE_UP_AFTER);
    try {
      const response = await fetch(`${this.origin}/api/turn`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ session: this.session, message_id: id, text, choice }),
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: giveUp.signal,
      });
      const data = await response.json();
      if (response.ok && !Array.isArray(data.messages)) throw new TypeError("no answer");
      return { ok: response.ok, status: response.status, data };
    } finally { clearTimeout(timer); }
  }
}
