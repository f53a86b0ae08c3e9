import { toCsv } from '#core/text/csv.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import type { Registration } from './types.ts';

/** Everybody who comes, as a spreadsheet opens it (UTF-8 with a mark, semicolons as Dutch programs expect). */
export function registrationsCsv(edition: Edition, people: readonly Registration[]): string {
  const titles = new Map(
    breakOutsOf(edition).map((one) => [one.id, `${one.number}. ${textOf(one.texts, 'title', 'nl')}`]),
  );
  const head = ['code', 'voornaam', 'groep', 'taal', 'e-mail', 'telefoon', 'gesprek', 'nodig', 'aanwezig'];
  const rows = people
    .filter(({ state }) => state === 'coming')
    .flatMap((one) =>
      one.members.map((member) => [
        member.code,
        member.firstName ?? '',
        one.size,
        one.language,
        one.email ?? '',
        one.phone ?? '',
        one.seats.map(({ breakOutId }) => titles.get(breakOutId) ?? '').join(', '),
        one.needs
          .filter((need) => need.member === member.id)
          .map(({ kind, detail }) => (detail ? `${kind}: ${detail}` : kind))
          .join(', '),
        member.cameAt?.toISOString() ?? '',
      ]),
    );
  return toCsv([head, ...rows]);
}
