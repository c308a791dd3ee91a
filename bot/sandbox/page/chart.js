// Draws Slack's chart block: lines, bars, areas and pies.

import { h, svg } from "/page/dom.js";

const WIDE = 560, HIGH = 220, LEFT = 46, BOTTOM = 26, TOP = 10;
const round = (value) => Math.round(value * 10) / 10;

export function chart(block) {
  const { type, series = [], segments = [] } = block.chart;
  const names = type === "pie" ? segments.map((one) => one.label) : series.map((one) => one.name);
  const drawn = type === "pie" ? pie(segments) : plot(block.chart);
  return h("figure", { class: "chart" }, h("figcaption", {}, block.title), drawn,
    h("ul", { class: "legend" }, names.map((name, place) => h("li", {}, h("i", { class: `fill-${place % 6}` }), name))));
}

function plot({ type, series, axis_config: axis }) {
  const values = series.flatMap((one) => one.data.map((point) => point.value));
  const low = Math.min(0, ...values), high = nice(Math.max(...values, 1));
  const labels = axis.categories;
  const slot = (WIDE - LEFT - 8) / labels.length;
  const x = (place) => round(LEFT + slot * (place + 0.5));
  const y = (value) => round(TOP + (HIGH - TOP - BOTTOM) * (1 - (value - low) / (high - low || 1)));
  const made = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": [axis.y_label, axis.x_label].filter(Boolean).join(" by ") || type });
  for (const share of [0, 0.5, 1]) {
    const value = low + (high - low) * share;
    made.append(svg("line", { x1: LEFT, x2: WIDE - 8, y1: y(value), y2: y(value), class: "grid" }),
      svg("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, document.createTextNode(short(value))));
  }
  const every = Math.ceil(labels.length / 8);
  labels.forEach((label, place) => {
    if (place % every === 0) made.append(svg("text", { x: x(place), y: HIGH - 8, "text-anchor": "middle" }, document.createTextNode(label)));
  });
  series.forEach((one, which) => made.append(...(type === "bar" ? bars(one, which, series.length, slot, x, y, low) : curve(one, which, type, x, y, low))));
  return made;
}

function bars(one, which, count, slot, x, y, low) {
  const wide = (slot * 0.7) / count;
  return one.data.map((point, place) => {
    const top = Math.min(y(point.value), y(Math.max(low, 0)));
    const tall = Math.abs(y(point.value) - y(Math.max(low, 0)));
    const left = x(place) - slot * 0.35 + wide * which;
    return svg("rect", { x: round(left), y: top, width: round(wide - 1), height: round(tall), rx: 2, class: `fill-${which % 6}` },
      svg("title", {}, document.createTextNode(`${one.name}, ${point.label}: ${point.value}`)));
  });
}

function curve(one, which, type, x, y, low) {
  const points = one.data.map((point, place) => `${x(place)},${y(point.value)}`);
  const line = svg("polyline", { points: points.join(" "), class: `line stroke-${which % 6}` });
  if (type !== "area") return [line, ...one.data.map((point, place) => svg("circle", { cx: x(place), cy: y(point.value), r: 3, class: `fill-${which % 6}` },
    svg("title", {}, document.createTextNode(`${one.name}, ${point.label}: ${point.value}`))))];
  const floor = y(Math.max(low, 0));
  return [svg("polygon", { points: `${x(0)},${floor} ${points.join(" ")} ${x(points.length - 1)},${floor}`, class: `fill-${which % 6} faint` }), line];
}

function pie(segments) {
  const sum = segments.reduce((total, one) => total + one.value, 0) || 1;
  const made = svg("svg", { viewBox: "-100 -100 200 200", class: "pie", role: "img", "aria-label": "Pie" });
  let start = -Math.PI / 2;
  segments.forEach((one, place) => {
    const end = start + (one.value / sum) * 2 * Math.PI * 0.99999;
    const at = (angle) => `${round(Math.cos(angle) * 90)} ${round(Math.sin(angle) * 90)}`;
    made.append(svg("path", { d: `M0 0 L${at(start)} A90 90 0 ${end - start > Math.PI ? 1 : 0} 1 ${at(end)} Z`, class: `fill-${place % 6}` },
      svg("title", {}, document.createTextNode(`${one.label}: ${one.value}`))));
    start = end;
  });
  return made;
}

function nice(value) {
  const step = 10 ** Math.floor(Math.log10(value));
  return Math.ceil((value / step) * 2) / 2 * step;
}

function short(value) {
  return new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(value);
}
