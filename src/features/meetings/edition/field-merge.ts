/*
 * Two people change the same thing at once. Every form carries a fingerprint of each field as it was shown. What only one of
 * them changed is saved; what both changed is shown to the second, theirs beside yours, and nothing that was typed is lost.
 */
import { createHash } from 'node:crypto';

/** The values of a form by the names of its fields, as a browser sends them. */
export type FieldValues = Record<string, string>;

/** A field that somebody else changed too, meanwhile, to another value. */
export interface FieldConflict {
  name: string;
  theirs: string;
  yours: string;
}

const FINGERPRINT_CHARACTERS = 8;

/** Browsers send line ends as CR LF; what is stored has LF and no space around it. */
const normalized = (value: string | undefined): string => (value ?? '').replaceAll('\r\n', '\n').trim();

const fingerprint = (value: string): string =>
  createHash('sha256').update(value).digest('base64url').slice(0, FINGERPRINT_CHARACTERS);

/** What the hidden field `seen` of a form holds: a fingerprint of every value that is not empty. */
export const fingerprintsOf = (values: FieldValues): string =>
  Object.entries(values)
    .map(([name, value]) => [name, normalized(value)] as const)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}.${fingerprint(value)}`)
    .join(' ');

/**
 * Puts what was typed over what is stored now, field by field.
 * @param seen the fingerprints that the form carried
 * @returns `values` to save when there are no conflicts; else to show: with what was typed where both changed something
 */
export function mergeFields(
  seen: string,
  stored: FieldValues,
  typed: FieldValues,
): { values: FieldValues; conflicts: FieldConflict[] } {
  const shown = new Map(
    seen
      .split(' ')
      .filter(Boolean)
      .map((entry): [string, string] => {
        const cut = entry.lastIndexOf('.');
        return [entry.slice(0, cut), entry.slice(cut + 1)];
      }),
  );
  const conflicts: FieldConflict[] = [];
  const values: FieldValues = { ...stored };
  for (const [name, value] of Object.entries(typed)) {
    const yours = normalized(value);
    const theirs = normalized(stored[name]);
    const was = shown.get(name) ?? '';
    const isWhatWasShown = (text: string) => (text ? fingerprint(text) : '') === was;
    if (yours === theirs || isWhatWasShown(yours)) continue;
    values[name] = yours;
    if (!isWhatWasShown(theirs)) conflicts.push({ name, theirs, yours });
  }
  return { values, conflicts };
}
