import { globSync, readFileSync } from 'node:fs';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { interfaceLanguages, teamLanguages } from '#core/i18n/languages.ts';

type Messages = Record<string, string>;
type Element = ReturnType<typeof parse>[number];

/** Every catalogue as the start of its files: `src/features/story/messages/public`. */
const catalogues = globSync('src/**/messages/*.nl.json')
  .map((path) => path.replace(/\.nl\.json$/, ''))
  .sort();
const read = (catalogue: string, language: string): Messages =>
  JSON.parse(readFileSync(`${catalogue}.${language}.json`, 'utf8')) as Messages;

/** The source that uses a catalogue: that of its feature, and for the shared vocabulary all of it. */
const sourceFor = (catalogue: string): string => {
  const home = catalogue.includes('/vocabulary/') ? 'src' : (catalogue.split('/messages')[0] ?? '');
  return globSync(`${home}/**/*.{ts,tsx}`)
    .filter((path) => !path.includes('.test.'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
};

/** A key is used when it stands in the source, whole, or as the fixed parts of a template. */
function isUsed(key: string, source: string): boolean {
  if (source.includes(`'${key}'`) || source.includes(`"${key}"`)) return true;
  for (const [, template = ''] of source.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)) {
    const pattern = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    if (pattern.join('').length > 0 && new RegExp(`^${pattern.join('[\\w-]+(?:\\.[\\w-]+)*')}$`).test(key))
      return true;
  }
  // A bare key that is chosen from a list of codes.
  return !key.includes('.') && new RegExp(`\\b${key}\\b`).test(source);
}

/** Plural forms that a language has and a message lacks; arguments that one language has and Dutch has not. */
function flaws(text: string, dutch: string, language: string): string[] {
  const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const argumentsOf = (message: string): string[] =>
    [...new Set(names(parse(message, { ignoreTag: true })))].sort();
  const missing = plurals(parse(text, { ignoreTag: true })).flatMap((forms) =>
    wanted.filter((form) => !forms.includes(form)),
  );
  const foreign = argumentsOf(text).filter((name) => !argumentsOf(dutch).includes(name));
  return [...missing.map((form) => `lacks plural ${form}`), ...foreign.map((name) => `has {${name}}`)];
}

function names(elements: Element[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const inner =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap(({ value }) => names(value))
        : [];
    return 'value' in element ? [element.value, ...inner] : inner;
  });
}

function plurals(elements: Element[]): string[][] {
  return elements.flatMap((element) =>
    element.type === TYPE.plural
      ? [
          Object.keys(element.options),
          ...Object.values(element.options).flatMap(({ value }) => plurals(value)),
        ]
      : [],
  );
}

const pluralForms = (language: string): number =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories.length;

/** Words that may stand behind a number of any size: they do not change with it. */
const UNCHANGING = new Set(['من', 'إلى', 'د', 'كم', 'з', 'із', 'до', 'хв', 'км', 'в', 'في', 'зі']);
/** What messages count. */
const COUNTED =
  /^(?:count|minutes|seconds|hours|days|weeks|years|km|places|things|rows|all|open|from|to|people|most|age|sentences)$/;

/**
 * Numbers right before a word, outside of a plural, in a language where the word changes with the number in many ways (Arabic, Ukrainian):
 * "{minutes} دقيقة" is wrong for three.
 */
function barePlurals(elements: Element[]): string[] {
  return elements.flatMap((element, i) => {
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return Object.values(element.options).flatMap(({ value }) => barePlurals(value));
    const next = elements[i + 1];
    if (element.type !== TYPE.argument || !COUNTED.test(element.value) || next?.type !== TYPE.literal)
      return [];
    const [, word] = /^\s([\p{L}\p{M}]+)/u.exec(next.value) ?? [];
    return word && !UNCHANGING.has(word) ? [`{${element.value}} ${word}`] : [];
  });
}

describe.each(catalogues)('%s', (catalogue) => {
  const dutch = read(catalogue, 'nl');

  // The team works in fewer languages than the public site has.
  const languages = catalogue.endsWith('/team') ? teamLanguages : interfaceLanguages;

  test.each(languages.map(({ code }) => code))('is whole in %s', (language) => {
    const messages = read(catalogue, language);
    expect(Object.keys(messages).sort()).toEqual(Object.keys(dutch).sort());
    const wrong = Object.entries(messages).flatMap(([key, text]) => [
      ...(text.trim() ? [] : [`${key} is empty`]),
      ...flaws(text, dutch[key] ?? '', language).map((flaw) => `${key} ${flaw}`),
      ...(pluralForms(language) > 3
        ? barePlurals(parse(text, { ignoreTag: true })).map((words) => `${key}: ${words} is no plural`)
        : []),
    ]);
    expect(wrong).toEqual([]);
  });

  test('has no message that nobody uses', () => {
    const source = sourceFor(catalogue);
    expect(Object.keys(dutch).filter((key) => !isUsed(key, source))).toEqual([]);
  });
});

test('the check bites: an unused key, a missing plural form, a strange argument', () => {
  expect(isUsed('start.nothing', "say('start.title')")).toBe(false);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: source that is looked at, not run
  expect(isUsed('goal.people', 'name(`goal.${goal}`)')).toBe(true);
  expect(flaws('{n, plural, one {x} other {y}}', '{n, plural, one {x} other {y}}', 'ar')).toEqual(
    ['lacks plural zero', 'lacks plural two', 'lacks plural few', 'lacks plural many'].sort(byOrder),
  );
  expect(flaws('{m}', '{n}', 'en')).toEqual(['has {m}']);
  expect(barePlurals(parse('حوالي {minutes} دقيقة'))).toEqual(['{minutes} دقيقة']);
  expect(barePlurals(parse('{minutes, plural, one {# хвилина} other {# хвилин}} до {from} км'))).toEqual([]);
});

const byOrder = (a: string, b: string): number => {
  const order = new Intl.PluralRules('ar')
    .resolvedOptions()
    .pluralCategories.map((form) => `lacks plural ${form}`);
  return order.indexOf(a) - order.indexOf(b);
};
