// The council's colour, made fit to read: darkened for a light page, lightened for a dark one.
const LIGHT_CARD = [255, 255, 255], DARK_CARD = [30, 39, 45], BLACK = [0, 0, 0];
const ENOUGH = 4.5; // WCAG 2.2, 1.4.3

const mix = (one, other, share) => one.map((value, i) => Math.round(value * (1 - share) + other[i] * share));
const hex = (colour) => "#" + colour.map((value) => value.toString(16).padStart(2, "0")).join("");

function luminance(colour) {
  const [r, g, b] = colour.map((value) => value / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

// The nearest to `colour`, going towards `end`, that can be read on the card and on the card's tint.
function readable(colour, card, end) {
  for (let share = 0; share < 1; share += 0.05) {
    const brand = mix(colour, end, share), tint = mix(card, brand, 0.14);
    if (contrast(brand, card) >= ENOUGH && contrast(brand, tint) >= ENOUGH) return { brand, tint };
  }
  return { brand: end, tint: card };
}

const tokens = ({ brand, tint }) =>
  `.root{--brand:${hex(brand)};--link:${hex(brand)};--yours:${hex(tint)};--focus:${hex(brand)}}`;

// CSS for a colour like #0b4f5c; nothing for anything else.
export function palette(given) {
  if (!/^#[0-9a-f]{6}$/i.test(given || "")) return "";
  const colour = [1, 3, 5].map((at) => parseInt(given.slice(at, at + 2), 16));
  const light = readable(colour, LIGHT_CARD, BLACK), dark = readable(colour, DARK_CARD, LIGHT_CARD);
  return `.root{--head:${hex(light.brand)}}${tokens(light)}@media screen and (prefers-color-scheme:dark){${tokens(dark)}}`;
}
