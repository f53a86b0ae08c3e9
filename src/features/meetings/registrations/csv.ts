import { toCsv } from '#core/text/csv.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import type { Registration } from './types.ts';

const HEADER = ['code', 'voornaam', 'groep', 'taal', 'e-mail', 'telefoon', 'gesprek', 'nodig', 'aanwezig'];

/** Everybody who comes, one line a person, as a spreadsheet opens it (UTF-8 with BOM, semicolons as in Dutch Excel). */
export function registrationsCsv(edition: Edition, registrations: readonly Registration[]): string {
  const titles = new Map(
    breakOutsOf(edition).map(({ id, number, texts }) => [id, `${number}. ${textOf(texts, 'title', 'nl')}`]),
  );
  const rows = registrations
    .filter(({ state }) => state === 'coming')
    .flatMap(({ members, size, language, email, phone, seats, needs }) =>
      members.map((member) => [
        member.code,
        member.firstName ?? '',
        size,
        language,
        email ?? '',
        phone ?? '',
        seats.map(({ breakOutId }) => titles.get(breakOutId) ?? '').join(', '),
        needs
          .filter((need) => need.member === member.id)
          .map(({ kind, detail }) => (detail ? `${kind}: ${detail}` : kind))
          .join(', '),
        member.cameAt?.toISOString() ?? '',
      ]),
    );
  return toCsv([HEADER, ...rows]);
}
