// The box at the bottom: messages, slash commands with hints, and files.

import { h, send, toast } from "/page/dom.js";

const pending = { timer: 0, version: 0 };
let shown = "";

export function composer(scene, place) {
  const form = document.getElementById("composer");
  form.hidden = place === "home";
  if (pending.timer && scene.messages.some((one) => one.version > pending.version && one.author !== scene.me.id)) settle();
  const key = `${scene.me.id}/${scene.channel.id}`;
  if (shown === key || place === "home") return;
  shown = key;
  settle();
  const where = scene.channel.is_direct ? scene.workspace.bot_name : `#${scene.channel.name}`;
  const hints = h("ul", { class: "hints", id: "hints", role: "listbox", "aria-label": "Commands", hidden: true });
  const box = h("input", { id: "composer-text", class: "composer-text", placeholder: `Message ${where}, or type / for commands`, "aria-label": `Message ${where}`, "aria-controls": "hints", spellcheck: "false" });
  const file = h("input", { type: "file", class: "hidden", tabindex: "-1", "aria-hidden": "true", onchange: () => upload(scene, file) });
  form.replaceChildren(hints, h("p", { id: "pending", class: "pending muted", "aria-live": "polite" }),
    h("div", { class: "composer-row" },
      h("button", { type: "button", class: "plain", "aria-label": "Attach a file", onclick: () => file.click() }, "+"), file, box,
      h("button", { type: "submit", class: "button primary", "aria-label": "Send" }, "Send")));
  box.addEventListener("input", () => hint(scene, box, hints));
  box.addEventListener("keydown", (event) => steer(event, box, hints));
  box.addEventListener("blur", () => setTimeout(() => { hints.hidden = true; }, 150));
  form.onsubmit = (event) => { event.preventDefault(); say(scene, box, hints); };
  if (matchMedia("(pointer: fine)").matches && !document.querySelector("dialog[open]")) box.focus();
}

async function say(scene, box, hints) {
  const words = box.value.trim();
  if (!words) return;
  box.value = "";
  hints.hidden = true;
  if (words.startsWith("/")) {
    settle();
    pending.version = scene.version;
    document.getElementById("pending").textContent = `Sent ${words} …`;
    pending.timer = setTimeout(settle, 6000);
  }
  try {
    await send(`/people/${scene.me.id}/types`, { channel: scene.channel.id, text: escaped(scene, words) });
  } catch (error) {
    box.value = words;
    toast(error.message, true);
  }
}

// What a person types is plain text; only names they mention become Slack's marks.
function escaped(scene, words) {
  const safe = words.startsWith("/") ? words : words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const byName = new Map(Object.entries(scene.names).map(([id, name]) => [name.toLowerCase(), id]));
  return safe.replace(/@(\w+)/g, (whole, name) => (byName.has(name.toLowerCase()) ? `<@${byName.get(name.toLowerCase())}>` : whole));
}

function settle() {
  clearTimeout(pending.timer);
  pending.timer = 0;
  const line = document.getElementById("pending");
  if (line) line.textContent = "";
}

function hint(scene, box, hints) {
  const typed = box.value;
  const found = typed.startsWith("/") ? Object.entries(scene.commands).filter(([name]) => name.startsWith(typed.split(" ")[0])) : [];
  const isChosen = typed.includes(" ");
  hints.hidden = !found.length;
  hints.replaceChildren(...found.map(([name, usage], place) => {
    const made = h("li", { role: "option", "aria-selected": place === 0 && !isChosen ? "true" : "false", onmousedown: (event) => { event.preventDefault(); take(box, name, hints); } },
      h("strong", {}, name), " ", h("span", { class: "muted" }, usage));
    made.dataset.name = name;
    return made;
  }));
}

function take(box, name, hints) {
  box.value = `${name} `;
  hints.hidden = true;
  box.focus();
}

function steer(event, box, hints) {
  if (hints.hidden || !hints.children.length) return;
  const options = [...hints.children];
  const place = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") hints.hidden = true;
  else if (event.key === "Tab" && place >= 0) { event.preventDefault(); take(box, options[place].dataset.name, hints); }
  else if (["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    const next = (place + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length;
    options.forEach((one, which) => one.setAttribute("aria-selected", which === next ? "true" : "false"));
  } else if (event.key === "Enter" && place >= 0 && !options.some((one) => one.dataset.name === box.value.trim())) {
    event.preventDefault();
    take(box, options[place].dataset.name, hints);
  }
}

async function upload(scene, file) {
  const chosen = file.files[0];
  if (!chosen) return;
  try {
    await send(`/people/${scene.me.id}/uploads?channel=${scene.channel.id}&name=${encodeURIComponent(chosen.name)}`, new Blob([chosen]));
  } catch (error) {
    toast(error.message, true);
  }
  file.value = "";
}
