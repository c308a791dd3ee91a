// The middle of the page: a channel's messages, or the App Home.

import { blocks } from "/page/blocks.js";
import { h, send, toast } from "/page/dom.js";
import { moment, mrkdwn } from "/page/mrkdwn.js";
import { avatar, botAvatar } from "/page/side.js";

const drawn = new Map(); // person, channel, ts -> { version, made }: what did not change keeps its focus and open menus
let shownPlace = "";

export function head(scene, place) {
  const room = scene.channel;
  const title = place === "home" ? "Home" : room.is_direct ? scene.workspace.bot_name : `${room.is_private ? "🔒" : "#"} ${room.name}`;
  const people = room.members.map((id) => scene.names[id]).concat(room.bot_is_member ? [scene.workspace.bot_name] : []);
  const invite = () => send(`/people/${scene.me.id}/invites`, { channel: room.id }).catch((error) => toast(error.message, true));
  const toggle = h("button", { type: "button", class: "plain only-narrow", "aria-label": "Channels", onclick: () => document.body.classList.toggle("drawer") }, "☰");
  document.getElementById("head").replaceChildren(toggle, h("h1", {}, title),
    place !== "home" && !room.is_direct ? h("span", { class: "members muted" }, people.join(", ")) : "",
    place !== "home" && !room.bot_is_member ? h("button", { type: "button", class: "button primary invite", onclick: invite }, "Invite the bot") : "");
}

export function messages(scene, place) {
  const list = document.getElementById("messages"), scroll = document.getElementById("scroll");
  const here = `${scene.me.id}/${place}`;
  const isAtEnd = shownPlace !== here || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const wasTop = scroll.scrollTop;
  list.setAttribute("aria-live", shownPlace === here ? "polite" : "off");
  list.className = place === "home" ? "messages home" : "messages";
  const wanted = place === "home" ? home(scene) : room(scene);
  if (!sameNodes(list, wanted)) list.replaceChildren(...wanted);
  if (shownPlace !== here && place === "home") send(`/people/${scene.me.id}/opens_home`);
  shownPlace = here;
  scroll.scrollTop = place === "home" ? wasTop : isAtEnd ? scroll.scrollHeight : wasTop;
}

function sameNodes(list, wanted) {
  return list.childNodes.length === wanted.length && wanted.every((one, place) => list.childNodes[place] === one);
}

function kept(key, version, make) {
  const before = drawn.get(key);
  if (before?.version === version) return before.made;
  const made = make();
  drawn.set(key, { version, made });
  return made;
}

function room(scene) {
  if (!scene.messages.length) return [empty(scene)];
  const made = [];
  let day = "", last = null;
  for (const one of scene.messages) {
    const today = moment(Number(one.ts), "{date_long}", scene.me);
    if (today !== day) made.push(kept(`${scene.me.id}/${one.channel}/${today}`, 0, () => h("div", { class: "day" }, h("span", {}, today))));
    const isMore = today === day && last?.author === one.author && !last.is_ephemeral && !one.is_ephemeral && one.ts - last.ts < 300;
    made.push(kept(`${scene.me.id}/${one.channel}/${one.ts}`, `${one.version}/${isMore}`, () => message(scene, one, isMore)));
    day = today;
    last = one;
  }
  return made;
}

function message(scene, one, isMore) {
  const person = scene.people.find((other) => other.id === one.author);
  const name = scene.names[one.author] ?? one.author;
  const base = `/people/${scene.me.id}`, where = { channel: one.channel, ts: one.ts };
  const at = {
    scene, key: `${one.channel}-${one.ts}`, values: one.values,
    press: (what) => send(`${base}/presses`, { ...what, ...where }).catch((error) => toast(error.message, true)),
    suggest: (what) => send(`${base}/suggestions`, { ...what, ...where }),
  };
  const body = one.blocks.length ? blocks(one.blocks, at) : one.text ? h("div", { class: "said" }, mrkdwn(one.text, scene)) : "";
  return h("article", { class: `message${one.is_ephemeral ? " private" : ""}${isMore ? " more" : ""}` },
    isMore ? h("span", { class: "gutter" }) : person ? avatar(person) : one.author === scene.workspace.bot ? botAvatar() : avatar({ name, colour: "#888" }),
    h("div", { class: "words" },
      one.is_ephemeral && h("p", { class: "whisper" }, "👁 Only visible to you"),
      !isMore && h("p", { class: "author" }, h("strong", {}, name), !person && h("span", { class: "badge" }, "APP"),
        h("time", { class: "muted", title: moment(Number(one.ts), "{date_long} {time_secs}", scene.me) }, moment(Number(one.ts), "{time}", scene.me))),
      h("div", { class: "body" }, body, one.is_edited && h("small", { class: "muted edited" }, "(edited)")),
      one.files.map((file) => attached(file, scene)),
      Object.entries(one.reactions).length > 0 && h("p", { class: "reactions" }, Object.entries(one.reactions).map(([mark, count]) => h("span", {}, mrkdwn(`:${mark}:`, scene), ` ${count}`))),
      one.warning && h("p", { class: "warning", role: "alert" }, `⚠️ ${one.warning}`)));
}

function attached(file, scene) {
  const address = `/people/${scene.me.id}/files/${file.id}`;
  if (file.mimetype.startsWith("image/")) return h("figure", { class: "file-picture" }, h("figcaption", { class: "muted" }, file.title), h("img", { src: address, alt: file.title }));
  const size = file.size < 1024 ? `${file.size} B` : file.size < 1048576 ? `${Math.round(file.size / 1024)} kB` : `${(file.size / 1048576).toFixed(1)} MB`;
  return h("a", { class: "file", href: address, download: file.name }, h("span", { class: "file-kind", "aria-hidden": "true" }, file.filetype.slice(0, 4).toUpperCase()),
    h("span", {}, h("strong", {}, file.title), h("small", { class: "muted" }, size)));
}

function home(scene) {
  if (!scene.home) return [h("div", { class: "empty" }, botAvatar("large"), h("h2", {}, `${scene.workspace.bot_name} is preparing your Home`), h("p", { class: "muted" }, "It appears here as soon as the bot has drawn it."))];
  const view = scene.home;
  const at = {
    scene, key: view.view_id, values: view.values,
    press: (what) => send(`/people/${scene.me.id}/presses`, { ...what, view_id: view.view_id }).catch((error) => toast(error.message, true)),
    suggest: (what) => send(`/people/${scene.me.id}/suggestions`, { ...what, view_id: view.view_id }),
  };
  return [kept(`${scene.me.id}/home`, view.version, () => h("div", { class: "home-page" }, view.warning && h("p", { class: "warning", role: "alert" }, `⚠️ ${view.warning}`), blocks(view.blocks, at)))];
}

function empty(scene) {
  const first = Object.entries(scene.commands)[0];
  const example = first ? `${first[0]} ${first[1]}`.trim() : "";
  const start = () => { const box = document.getElementById("composer-text"); box.value = example; box.dispatchEvent(new Event("input")); box.focus(); };
  const title = scene.channel.is_direct ? `This is where you talk to ${scene.workspace.bot_name}` : `Nobody has said anything in #${scene.channel.name} yet`;
  return h("div", { class: "empty" }, botAvatar("large"), h("h2", {}, title),
    example && h("p", {}, "Type ", h("button", { type: "button", class: "example", onclick: start }, example), " to begin."));
}
