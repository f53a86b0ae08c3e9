import type { Edition, SignUp } from '../types.ts';
import { textOf } from './texts.ts';
import { breakOutsOf } from './when.ts';

/** A cell that a spreadsheet reads as text: quotes doubled, and no formula (OWASP, CSV injection). */
function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Everybody who comes, as a spreadsheet opens it (UTF-8 with a mark, semicolons as Dutch programs expect). */
export function csvOf(edition: Edition, people: readonly SignUp[]): string {
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
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
