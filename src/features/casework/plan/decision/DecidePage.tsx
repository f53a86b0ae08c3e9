import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { Button, ButtonLink, DeskLayout, Notice, TextField } from '#ui';
import { messagesIn, teamMessagesIn } from '../../messages.ts';
import { checklist } from '../model/checks.ts';
import { planCrumbs } from '../model/crumbs.ts';
import { planDifferences, planLines } from '../model/describe.ts';
import { PlanLines } from '../model/PlanLines.tsx';
import { decidePath, planPath } from '../model/paths.ts';
import type { PlanVersion } from '../model/queries.ts';
import type { PlanDesk } from '../model/read-plan.ts';
import { planTermOf } from '../model/term.ts';
import { CheckList } from './CheckList.tsx';
import { Differences } from './Differences.tsx';

export const DECIDE_REFUSALS = [
  'incomplete',
  'duo-refuses',
  'advice-open',
  'future',
  'changed-elsewhere',
  'no-day',
] as const;

interface DecideProps {
  page: PageContext;
  token: string;
  once: string;
  desk: PlanDesk;
  draft: PlanVersion;
  typed: { day: string; withoutAdvice: boolean; offered: boolean };
  refusal?: (typeof DECIDE_REFUSALS)[number] | undefined;
}

/** The last look before a plan is a decision: what it binds, what is missing, and the day. */
export function DecidePage({ page, token, once, desk, draft, typed, refusal }: DecideProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const words = { t: messagesIn(language), language };
  const { content } = draft;
  const hasAdvice = checklist(content, desk.facts, desk).some(({ state }) => state === 'advice');
  const lines = planLines(content, desk.group, words);
  const before = desk.current && planLines(desk.current.content, desk.group, words);
  const { lastDay } = planTermOf(desk.facts, isCalendarDay(typed.day) ? typed.day : desk.today);
  return (
    <DeskLayout page={page} title={t('plan.decide.title')} crumbs={planCrumbs(desk.file, language)}>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`plan.decide.${refusal}`)}
        </Notice>
      )}
      <p class="lead">{t('plan.decide.lead')}</p>
      <div class="desk-columns">
        <div>
          <h2>{words.t('plan.binding.title')}</h2>
          <p>{t('plan.decide.only-this')}</p>
          <PlanLines lines={lines} notSaid={t('plan.not-said')} />
          {before && (
            <>
              <h2>{t('plan.differences')}</h2>
              <Differences differences={planDifferences(before, lines)} language={language} />
            </>
          )}
        </div>
        <aside aria-label={t('plan.check.title')}>
          <CheckList desk={desk} content={content} language={language} />
        </aside>
      </div>
      <form method="post" action={`/${language}${decidePath(desk.file.id)}`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <input type="hidden" name="seen" value={String(draft.revision)} />
        <TextField
          name="day"
          type="date"
          label={t('plan.decide.day')}
          hint={
            desk.current
              ? t('plan.decide.day.amended', { day: formatFullDay(lastDay, language) })
              : t('plan.decide.day.hint', { day: formatFullDay(lastDay, language) })
          }
          value={typed.day}
        />
        {content.courseState === 'school' && content.school && (
          <p>
            <label>
              <input type="checkbox" name="offered" value="yes" checked={typed.offered} />{' '}
              {t('plan.decide.offered', { school: content.school.name })}
            </label>
          </p>
        )}
        {hasAdvice && (
          <p>
            <label>
              <input type="checkbox" name="withoutAdvice" value="yes" checked={typed.withoutAdvice} />{' '}
              {t('plan.decide.without-advice')}
            </label>
          </p>
        )}
        <p class="actions">
          <Button icon="check">{t('plan.decide.do')}</Button>
          <ButtonLink href={`/${language}${planPath(desk.file.id)}`} kind="ghost" icon="back">
            {t('plan.to-overview')}
          </ButtonLink>
        </p>
      </form>
    </DeskLayout>
  );
}
