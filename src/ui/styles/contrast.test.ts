import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const tokensOf = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/--(?:utrecht|vo)-([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
const themes = { light: tokensOf(light), dark: { ...tokensOf(light), ...tokensOf(dark) } };

/** What stands on what, as the style sheets use it. */
const text: Record<string, string[]> = {
  'document-color': [
    'document-background-color',
    'card-background-color',
    'textbox-background-color',
    'ground-background-color',
    'tile-checked-background-color',
    'alert-ok-background-color',
    'alert-warning-background-color',
    'alert-error-background-color',
  ],
  'paragraph-small-color': [
    'document-background-color',
    'card-background-color',
    'tile-checked-background-color',
    'ground-background-color',
    'alert-ok-background-color',
    'alert-warning-background-color',
  ],
  'heading-color': ['document-background-color', 'card-background-color', 'tile-checked-background-color'],
  'link-color': [
    'document-background-color',
    'card-background-color',
    'ground-background-color',
    'tile-checked-background-color',
    'alert-warning-background-color',
  ],
  'button-primary-action-color': [
    'button-primary-action-background-color',
    'button-primary-action-hover-background-color',
    'tile-checked-border-color',
  ],
  'button-secondary-action-color': [
    'button-secondary-action-background-color',
    'document-background-color',
    'card-background-color',
    'tile-checked-background-color',
  ],
  'button-primary-action-danger-color': ['button-primary-action-danger-background-color'],
  'alert-ok-color': ['alert-ok-background-color'],
  'alert-warning-color': [
    'alert-warning-background-color',
    'document-background-color',
    'card-background-color',
  ],
  'alert-error-color': ['alert-error-background-color', 'document-background-color', 'card-background-color'],
};

/** Edges and marks that say what something is. */
const edges: Record<string, string[]> = {
  'textbox-border-color': [
    'textbox-background-color',
    'document-background-color',
    'card-background-color',
    'tile-checked-background-color',
  ],
  'tile-checked-border-color': [
    'card-background-color',
    'document-background-color',
    'tile-checked-background-color',
  ],
  'focus-outline-color': [
    'document-background-color',
    'card-background-color',
    'ground-background-color',
    'tile-checked-background-color',
  ],
  'stem-leaf-color': ['document-background-color'],
  'alert-error-color': ['alert-warning-background-color'],
};

for (const [theme, tokens] of Object.entries(themes)) {
  test(`who sees little can read every word in the ${theme} theme: 7 to 1 or more`, () => {
    expect(pairs(text, tokens).filter(({ ratio }) => ratio < 7)).toEqual([]);
  });

  test(`who sees little can find every edge in the ${theme} theme: 3 to 1 or more`, () => {
    expect(pairs(edges, tokens).filter(({ ratio }) => ratio < 3)).toEqual([]);
  });
}

test('the measure is the one of WCAG: black on white is 21, and grey #767676 just passes 4.5', () => {
  expect(contrast('#000', '#fff')).toBe(21);
  expect(contrast('#767676', '#fff')).toBeCloseTo(4.54, 2);
});

function pairs(list: Record<string, string[]>, tokens: Record<string, string | undefined>) {
  const colour = (name: string) => tokens[name] ?? `no token ${name}`;
  return Object.entries(list).flatMap(([ink, grounds]) =>
    grounds.map((ground) => ({ ink, ground, ratio: contrast(colour(ink), colour(ground)) })),
  );
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  if (!/^#([0-9a-f]{3}|[0-9a-f]{6})$/.test(hex)) throw new Error(hex);
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
