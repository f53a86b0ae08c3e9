import type { Initiative } from '#features/directory';
import { vocabularyIn } from '#features/vocabulary';
import { ACCESS_FEATURES, AUDIENCES, GOALS, LEVELS } from '#features/vocabulary/rules.ts';
import { idFor } from './id.ts';

/** What initiatives are sorted by, as HSDS taxonomies; their terms are what the pages call them. */
const CODES = { goal: GOALS, audience: AUDIENCES, level: LEVELS, access: ACCESS_FEATURES } as const;
type Kind = keyof typeof CODES;

const ABOUT: Record<Kind, [name: string, description: string]> = {
  goal: ['Goals of newcomers', 'What one can come for.'],
  audience: ['Audience', 'Whom it is for; when absent, that is not known.'],
  level: ['Level of Dutch', 'Lowest and highest level, from no word yet to B2 of the European framework.'],
  access: ['Access', 'What a place has for people who need it.'],
};

export interface Taxonomy {
  id: string;
  name: string;
  description: string;
  uri: string;
  version: string;
}

export interface TaxonomyTerm {
  id: string;
  code: string;
  name: string;
  description: string;
  language: string;
  taxonomy: string;
  taxonomy_id: string;
  term_uri: string;
}

const uri = (at: string, kind: Kind, code = ''): string =>
  `${at}/taxonomies/${taxonomyId(kind)}${code && `#${code}`}`;
const taxonomyId = (kind: Kind): string => idFor('taxonomy', kind);
const termId = (kind: Kind, code: string): string => idFor('taxonomy_term', kind, code);
const kinds = Object.keys(CODES) as Kind[];

/** @param at where the feed stands, without a slash at the end */
export const taxonomies = (at: string): Taxonomy[] =>
  kinds.map((kind) => {
    const [name, description] = ABOUT[kind];
    return { id: taxonomyId(kind), name, description, uri: uri(at, kind), version: '1' };
  });

export const taxonomyTerms = (at: string): TaxonomyTerm[] =>
  kinds.flatMap((kind) => CODES[kind].map((code) => term(at, kind, code)));

function term(at: string, kind: Kind, code: string): TaxonomyTerm {
  const key = `${kind}.${code}` as Parameters<ReturnType<typeof vocabularyIn>>[0];
  return {
    id: termId(kind, code),
    code,
    name: vocabularyIn('nl')(key),
    description: vocabularyIn('en')(key),
    language: 'nl',
    taxonomy: ABOUT[kind][0],
    taxonomy_id: taxonomyId(kind),
    term_uri: uri(at, kind, code),
  };
}

/** The terms of an initiative, each with what it says: a goal, an audience, the lowest or the highest level. */
export function termsOf(it: Initiative): { kind: Kind; code: string; link: string }[] {
  return [
    ...it.goals.map((code) => ({ kind: 'goal' as const, code, link: 'offers' })),
    ...(it.audience ? [{ kind: 'audience' as const, code: it.audience, link: 'intended_audience' }] : []),
    ...(it.levelMin ? [{ kind: 'level' as const, code: it.levelMin, link: 'minimum_level' }] : []),
    ...(it.levelMax ? [{ kind: 'level' as const, code: it.levelMax, link: 'maximum_level' }] : []),
    ...it.access.map((code) => ({ kind: 'access' as const, code, link: 'has' })),
  ];
}

export interface Attribute {
  id: string;
  link_id: string;
  link_type: string;
  link_entity: string;
  taxonomy_term_id: string;
  value: string;
  taxonomy_term: TaxonomyTerm;
}

export const attributesOf = (it: Initiative, at: string): Attribute[] =>
  termsOf(it).map(({ kind, code, link }) => ({
    id: idFor(it.id, 'attribute', kind, link, code),
    link_id: it.id,
    link_type: link,
    link_entity: 'service',
    taxonomy_term_id: termId(kind, code),
    value: code,
    taxonomy_term: term(at, kind, code),
  }));

/** Does an initiative have one of the terms of this taxonomy, or this very term? */
export const hasTerm = (it: Initiative, wanted: { taxonomy?: string; term?: string }): boolean =>
  termsOf(it).some(
    ({ kind, code }) =>
      (!wanted.taxonomy || wanted.taxonomy === taxonomyId(kind)) &&
      (!wanted.term || wanted.term === termId(kind, code)),
  );
