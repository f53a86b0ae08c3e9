import { toCsv } from '#core/text/csv.ts';
import { breakOutsOf, breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { needText } from '../registrations/need-text.ts';
import type { Registration } from '../registrations/types.ts';
import { explainSeat } from '../seating/seat-text.ts';

/**
 * People with everything that the table shows, one line a person, as a spreadsheet opens it (UTF-8 with BOM, semicolons as in
 * Dutch Excel). No cell is a formula, whatever somebody called themselves.
 */
export function peopleCsv(
  edition: Edition,
  registrations: readonly Registration[],
  language: string,
): string {
  const t = teamMessagesIn(language);
  const rounds = breakoutRounds(edition);
  const breakOuts = new Map(breakOutsOf(edition).map((breakOut) => [breakOut.id, breakOut]));
  const titleOf = (id: string): string => {
    const breakOut = breakOuts.get(id);
    return breakOut ? `${breakOut.number}. ${textOf(breakOut.texts, 'title', language)}` : '';
  };
  const header = (
    [
      'code',
      'name',
      'group',
      'size',
      'state',
      'language',
      'email',
      'phone',
      'wishes',
      'seat',
      'reason',
      'needs',
      'needs-state',
      'came',
      'walk-in',
      'note',
      'made',
      'changed',
      'changed-by',
    ] as const
  ).map((column) => t(`people.csv.${column}`));
  const rows = registrations.flatMap((registration) => {
    const { members, size, state, email, phone, wishes, seats, needs, reasons, note } = registration;
    const sentences = rounds.flatMap((item) =>
      explainSeat(
        item,
        seats.find(({ partId }) => partId === item.id),
        language,
        reasons[item.id],
      ),
    );
    return members.map((member) => {
      const own = needs.filter((need) => need.member === member.id);
      return [
        member.code,
        member.firstName ?? '',
        members.map(({ firstName, code }) => firstName ?? code).join(', '),
        size,
        t(`people.state.${state}`),
        registration.language,
        email ?? '',
        phone ?? '',
        rounds
          .flatMap(({ id }) => wishes[id] ?? [])
          .map(titleOf)
          .join(' > '),
        seats.map(({ breakOutId }) => titleOf(breakOutId)).join(', '),
        edition.seating === 'wishes' ? '' : sentences.join(' '),
        own.map((need) => needText(need, language)).join(', '),
        own.map((need) => t(`need.state.${need.state}`)).join(', '),
        member.cameAt?.toISOString() ?? '',
        registration.walkIn ? t('people.walk-in') : '',
        note,
        registration.madeAt.toISOString(),
        registration.changedAt.toISOString(),
        registration.changedBy ?? t('people.themselves'),
      ];
    });
  });
  // Isolation marks keep names apart from right-to-left text on pages; a spreadsheet would show them.
  return toCsv([header, ...rows]).replace(/[\u2066-\u2069]/g, '');
}
