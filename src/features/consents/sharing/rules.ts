import {
  type ConsentPurpose,
  type RecipientKind,
  SHARING_DAYS,
  SHARING_PURPOSES,
  STORY_PARTS,
  type StoryPart,
} from '../model/rules.ts';
import type { AskedPurpose } from '../model/wording.ts';

export const SHARING_PATH = '/sharing';
export const STORY_PART_NAMES = Object.keys(STORY_PARTS) as StoryPart[];
const DEFAULT_DAYS = 30;

/** What somebody filled in on the way to showing their story. */
export interface SharingFields {
  to: RecipientKind;
  /** The id of the initiative, when it is one. */
  initiative: string;
  /** The code of a guide, as it was typed. */
  code: string;
  /** For whom a link is. */
  who: string;
  /** How the person wants to be called there. */
  called: string;
  parts: StoryPart[];
  purpose: AskedPurpose;
  days: (typeof SHARING_DAYS)[number];
  mayFill: boolean;
}

const isKind = (text: string): text is RecipientKind => text in SHARING_PURPOSES;

/** Reads the fields of a form; what cannot be, is what the form has at first. */
export function readFields(form: {
  get: (field: string) => string;
  getAll: (field: string) => string[];
}): SharingFields {
  const kind = form.get('to');
  const to = isKind(kind) ? kind : 'link';
  const purposes: readonly AskedPurpose[] = SHARING_PURPOSES[to];
  return {
    to,
    initiative: form.get('initiative'),
    code: form.get('code'),
    who: form.get('who').trim(),
    called: form.get('called').trim(),
    parts: STORY_PART_NAMES.filter((part) => form.getAll('parts').includes(part)),
    purpose: purposes.find((purpose) => purpose === form.get('purpose')) ?? (purposes[0] as AskedPurpose),
    days: SHARING_DAYS.find((days) => String(days) === form.get('days')) ?? DEFAULT_DAYS,
    mayFill: to === 'guide' && form.get('mayFill') === 'yes',
  };
}

/** The fields of a form that nobody filled in yet. */
export const emptyFields = (to: RecipientKind, rest: Partial<SharingFields> = {}): SharingFields => ({
  ...readFields({ get: (field) => (field === 'to' ? to : ''), getAll: () => [] }),
  ...rest,
});

export type SharingRefusal = 'no-parts' | 'no-name' | 'changed' | 'gone';
export const SHARING_REFUSALS: readonly SharingRefusal[] = ['no-parts', 'no-name', 'changed', 'gone'];

/** What is missing before somebody can look at what will be seen. */
export const missingIn = ({ to, who, parts }: SharingFields): SharingRefusal | undefined =>
  to === 'link' && who === '' ? 'no-name' : parts.length === 0 ? 'no-parts' : undefined;

/** A consent that was given on another page, for one thing: it holds no parts of the story. */
export const isForOneThing = (purpose: ConsentPurpose): purpose is 'place' | 'hours' | 'befriending' =>
  purpose === 'place' || purpose === 'hours' || purpose === 'befriending';
