import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { pictograms } from '../icons/icon.tsx';
import { Card, Icon } from '../index.ts';
import { exampleContext, examplePage, examples } from './examples.tsx';

const render = (language: 'nl' | 'ar', children: ComponentChildren, title = 'Example') =>
  renderToString(examplePage(exampleContext(language), title, children));

const pages = Object.entries(examples).flatMap(([name, example]) =>
  (['nl', 'ar'] as const).map((language) => {
    const html = render(
      language,
      example((nl, ar) => (language === 'nl' ? nl : ar)),
    );
    return { name: `${name} (${language})`, language, html };
  }),
);

test.each(pages)(
  '$name obeys the strictest browser: no style, script or handler inside the page',
  ({ html }) => {
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:/i);
    expect(html.match(/<script[^>]*>[^<]/)).toBeNull();
  },
);

test.each(pages)('$name stands in its own language and direction', ({ html, language }) => {
  expect(html).toMatch(language === 'ar' ? /^<html lang="ar" dir="rtl">/ : /^<html lang="nl" dir="ltr">/);
  if (language === 'ar') expect(html).toMatch(/\p{Script=Arabic}/u);
});

test.each(pages)('$name can be filled in by who hears it: every field has its words', ({ html }) => {
  expect(unnamedFields(html)).toEqual([]);
  expect(emptyControls(html)).toEqual([]);
});

test.each(pages)('$name uses every id once, and describes fields by what is there', ({ html }) => {
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length).toBe(new Set(ids).size);
  const named = [...html.matchAll(/\s(?:for|aria-describedby)="([^"]+)"/g)].flatMap(([, list = '']) =>
    list.split(' '),
  );
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test('a field without words is found', () => {
  expect(unnamedFields('<input type="text" name="a"/>')).toEqual(['<input type="text" name="a"/>']);
  expect(emptyControls('<button><svg aria-hidden="true"><path/></svg></button>')).toHaveLength(1);
});

test('a picture is silent beside words, and speaks when it stands alone', () => {
  expect(renderToString(<Icon name="clock" />)).toContain('aria-hidden="true"');
  const alone = renderToString(<Icon name="clock" label="Tijd" />);
  expect(alone).toContain('role="img" aria-label="Tijd"');
  expect(alone).not.toContain('aria-hidden');
});

test('every pictogram stays within its field and is one line of ink', () => {
  for (const [name, path] of Object.entries(pictograms)) {
    expect([name, /^M[\d\sa-zA-Z.-]+$/.test(path)]).toEqual([name, true]);
    for (const [, x, y] of path.matchAll(/M(-?[\d.]+)[ ,](-?[\d.]+)/g)) {
      expect([name, Number(x) >= 1 && Number(x) <= 23, Number(y) >= 1 && Number(y) <= 23]).toEqual([
        name,
        true,
        true,
      ]);
    }
  }
});

test('a Dutch town in an Arabic line does not turn the line around; a Dutch line keeps its own order', () => {
  const card = (line: string) => render('ar', <Card href="#one" title="Koor" lang="nl" lines={[line]} />);
  expect(card('Delft · الثلاثاء')).toContain('<p class="line">Delft · الثلاثاء</p>');
  expect(card('Elke week zingen.')).toContain('<p class="line"><bdi>Elke week zingen.</bdi></p>');
});

test('a name full of signs is shown as it is, never run', () => {
  const html = renderToString(examplePage(exampleContext('nl'), '<script>alert(1)</script>', 'hello'));
  expect(html).not.toContain('<script>alert');
});

function unnamedFields(html: string): string[] {
  const fields = html.match(/<(?:input|select)\b[^>]*>/g) ?? [];
  return fields.filter((field) => {
    if (/type="hidden"|aria-label="[^"]+"/.test(field)) return false;
    const id = /\sid="([^"]+)"/.exec(field)?.[1];
    if (id && html.includes(`<label for="${id}"`)) return false;
    const before = html.slice(0, html.indexOf(field));
    return before.lastIndexOf('<label') <= before.lastIndexOf('</label>');
  });
}

function emptyControls(html: string): string[] {
  const controls = html.match(/<(button|a|summary)\b[^>]*>.*?<\/\1>/g) ?? [];
  return controls.filter(
    (one) =>
      !/aria-label="[^"]+"|aria-hidden="true"[^>]*><\/button>/.test(one) &&
      !one.replace(/<[^>]*>/g, '').trim(),
  );
}
