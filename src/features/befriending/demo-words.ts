import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import type { Moment, Said } from './check-ins/rules.ts';
import { addMessage } from './relay/queries.ts';

/** Somebody of a pair of the demonstration. */
interface Side {
  card: string;
  person: string;
  reads: string;
}

/** What two people write to each other first: who reads Dutch, and the other in their own language where it is known here. */
const OPENING =
  'Dag! Leuk dat we elkaar gaan ontmoeten. Zullen we dinsdag een stuk lopen? We kunnen bij de bibliotheek beginnen.';
const ANSWERS: Record<string, string> = {
  ar: 'مرحبًا! نعم، يوم الثلاثاء مناسب. سأكون عند المكتبة الساعة العاشرة.',
  ti: 'ሰላም! እወ፣ ሰሉስ ጽቡቕ እዩ። ሰዓት ዓሰርተ ኣብ ቤተ መጻሕፍቲ ክህሉ እየ።',
  fa: 'سلام! بله، سه‌شنبه خوب است. ساعت ده جلوی کتابخانه هستم.',
  uk: 'Вітаю! Так, вівторок підходить. Я буду біля бібліотеки о десятій.',
  tr: 'Merhaba! Evet, salı uygun. Saat onda kütüphanede olurum.',
  fr: 'Bonjour ! Oui, mardi me va bien. Je serai à la bibliothèque à dix heures.',
  so: 'Salaan! Haa, Talaadadu way fiican tahay. Tobanka ayaan maktabadda joogi doonaa.',
};
const PLAIN_ANSWER = 'Dag! Ja, dinsdag is goed. Ik ben om tien uur bij de bibliotheek.';
const THANKS = 'Het was fijn. Tot volgende week!';

/** When people of the demonstration say that they met, in days after they found each other. */
const MEETINGS: readonly (readonly [Moment, day: number])[] = [
  ['first', 8],
  ['month-1', 31],
  ['month-3', 92],
  ['month-6', 183],
  ['month-12', 366],
];

/** Seeds what the two write and that they met, at the days on which it would have been. */
export async function seedWords(
  tx: Tx,
  app: AppContext,
  pair: string,
  {
    newcomer,
    resident,
    since,
    now,
    endedAt,
    isQuiet,
  }: {
    newcomer: Side;
    resident: Side;
    since: Date;
    now: Date;
    endedAt: Date | null;
    /** They met, and were not heard of after that. */
    isQuiet: boolean;
  },
): Promise<void> {
  const until = endedAt ?? now;
  const lines: [by: Side, day: number, language: string, words: string][] = [
    [resident, 0.2, 'nl', OPENING],
    [newcomer, 1, newcomer.reads, ANSWERS[newcomer.reads] ?? PLAIN_ANSWER],
    [resident, 7, 'nl', THANKS],
  ];
  for (const [nth, [by, day, language, words]] of lines.entries()) {
    const at = daysAfter(since, day);
    if (at > until) continue;
    await setRlsContext(tx, { person: by.person, at });
    await addMessage(
      tx,
      app,
      {
        id: deterministicId(app, 'befriending-message', {
          application: ['demonstration', pair, String(nth)],
        }),
        pair,
        person: by.person,
        language,
        words,
        via: 'page',
        heldBecause: null,
        leftOut: 0,
        mailHash: null,
        photos: [],
      },
      at,
    );
  }
  const meetings = MEETINGS.map(([moment, day]) => ({ moment, at: daysAfter(since, day) })).filter(
    ({ moment, at }) => at <= until && (moment === 'first' || !isQuiet),
  );
  const last = meetings.at(-1);
  if (!last) return;
  for (const by of [newcomer, resident]) {
    await setRlsContext(tx, { person: by.person, at: last.at });
    await tx
      .insertInto('befriending_check_in')
      .values(
        meetings.map(({ moment, at }) => ({
          id: deterministicId(app, 'befriending-check-in', {
            application: ['demonstration', pair, by.person, moment],
          }),
          pair_id: pair,
          person_id: by.person,
          card_id: by.card,
          moment,
          met: 'yes' as const,
          answered_at: at,
          said: ['nice', 'again'] satisfies Said[],
          words_sealed: null,
          written_at: at,
        })),
      )
      .execute();
  }
}
