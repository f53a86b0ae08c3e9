import { interfaceLanguages } from '#core/i18n/languages.ts';
import { fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
import type { Edition, ProgrammeItem, Texts } from './types.ts';

/** Codes of the languages in which texts may be written: those in which they are read. */
export const TEXT_LANGUAGES = interfaceLanguages.map(({ code }) => code);

/**
 * Reads form fields `title-nl`, `title-en` … as texts; an empty field removes its text.
 * @param getField value of a form field by name
 * @param before texts until now; those in languages that the form does not know stay
 */
export function readTexts<K extends string>(
  getField: (name: string) => string,
  keys: readonly K[],
  before: Texts<K> = {},
): Texts<K> {
  const texts: Texts<K> = { ...before };
  for (const code of TEXT_LANGUAGES) {
    const translation: Partial<Record<K, string>> = { ...before[code] };
    for (const key of keys) {
      const text = getField(`${key}-${code}`).trim();
      if (text) translation[key] = text;
      else delete translation[key];
    }
    if (Object.keys(translation).length) texts[code] = translation;
    else delete texts[code];
  }
  return texts;
}

/** The same hour of the Dutch clock on another day. */
export const onDay = (moment: Date, day: string): Date => fromAmsterdam(day, toAmsterdam(moment).minutes);

/** The programme moved to another day: every item keeps its hours. */
export const partsOn = (parts: readonly ProgrammeItem[], day: string): ProgrammeItem[] =>
  parts.map((part) => ({ ...part, startsAt: onDay(part.startsAt, day), endsAt: onDay(part.endsAt, day) }));

/** The edition spans its programme. */
export const spanOf = (
  parts: readonly Pick<ProgrammeItem, 'startsAt' | 'endsAt'>[],
): Pick<Edition, 'startsAt' | 'endsAt'> => ({
  startsAt: new Date(Math.min(...parts.map(({ startsAt }) => startsAt.getTime()))),
  endsAt: new Date(Math.max(...parts.map(({ endsAt }) => endsAt.getTime()))),
});

/** Hosts who would have to be in two places: the same name in two break-outs at the same time. */
export function doubleHosts(parts: readonly ProgrammeItem[]): string[] {
  const names = new Set<string>();
  for (const part of parts)
    for (const other of parts) {
      if (part.startsAt >= other.endsAt || other.startsAt >= part.endsAt) continue;
      for (const { id, hostName } of part.breakOuts)
        if (other.breakOuts.some((breakOut) => breakOut.id !== id && breakOut.hostName === hostName))
          names.add(hostName);
    }
  return [...names];
}
