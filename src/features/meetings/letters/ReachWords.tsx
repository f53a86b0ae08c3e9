import { teamMessagesIn } from '../messages.ts';
import type { Reach } from './types.ts';

/** Whom a letter reaches, in numbers: "47 mensen, 6 kramen, 9 helpers", and who of them has no address. */
export function ReachWords({ reach, language }: { reach: Reach; language: string }) {
  const t = teamMessagesIn(language);
  const unwritten = reach.stalls - reach.stallLetters + reach.volunteers - reach.volunteerLetters;
  return (
    <>
      <p>
        <strong>
          {t('reach.who', { people: reach.people, stalls: reach.stalls, volunteers: reach.volunteers })}
        </strong>
      </p>
      {reach.people + reach.stalls + reach.volunteers > 0 && (
        <p>
          {t('reach.letters', { count: reach.letters + reach.stallLetters + reach.volunteerLetters })}{' '}
          {reach.withoutAddress + unwritten > 0 &&
            t('reach.without', { count: reach.withoutAddress + unwritten })}
        </p>
      )}
    </>
  );
}
