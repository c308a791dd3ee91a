// The demo's own bar: what day it is, and buttons that make time pass.

import { h, send, toast } from "/page/dom.js";

let drawn = "";

export function top(given) {
  const bar = document.getElementById("top");
  if (JSON.stringify(given) === drawn) return;
  drawn = JSON.stringify(given);
  bar.hidden = !given.banner && !given.controls.length;
  bar.replaceChildren(
    h("span", { class: "tag" }, "Sandbox"),
    h("span", { class: "banner", "aria-live": "polite" }, given.banner),
    h("span", { class: "controls" }, given.controls.map((one, place) =>
      h("button", { type: "button", class: "control", disabled: one.busy, "aria-busy": one.busy ? "true" : null, onclick: () => press(place) }, one.label))));
}

async function press(place) {
  try {
    toast((await send(`/controls/${place}`)).said);
  } catch (error) {
    toast(error.message, true);
  }
}
