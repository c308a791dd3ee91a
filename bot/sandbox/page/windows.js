// Windows over the page: the bot's modals, and the question asked before something that cannot be undone.

import { h, send, toast } from "/page/dom.js";
import { blocks, text } from "/page/blocks.js";
import { emojied } from "/page/mrkdwn.js";

let open = null; // { id, version, dialog, fields }

export function ask(confirm, at) {
  return new Promise((resolve) => {
    const done = (answer) => { dialog.close(); dialog.remove(); resolve(answer); };
    const dialog = h("dialog", { class: "window small", "aria-label": confirm.title?.text ?? "Are you sure?", oncancel: () => done(false) },
      h("header", {}, h("h2", {}, emojied(confirm.title?.text ?? "Are you sure?"))),
      h("div", { class: "window-body" }, h("p", {}, text(confirm.text, at.scene))),
      h("footer", {},
        h("button", { type: "button", class: "button", onclick: () => done(false) }, emojied(confirm.deny?.text ?? "Cancel")),
        h("button", { type: "button", class: `button ${confirm.style ?? "primary"}`, onclick: () => done(true) }, emojied(confirm.confirm?.text ?? "Yes"))));
    document.getElementById("windows").append(dialog);
    dialog.showModal();
  });
}

export function showModal(scene) {
  const view = scene.modal;
  if (open && (!view || view.view_id !== open.id)) {
    open.dialog.close();
    open.dialog.remove();
    open = null;
  }
  if (!view || (open && open.version === view.version)) return;
  const before = open && entered(open.fields);
  const focused = open?.dialog.contains(document.activeElement) ? document.activeElement.id : "";
  const fields = new Map();
  const form = drawn(view, scene, fields);
  if (open) {
    open.dialog.replaceChildren(form);
    Object.assign(open, { version: view.version, fields });
  } else {
    const dialog = h("dialog", { class: "window", "aria-label": view.title, oncancel: (event) => { event.preventDefault(); closed(scene, view); } }, form);
    document.getElementById("windows").append(dialog);
    dialog.showModal();
    open = { id: view.view_id, version: view.version, dialog, fields };
  }
  if (before) restore(open.dialog, before);
  const wrong = form.querySelector("[aria-invalid]");
  (wrong ?? (focused && document.getElementById(focused)) ?? form.querySelector("[autofocus], .field input, .field select, .field textarea"))?.focus?.();
}

function drawn(view, scene, fields) {
  const base = `/people/${scene.me.id}`;
  const at = {
    scene, fields, key: view.view_id, values: view.values, errors: view.errors,
    press: (what) => send(`${base}/presses`, { ...what, view_id: view.view_id }).catch((error) => toast(error.message, true)),
    suggest: (what) => send(`${base}/suggestions`, { ...what, view_id: view.view_id }),
  };
  return h("form", { class: "window-form", novalidate: true, onsubmit: (event) => submitted(event, scene, view, fields) },
    h("header", {}, h("h2", {}, emojied(view.title)),
      h("button", { type: "button", class: "plain", "aria-label": "Close window", onclick: () => closed(scene, view, true) }, "✕")),
    view.warning && h("p", { class: "alert error", role: "alert" }, view.warning),
    h("div", { class: "window-body" }, blocks(view.blocks, at)),
    h("footer", {},
      h("button", { type: "button", class: "button", onclick: () => closed(scene, view) }, emojied(view.close || (scene.depth > 1 ? "Back" : "Cancel"))),
      view.submit && h("button", { type: "submit", class: "button primary" }, emojied(view.submit))));
}

function entered(fields) {
  return new Map([...fields].map(([key, read]) => [key, read()]));
}

// The bot may redraw a window while somebody types in it: what was typed stays.
function restore(dialog, before) {
  for (const [key, value] of before) {
    const [block] = key.split("\n");
    const made = dialog.querySelector(`#${CSS.escape(`${open.id}-${block}`)}`);
    if (made && open.fields.has(key) && typeof value === "string" && value && !made.value) made.value = value;
  }
}

async function submitted(event, scene, view, fields) {
  event.preventDefault();
  const values = {};
  for (const [key, read] of fields) {
    const [block, action] = key.split("\n");
    (values[block] ??= {})[action] = read();
  }
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(() => event.submitter?.removeAttribute("aria-busy"), 4000);
  await send(`/people/${scene.me.id}/submits`, { view_id: view.view_id, values }).catch((error) => toast(error.message, true));
}

function closed(scene, view, everything = false) {
  send(`/people/${scene.me.id}/closes`, { view_id: view.view_id, everything }).catch((error) => toast(error.message, true));
}
