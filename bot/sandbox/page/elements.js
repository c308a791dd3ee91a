// Draws what can be pressed, chosen or typed into, and says what a person entered.

import { ask } from "/page/windows.js";
import { h } from "/page/dom.js";
import { emojied } from "/page/mrkdwn.js";

const TYPED = { number_input: "number", email_text_input: "email", url_text_input: "url" };
const PICKED = { datepicker: ["date", "selected_date"], timepicker: ["time", "selected_time"], datetimepicker: ["datetime-local", "selected_date_time"] };
const PEOPLE = { users_select: "selected_user", multi_users_select: "selected_users" };
const PLACES = {
  channels_select: "selected_channel", conversations_select: "selected_conversation",
  multi_channels_select: "selected_channels", multi_conversations_select: "selected_conversations",
};

export function element(block, one, at, more = {}) {
  if (one.type === "image") return h("img", { class: "thumb", src: one.image_url ?? "", alt: one.alt_text });
  if (one.type === "button") return button(block, one, at);
  if (one.type === "overflow") return overflow(block, one, at);
  const named = { "aria-label": more.id ? null : one.placeholder?.text ?? block.text?.text ?? one.action_id, ...more };
  const now = at.values?.[block.block_id]?.[one.action_id ?? ""] ?? {};
  if (["checkboxes", "radio_buttons"].includes(one.type)) return ticks(block, one, at, now);
  if (/select$/.test(one.type)) return select(block, one, at, now, named);
  return typed(block, one, at, now, named);
}

// A form keeps what was entered until it is submitted; anywhere else a choice is sent at once.
function isHeld(block, at) {
  return block.type === "input" && !block.dispatch_action && at.fields;
}

function keep(block, one, at, read) {
  at.fields?.set(`${block.block_id}\n${one.action_id ?? ""}`, read);
}

async function press(block, one, at, value, made) {
  if (one.confirm && !(await ask(one.confirm, at))) return false;
  made?.setAttribute("aria-busy", "true");
  setTimeout(() => made?.removeAttribute("aria-busy"), 4000);
  at.press({ block_id: block.block_id, action_id: one.action_id ?? "", value, confirmed: true });
  return true;
}

function button(block, one, at) {
  const made = h("button", { type: "button", class: `button ${one.style ?? ""}`, "aria-label": one.accessibility_label }, emojied(one.text.text));
  made.addEventListener("click", () => {
    if (one.url) window.open(one.url, "_blank", "noopener");
    press(block, one, at, one.value, made);
  });
  return made;
}

function overflow(block, one, at) {
  const menu = h("div", { class: "menu", role: "menu" });
  const made = h("details", { class: "overflow" }, h("summary", { "aria-label": "More actions", role: "button" }, "⋯"), menu);
  menu.append(...one.options.map((option) =>
    h("button", { type: "button", role: "menuitem", onclick: () => { made.open = false; press(block, one, at, option.value); } }, emojied(option.text.text))));
  made.addEventListener("keydown", (event) => { if (event.key === "Escape") { made.open = false; made.firstChild.focus(); } });
  made.addEventListener("focusout", (event) => { if (!made.contains(event.relatedTarget)) made.open = false; });
  return made;
}

function choices(one, at) {
  const named = (pairs) => pairs.map(([value, label]) => ({ value, text: { text: label } }));
  if (one.type in PEOPLE) return [{ options: named(at.scene.people.map((person) => [person.id, person.name])) }];
  if (one.type in PLACES) return [{ options: named(at.scene.channels.filter((room) => !room.is_direct).map((room) => [room.id, `#${room.name}`])) }];
  return one.option_groups ?? [{ options: one.options ?? [] }];
}

function select(block, one, at, now, named) {
  const isMany = one.type.startsWith("multi_");
  const current = now.selected_options ?? (now.selected_option ? [now.selected_option] : null);
  const chosen = new Set([current ? current.map((option) => option.value) : now[PEOPLE[one.type] ?? PLACES[one.type]] ?? []].flat());
  const made = h("select", { ...named, multiple: isMany, class: "select" });
  if (!isMany) made.append(h("option", { value: "" }, one.placeholder?.text ?? "Choose…"));
  for (const group of choices(one, at)) {
    const options = group.options.map((option) => h("option", { value: option.value ?? "", selected: chosen.has(option.value) }, emojied(option.text.text)));
    made.append(...(group.label ? [h("optgroup", { label: group.label.text }, options)] : options));
  }
  const read = () => (isMany ? [...made.selectedOptions].map((option) => option.value) : made.value);
  if (one.type.includes("external")) return searching(block, one, at, made, read, current);
  return settled(block, one, at, made, read);
}

function searching(block, one, at, made, read, current) {
  for (const option of current ?? []) made.append(h("option", { value: option.value, selected: true }, option.text.text));
  const least = one.min_query_length ?? 3;
  const box = h("input", { type: "search", class: "input", placeholder: `Type ${least ? `${least}+ letters ` : ""}to search`, "aria-label": "Search options" });
  box.addEventListener("input", async () => {
    if (box.value.length < least) return;
    const answer = await at.suggest({ block_id: block.block_id, action_id: one.action_id ?? "", value: box.value });
    const found = answer.options ?? (answer.option_groups ?? []).flatMap((group) => group.options);
    made.replaceChildren(h("option", { value: "" }, `${found.length} found`), ...found.map((option) => h("option", { value: option.value }, option.text.text)));
  });
  return h("div", { class: "searching" }, box, settled(block, one, at, made, read));
}

function settled(block, one, at, made, read) {
  keep(block, one, at, read);
  if (!isHeld(block, at)) made.addEventListener("change", () => press(block, one, at, read(), made));
  return made;
}

function ticks(block, one, at, now) {
  const kind = one.type === "checkboxes" ? "checkbox" : "radio";
  const chosen = new Set((now.selected_options ?? [now.selected_option]).filter(Boolean).map((option) => option.value));
  const name = `${at.key}-${block.block_id}-${one.action_id}`;
  const made = h("div", { class: "ticks" }, one.options.map((option) =>
    h("label", {}, h("input", { type: kind, name, value: option.value ?? "", checked: chosen.has(option.value) }),
      h("span", {}, emojied(option.text.text), option.description && h("small", { class: "muted" }, emojied(option.description.text))))));
  const read = () => {
    const values = [...made.querySelectorAll("input:checked")].map((box) => box.value);
    return kind === "checkbox" ? values : values[0] ?? "";
  };
  return settled(block, one, at, made, read);
}

function typed(block, one, at, now, named) {
  const [kind, key] = PICKED[one.type] ?? [TYPED[one.type] ?? "text", "value"];
  let value = now[key] ?? "";
  if (kind === "datetime-local" && value) value = new Date(value * 1000).toISOString().slice(0, 16);
  const given = { ...named, class: "input", placeholder: one.placeholder?.text, autofocus: one.focus_on_load };
  const made = one.multiline ? h("textarea", { ...given, rows: "4" }) : h("input", { ...given, type: kind });
  if (one.is_decimal_allowed) made.step = "any";
  made.value = value;
  const read = () => (kind === "datetime-local" && made.value ? String(Date.parse(`${made.value}Z`) / 1000) : made.value);
  return settled(block, one, at, made, read);
}
