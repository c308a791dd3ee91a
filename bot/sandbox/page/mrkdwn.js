// Slack's own way of writing bold, links, mentions and dates, turned into what a reader sees.

import { h } from "/page/dom.js";

const EMOJI = {
  "+1": "👍", airplane: "✈️", alarm_clock: "⏰", arrow_down: "⬇️", arrow_right: "➡️", arrow_up: "⬆️", bar_chart: "📊",
  bell: "🔔", bulb: "💡", calendar: "📅", chart_with_downwards_trend: "📉", chart_with_upwards_trend: "📈", clipboard: "📋",
  eyes: "👀", factory: "🏭", fire: "🔥", gear: "⚙️", hand: "✋", heavy_check_mark: "✔️", hourglass: "⌛",
  hourglass_flowing_sand: "⏳", house: "🏠", inbox_tray: "📥", information_source: "ℹ️", label: "🏷️", large_blue_circle: "🔵",
  large_green_circle: "🟢", large_orange_circle: "🟠", large_yellow_circle: "🟡", lock: "🔒", mag: "🔍", memo: "📝",
  moneybag: "💰", no_entry: "⛔", outbox_tray: "📤", package: "📦", page_facing_up: "📄", paperclip: "📎", pencil2: "✏️",
  question: "❓", red_circle: "🔴", repeat: "🔁", rocket: "🚀", rotating_light: "🚨", ship: "🚢", shopping_trolley: "🛒",
  snowflake: "❄️", sparkles: "✨", stopwatch: "⏱️", tada: "🎉", thumbsup: "👍", truck: "🚚", warning: "⚠️", wave: "👋",
  white_check_mark: "✅", white_circle: "⚪", x: "❌", zzz: "💤",
};
const DATES = {
  "{date_num}": { year: "numeric", month: "2-digit", day: "2-digit" },
  "{date}": { year: "numeric", month: "long", day: "numeric" },
  "{date_short}": { year: "numeric", month: "short", day: "numeric" },
  "{date_long}": { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  "{time}": { hour: "numeric", minute: "2-digit" },
  "{time_secs}": { hour: "numeric", minute: "2-digit", second: "2-digit" },
};
const WIDE = "\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef"; // Slack takes none of them for the end of a word
const ADDRESS = /^(https?:|mailto:)/i;
const PIECE = new RegExp(
  [
    "```(?<block>[\\s\\S]+?)```",
    "`(?<code>[^`\\n]+)`",
    "<(?<tag>[^>\\n]+)>",
    `(?<![\\w*${WIDE}])\\*(?<bold>\\S(?:[^\\n]*?\\S)??)\\*(?![\\w*${WIDE}])`,
    `(?<![\\w_${WIDE}])_(?<italic>\\S(?:[^\\n]*?\\S)??)_(?![\\w_${WIDE}])`,
    `(?<![\\w~${WIDE}])~(?<strike>\\S(?:[^\\n]*?\\S)??)~(?![\\w~${WIDE}])`,
    ":(?<emoji>[a-z0-9_+-]+):",
  ].join("|"),
  "g",
);

export function plain(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

export function emojied(text) {
  return plain(text).replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);
}

export function mrkdwn(text, scene) {
  const made = [];
  let quote = null;
  for (const piece of text.split(/(```[\s\S]+?```)/)) {
    const lines = piece.startsWith("```") ? [piece] : piece.split("\n");
    lines.forEach((line, place) => {
      const quoted = /^(?:&gt;|>) ?/.exec(line);
      if (quoted) {
        quote ?? made.push((quote = h("blockquote")));
        if (quote.childNodes.length) quote.append(h("br"));
        quote.append(...inline(line.slice(quoted[0].length), scene));
        return;
      }
      if (place > 0 && !quote) made.push(h("br"));
      quote = null;
      made.push(...inline(line, scene));
    });
  }
  return made;
}

function inline(text, scene) {
  const made = [];
  let last = 0;
  for (const found of text.matchAll(PIECE)) {
    made.push(plain(text.slice(last, found.index)));
    last = found.index + found[0].length;
    const { block, code, tag, bold, italic, strike, emoji } = found.groups;
    if (block) made.push(h("pre", {}, plain(block.replace(/^\n/, ""))));
    else if (code) made.push(h("code", {}, plain(code)));
    else if (tag) made.push(angled(tag, scene));
    else if (bold) made.push(h("strong", {}, inline(bold, scene)));
    else if (italic) made.push(h("em", {}, inline(italic, scene)));
    else if (strike) made.push(h("s", {}, inline(strike, scene)));
    else made.push(EMOJI[emoji] ?? found[0]);
  }
  made.push(plain(text.slice(last)));
  return made;
}

function angled(tag, scene) {
  const [target, label] = tag.split(/\|(.*)/s);
  if (target.startsWith("@")) return h("span", { class: "mention" }, `@${label ?? scene.names[target.slice(1)] ?? target.slice(1)}`);
  if (target.startsWith("#")) return h("span", { class: "mention" }, `#${label || scene.channel_names[target.slice(1)] || target.slice(1)}`);
  if (target.startsWith("!date^")) return dated(target, label, scene.me);
  if (target.startsWith("!subteam^")) return h("span", { class: "mention" }, label ?? "@group");
  if (target.startsWith("!")) return h("span", { class: "mention loud" }, `@${target.slice(1)}`);
  if (!ADDRESS.test(target)) return plain(`<${tag}>`);
  return link(plain(target), label ? emojied(label) : plain(target));
}

export function link(address, label) {
  if (!ADDRESS.test(address)) return label;
  return h("a", { href: address, target: "_blank", rel: "noreferrer noopener" }, label);
}

function dated(target, fallback, me) {
  const [, unix, format, address] = target.split("^");
  const shown = Number.isFinite(Number(unix)) && format ? moment(Number(unix), format, me) : fallback;
  const made = h("time", { title: moment(Number(unix), "{date_long} {time}", me) }, shown);
  return address ? link(address, made) : made;
}

export function moment(unix, format, me) {
  return format.replace(/\{[a-z_]+\}/g, (token) => {
    const chosen = DATES[token.replace("_pretty", "")];
    return chosen ? new Intl.DateTimeFormat(me.locale, { ...chosen, timeZone: me.tz }).format(unix * 1000) : token;
  });
}
