// The chat page without reloads. The page works without this file; it only takes over the form it finds there.
import { Conversation } from "./conversation.js";
import { Talk } from "./talk.js";
import { Tools } from "./tools.js";

function reveal(item) {
  item.scrollIntoView({ block: "start" });
}

// The page may have come from a post, made before this script ran: then it carries the conversation itself.
function fromForm(talk, { session, transcript }) {
  if (!session.value) return false;
  Object.assign(talk, { session: session.value, said: transcript.value ? JSON.parse(transcript.value.slice(64)) : [] });
  return true;
}

function start(form) {
  const talk = new Talk("");
  const conversation = new Conversation(document, talk, reveal);
  const tools = new Tools(conversation, () => print(), () => location.replace("/"));
  if (!fromForm(talk, form.elements) && talk.restore()) {
    if (talk.said.length) conversation.dropChoices();
    conversation.showOld(talk.said);
    if (!conversation.composer.text) conversation.composer.put(talk.draft);
  }
  document.getElementById("tools").replaceChildren(...tools.buttons);
  document.getElementById("tools").after(tools.question);
  document.documentElement.classList.add("by-script");
}

start(document.getElementById("ask"));
