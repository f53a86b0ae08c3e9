import { formatFullDay } from '#core/i18n/formats.ts';
import { Due } from '../caseload/CaseloadPage.tsx';
import type { StoredDeadline } from '../caseload/queries.ts';
import { ruleTitle } from '../clock/rule-title.ts';
import { teamMessagesIn } from '../messages.ts';

/** One term of a case: when it ends or how it stands, and the way to why. */
export function Term({
  term,
  here,
  today,
  language,
}: {
  term: StoredDeadline;
  here: string;
  today: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const { rule, state, dueOn, metOn } = term;
  return (
    <li class={state === 'late' ? 'late' : undefined}>
      <b>{ruleTitle(rule, language)}</b>
      <span>
        {state === 'stands-still' || state === 'cannot-say' || state === 'lapsed' ? (
          t(`term.${state}`)
        ) : state === 'met' && metOn ? (
          t('term.met', { day: formatFullDay(metOn, language) })
        ) : (
          <Due day={dueOn} rule={null} today={today} language={language} />
        )}
      </span>
      <a href={`${here}/why/${rule}`} aria-label={t('case.why-of', { rule: ruleTitle(rule, language) })}>
        {t('case.why')}
      </a>
    </li>
  );
}
