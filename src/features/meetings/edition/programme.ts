import { interfaceLanguages } from '#core/i18n/languages.ts';
import { fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
import type { Edition, ProgrammeItem, Texts } from './types.ts';

/** The languages in which texts may be written: those in which they are read. */
export const WRITTEN = interfaceLanguages.map(({ code }) => code);

/** Reads `title-nl`, `title-en` … as texts; what is empty is not there. Languages that the form does not know stay. */
export function readTexts<K extends string>(
  one: (field: string) => string,
  keys: readonly K[],
  before: Texts<K> = {},
): Texts<K> {
  const texts: Texts<K> = { ...before };
  for (const code of WRITTEN) {
    const words: Partial<Record<K, string>> = { ...before[code] };
    for (const key of keys) {
      const text = one(`${key}-${code}`).trim();
      if (text) words[key] = text;
      else delete words[key];
    }
    if (Object.keys(words).length) texts[code] = words;
    else delete texts[code];
  }
  return texts;
}

/** The same hour of the Dutch clock on another day. */
export const onDay = (at: Date, day: string): Date => fromAmsterdam(day, toAmsterdam(at).minutes);

/** The programme moved to another day: every part keeps its hours. */
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
  const twice = new Set<string>();
  for (const part of parts)
    for (const other of parts) {
      if (part.startsAt >= other.endsAt || other.startsAt >= part.endsAt) continue;
      for (const one of part.breakOuts)
        if (other.breakOuts.some(({ id, hostName }) => id !== one.id && hostName === one.hostName))
          twice.add(one.hostName);
    }
  return [...twice];
}
