// The left column: the workspace, who you are, channels, the bot and its Home.

import { h } from "/page/dom.js";

export function avatar(person, size = "") {
  return h("span", { class: `avatar ${size}`, style: { background: person.colour }, "aria-hidden": "true" }, person.name.slice(0, 1).toUpperCase());
}

export function botAvatar(size = "") {
  return h("img", { class: `avatar ${size}`, src: "/page/icon.svg", alt: "" });
}

export function side(scene, place, isNew, go) {
  const me = scene.me;
  const focused = document.activeElement?.dataset?.place;
  const entry = (id, mark, name, version) => {
    const here = id === place;
    const made = h("button", { type: "button", class: "room", "aria-current": here ? "page" : null, onclick: () => go(me.id, id) },
      h("span", { class: "mark", "aria-hidden": "true" }, mark), h("span", { class: "room-name" }, name),
      !here && isNew(id, version) && h("span", { class: "dot" }, h("span", { class: "hidden" }, "new")));
    made.dataset.place = id;
    return h("li", {}, made);
  };
  const rooms = scene.channels.filter((one) => !one.is_direct);
  const direct = scene.channels.find((one) => one.is_direct);
  const nav = document.getElementById("side");
  nav.replaceChildren(
    h("div", { class: "workspace-name" }, scene.workspace.name),
    switcher(scene, place, go),
    h("h2", {}, "Channels"),
    h("ul", {}, rooms.map((one) => entry(one.id, one.is_private ? "🔒" : "#", one.name, one.latest))),
    h("h2", {}, "Apps"),
    h("ul", {},
      direct && entry(direct.id, botAvatar("small"), scene.workspace.bot_name, direct.latest),
      scene.workspace.has_home && entry("home", "⌂", "Home", scene.home?.version ?? 0)));
  if (focused) nav.querySelector(`[data-place="${CSS.escape(focused)}"]`)?.focus();
}

function switcher(scene, place, go) {
  const me = scene.me;
  const words = (one) => [one.role, one.is_guest && "guest", one.is_stranger && "other workspace"].filter(Boolean).join(", ");
  const box = h("select", { id: "me", "aria-label": "You are", onchange: (event) => go(event.target.value, place) },
    scene.people.map((one) => h("option", { value: one.id, selected: one.id === me.id }, words(one) ? `${one.name} — ${words(one)}` : one.name)));
  return h("div", { class: "who" }, avatar(me),
    h("span", { class: "who-words" }, h("strong", {}, me.name), h("small", {}, words(me) || "member")), box,
    h("span", { class: "chevron", "aria-hidden": "true" }, "⌄"));
}
