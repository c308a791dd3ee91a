// Draws Slack's blocks: headers, sections, tables, forms and charts.

import { chart } from "/page/chart.js";
import { h } from "/page/dom.js";
import { element } from "/page/elements.js";
import { emojied, link, moment, mrkdwn } from "/page/mrkdwn.js";

export function text(given, scene) {
  return given.type === "mrkdwn" ? mrkdwn(given.text, scene) : lines(given.text);
}

function lines(given) {
  return emojied(given).split("\n").flatMap((line, place) => (place ? [h("br"), line] : [line]));
}

const DRAW = {
  header: (block) => h("h3", { class: "block-header" }, emojied(block.text.text)),
  divider: () => h("hr"),
  section: (block, at) =>
    h("div", { class: "section" },
      h("div", { class: "section-words" },
        block.text && h("div", {}, text(block.text, at.scene)),
        block.fields && h("div", { class: "fields" }, block.fields.map((one) => h("div", {}, text(one, at.scene))))),
      block.accessory && h("div", { class: "accessory" }, element(block, block.accessory, at))),
  context: (block, at) =>
    h("div", { class: "context" },
      block.elements.map((one) => (one.type === "image" ? image(one, at, "tiny") : h("span", {}, text(one, at.scene))))),
  actions: (block, at) => h("div", { class: "actions" }, block.elements.map((one) => element(block, one, at))),
  image: (block, at) =>
    h("figure", {}, block.title && h("figcaption", {}, emojied(block.title.text)), image(block, at, "picture")),
  table: (block, at) => table(block, at),
  rich_text: (block, at) => h("div", { class: "rich" }, block.elements.map((one) => rich(one, at.scene))),
  markdown: (block) => h("div", { class: "markdown" }, block.text),
  alert: (block, at) => h("div", { class: `alert ${block.level ?? "default"}`, role: "note" }, text(block.text, at.scene)),
  data_visualization: (block) => chart(block),
  input: (block, at) => input(block, at),
};

export function blocks(given, at) {
  return given.map((block) => (DRAW[block.type] ? DRAW[block.type](block, at) : h("p", { class: "muted" }, `(${block.type})`)));
}

function image(one, at, kind) {
  const file = one.slack_file?.id ?? /\/files\/([^/]+)\//.exec(one.image_url ?? "")?.[1];
  const address = file ? `/people/${at.scene.me.id}/files/${file}` : one.image_url;
  if (!file && !address?.startsWith(location.origin)) return h("span", { class: `${kind} missing` }, `🖼 ${one.alt_text}`);
  return h("img", { class: kind, src: address, alt: one.alt_text });
}

function table(block, at) {
  const settings = block.column_settings ?? [];
  const cell = (tag) => (one, column) => {
    const side = settings[column]?.align ?? (one.type === "raw_number" ? "right" : "left");
    const inside = one.type === "rich_text" ? one.elements.map((part) => rich(part, at.scene)) : one.text;
    return h(tag, { class: `${side}${settings[column]?.is_wrapped ? " wrap" : ""}`, ...(tag === "th" && { scope: "col" }) }, inside);
  };
  const [first, ...rest] = block.rows;
  return h("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Table" },
    h("table", {}, h("thead", {}, h("tr", {}, first.map(cell("th")))),
      h("tbody", {}, rest.map((row) => h("tr", {}, row.map(cell("td")))))));
}

function rich(one, scene) {
  const inside = () => one.elements.map((part) => richPiece(part, scene));
  if (one.type === "rich_text_list")
    return h(one.style === "ordered" ? "ol" : "ul", { style: { marginLeft: `${(one.indent ?? 0) * 1.5}em` } },
      one.elements.map((item) => h("li", {}, rich(item, scene))));
  if (one.type === "rich_text_preformatted") return h("pre", {}, inside());
  if (one.type === "rich_text_quote") return h("blockquote", {}, inside());
  return h("span", { class: "rich-section" }, inside());
}

function richPiece(part, scene) {
  const style = part.style ?? {};
  let made = {
    text: () => part.text.split("\n").flatMap((line, place) => (place ? [h("br"), line] : [line])),
    link: () => [link(part.url, part.text ?? part.url)],
    emoji: () => [emojied(`:${part.name}:`)],
    user: () => [h("span", { class: "mention" }, `@${scene.names[part.user_id] ?? part.user_id}`)],
    channel: () => [h("span", { class: "mention" }, `#${scene.channel_names[part.channel_id] ?? part.channel_id}`)],
    broadcast: () => [h("span", { class: "mention loud" }, `@${part.range}`)],
    date: () => [moment(part.timestamp, part.format, scene.me)],
  }[part.type]?.() ?? [];
  for (const [key, tag] of [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"], ["underline", "u"]])
    if (style[key]) made = [h(tag, {}, made)];
  return made;
}

function input(block, at) {
  const id = `${at.key}-${block.block_id}`;
  const error = at.errors?.[block.block_id];
  const isGroup = ["checkboxes", "radio_buttons"].includes(block.element.type);
  return h(isGroup ? "fieldset" : "div", { class: error ? "field wrong" : "field" },
    h(isGroup ? "legend" : "label", isGroup ? {} : { for: id }, emojied(block.label.text),
      block.optional && h("span", { class: "muted" }, " (optional)")),
    element(block, block.element, at, { id, "aria-describedby": error ? `${id}-error` : block.hint ? `${id}-hint` : null, "aria-invalid": error ? "true" : null }),
    error && h("p", { class: "error", id: `${id}-error` }, error),
    block.hint && h("p", { class: "muted", id: `${id}-hint` }, emojied(block.hint.text)));
}
