// Keeps the page up to date: who you are, where you look, and what the workspace says is new.

import { composer } from "/page/composer.js";
import { h, toast } from "/page/dom.js";
import { head, messages } from "/page/messages.js";
import { side } from "/page/side.js";
import { top } from "/page/top.js";
import { showModal } from "/page/windows.js";

const at = { person: "", place: "", seen: {}, scene: null };
let isLoading = false, isStale = false;

function fromAddress() {
  const [person, place] = location.hash.slice(1).split("/");
  at.person = person || at.person;
  at.place = place ?? "";
}

export function go(person, place) {
  location.hash = `${person}/${place}`;
}

async function refresh() {
  if (isLoading) { isStale = true; return; }
  isLoading = true;
  try {
    const asked = at.place === "home" ? "" : at.place;
    const answer = await fetch(`/people/${at.person}/scene?channel=${encodeURIComponent(asked)}`);
    if (!answer.ok) { forget(); return; }
    draw(await answer.json());
  } catch {
    document.body.classList.add("away");
  } finally {
    isLoading = false;
    if (isStale) { isStale = false; refresh(); }
  }
}

function draw(scene) {
  document.body.classList.remove("away");
  at.scene = scene;
  const place = at.place || scene.channel.id;
  const room = scene.channels.find((one) => one.id === scene.channel.id);
  const key = `${scene.me.id}/${place === "home" ? "home" : room.id}`;
  at.seen[key] = place === "home" ? scene.home?.version ?? 0 : room.latest;
  document.title = `${place === "home" ? "Home" : room.is_direct ? scene.workspace.bot_name : `#${room.name}`} · ${scene.workspace.name}`;
  side(scene, place, (id, version) => version > (at.seen[`${scene.me.id}/${id}`] ?? 0), go);
  head(scene, place);
  messages(scene, place);
  composer(scene, place);
  showModal(scene);
}

function forget() {
  at.person = at.person && at.scene ? at.scene.people[0].id : at.person;
  toast("That person or channel is not here.", true);
}

async function begin() {
  const first = await (await fetch("/top")).json();
  at.person = first.people[0];
  fromAddress();
  top(first);
  addEventListener("hashchange", () => { fromAddress(); document.body.classList.remove("drawer"); refresh(); });
  const feed = new EventSource("/feed");
  feed.onmessage = async () => { refresh(); top(await (await fetch("/top")).json()); };
  feed.onerror = () => document.body.classList.add("away");
  document.body.append(h("div", { class: "lost", role: "alert" }, "The sandbox is not answering. Waiting for it to come back…"));
  await refresh();
}

begin();
