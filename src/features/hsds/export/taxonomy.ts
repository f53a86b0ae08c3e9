import type { Initiative } from '#features/directory/rules.ts';
import { vocabularyIn } from '#features/vocabulary';
import {
  ACCESS_FEATURES,
  AUDIENCES,
  CONTACT_FORMS,
  GIFTS,
  GOALS,
  LEVELS,
  SAFEGUARDS,
} from '#features/vocabulary/rules.ts';
import { recordId } from './record-id.ts';

/** Our classifications as HSDS taxonomies. The names of their terms are those on our pages. */
const TAXONOMY_CODES = {
  goal: GOALS,
  audience: AUDIENCES,
  level: LEVELS,
  access: ACCESS_FEATURES,
  contactForm: CONTACT_FORMS,
  safeguard: SAFEGUARDS,
  gift: GIFTS,
} as const;
type TaxonomyKind = keyof typeof TAXONOMY_CODES;

const TAXONOMY_TEXTS: Record<TaxonomyKind, [name: string, description: string]> = {
  goal: ['Goals of newcomers', 'What one can come for.'],
  audience: ['Audience', 'Whom it is for; when absent, that is not known.'],
  level: ['Level of Dutch', 'Lowest and highest level, from no word yet to B2 of the European framework.'],
  access: ['Access', 'What a place has for people who need it.'],
  contactForm: ['Form of contact', 'How one meets there; complete when there is one.'],
  safeguard: ['Safeguards for minors', 'What it does to keep minors safe.'],
  gift: ['Volunteers wanted', 'What it looks for in volunteers.'],
};

export interface HsdsTaxonomy {
  id: string;
  name: string;
  description: string;
  uri: string;
  version: string;
}

export interface HsdsTaxonomyTerm {
  id: string;
  code: string;
  name: string;
  description: string;
  language: string;
  taxonomy: string;
  taxonomy_id: string;
  term_uri: string;
}

const taxonomyUri = (baseUrl: string, kind: TaxonomyKind, code = ''): string =>
  `${baseUrl}/taxonomies/${taxonomyId(kind)}${code && `#${code}`}`;
const taxonomyId = (kind: TaxonomyKind): string => recordId('taxonomy', kind);
const termId = (kind: TaxonomyKind, code: string): string => recordId('taxonomy_term', kind, code);
const kinds = Object.keys(TAXONOMY_CODES) as TaxonomyKind[];

/** @param baseUrl of the feed, without a final slash */
export const taxonomies = (baseUrl: string): HsdsTaxonomy[] =>
  kinds.map((kind) => {
    const [name, description] = TAXONOMY_TEXTS[kind];
    return { id: taxonomyId(kind), name, description, uri: taxonomyUri(baseUrl, kind), version: '2' };
  });

export const taxonomyTerms = (baseUrl: string): HsdsTaxonomyTerm[] =>
  kinds.flatMap((kind) => TAXONOMY_CODES[kind].map((code) => toTaxonomyTerm(baseUrl, kind, code)));

function toTaxonomyTerm(baseUrl: string, kind: TaxonomyKind, code: string): HsdsTaxonomyTerm {
  const key = `${kind}.${code}` as Parameters<ReturnType<typeof vocabularyIn>>[0];
  return {
    id: termId(kind, code),
    code,
    name: vocabularyIn('nl')(key),
    description: vocabularyIn('en')(key),
    language: 'nl',
    taxonomy: TAXONOMY_TEXTS[kind][0],
    taxonomy_id: taxonomyId(kind),
    term_uri: taxonomyUri(baseUrl, kind, code),
  };
}

/** The terms of an initiative; `link` is the relation: a goal, an audience, the lowest or the highest level. */
export function termsOf(initiative: Initiative): { kind: TaxonomyKind; code: string; link: string }[] {
  return [
    ...initiative.goals.map((code) => ({ kind: 'goal' as const, code, link: 'offers' })),
    ...(initiative.audience
      ? [{ kind: 'audience' as const, code: initiative.audience, link: 'intended_audience' }]
      : []),
    ...(initiative.levelMin
      ? [{ kind: 'level' as const, code: initiative.levelMin, link: 'minimum_level' }]
      : []),
    ...(initiative.levelMax
      ? [{ kind: 'level' as const, code: initiative.levelMax, link: 'maximum_level' }]
      : []),
    ...initiative.access.map((code) => ({ kind: 'access' as const, code, link: 'has' })),
    ...initiative.contactForms.map((code) => ({ kind: 'contactForm' as const, code, link: 'meets' })),
    ...initiative.safeguards.map((code) => ({ kind: 'safeguard' as const, code, link: 'has' })),
    ...initiative.giftsWanted.map((code) => ({ kind: 'gift' as const, code, link: 'wants' })),
  ];
}

export interface HsdsAttribute {
  id: string;
  link_id: string;
  link_type: string;
  link_entity: string;
  taxonomy_term_id: string;
  value: string;
  taxonomy_term: HsdsTaxonomyTerm;
}

export const attributesOf = (initiative: Initiative, baseUrl: string): HsdsAttribute[] =>
  termsOf(initiative).map(({ kind, code, link }) => ({
    id: recordId(initiative.id, 'attribute', kind, link, code),
    link_id: initiative.id,
    link_type: link,
    link_entity: 'service',
    taxonomy_term_id: termId(kind, code),
    value: code,
    taxonomy_term: toTaxonomyTerm(baseUrl, kind, code),
  }));

/** Whether an initiative has a term of this taxonomy, or this very term. */
export const hasTerm = (initiative: Initiative, wanted: { taxonomy?: string; term?: string }): boolean =>
  termsOf(initiative).some(
    ({ kind, code }) =>
      (!wanted.taxonomy || wanted.taxonomy === taxonomyId(kind)) &&
      (!wanted.term || wanted.term === termId(kind, code)),
  );
