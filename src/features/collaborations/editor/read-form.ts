import type { RequestContext } from '#core/http/request-context.ts';
import { municipalities } from '#features/geography/rules.ts';
import { type Collaboration, MAX_FIGURES, TEXT_FIELDS, type TypedContent } from '../model/rules.ts';

/** Everything that the form of a collaboration holds, as typed. */
export interface TypedCollaboration extends TypedContent {
  title: string;
  what: string;
  forWhom: string;
  result: string;
  needed: string;
  language: string;
  /** Names of municipalities, with commas. */
  places: string;
  email: string;
}

const MAX_TYPED = 6_000;

/** What was typed; longer than any field may be is cut off, so that nothing comes back as more than it was. */
export function typedIn({ form }: Pick<RequestContext, 'form'>): TypedCollaboration {
  const field = (name: string) => form.get(name).slice(0, MAX_TYPED);
  return {
    title: field('title'),
    what: field('what'),
    forWhom: field('forWhom'),
    result: field('result'),
    needed: field('needed'),
    language: field('in').slice(0, 8),
    themes: form.getAll('theme').slice(0, 20),
    obstacles: form.getAll('obstacle').slice(0, 20),
    cost: field('cost'),
    size: field('size'),
    sinceYear: field('since'),
    places: field('places').slice(0, 400),
    email: field('email').slice(0, 200),
    figures: Array.from({ length: MAX_FIGURES }, (_, nth) => ({
      number: field(`number${nth}`),
      words: field(`counted${nth}`),
    })),
  };
}

const nameOf = (code: string) => municipalities.find((known) => known.code === code)?.name ?? '';

/** The names of municipalities, as the form shows them. */
export const placesText = (codes: readonly string[]): string => codes.map(nameOf).filter(Boolean).join(', ');

/** The form of a collaboration as it is kept. */
export function formOf(collaboration: Collaboration, email: string): TypedCollaboration {
  const text = collaboration.texts[collaboration.language];
  const words = Object.fromEntries(TEXT_FIELDS.map((name) => [name, text?.[name] ?? '']));
  return {
    title: words.title ?? '',
    what: words.what ?? '',
    forWhom: words.forWhom ?? '',
    result: words.result ?? '',
    needed: words.needed ?? '',
    language: collaboration.language,
    themes: collaboration.themes,
    obstacles: collaboration.obstacles,
    cost: collaboration.cost ?? '',
    size: collaboration.size ?? '',
    sinceYear: collaboration.sinceYear === null ? '' : String(collaboration.sinceYear),
    places: placesText(collaboration.municipalities),
    email,
    figures: Array.from({ length: MAX_FIGURES }, (_, nth) => {
      const figure = collaboration.figures[nth];
      return { number: figure ? String(figure.number) : '', words: figure?.words ?? '' };
    }),
  };
}

/** An empty form, with what is known of who tells. */
export const emptyForm = (language: string, codes: readonly string[]): TypedCollaboration => ({
  title: '',
  what: '',
  forWhom: '',
  result: '',
  needed: '',
  language,
  themes: [],
  obstacles: [],
  cost: '',
  size: '',
  sinceYear: '',
  places: placesText(codes),
  email: '',
  figures: Array.from({ length: MAX_FIGURES }, () => ({ number: '', words: '' })),
});

/** The municipalities that were typed. @returns undefined when one of them is none */
export function readPlaces(typed: string): string[] | undefined {
  const fold = (name: string) =>
    name
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLocaleLowerCase('nl');
  const found: string[] = [];
  for (const name of typed.split(/[,;\n،]+/)) {
    if (!name.trim()) continue;
    const code = municipalities.find(
      (known) => fold(known.name) === fold(name.replace(/^\s*gemeente\s+/i, '')),
    )?.code;
    if (!code) return undefined;
    if (!found.includes(code)) found.push(code);
  }
  return found;
}
