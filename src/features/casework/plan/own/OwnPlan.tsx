import { formatFullDay } from '#core/i18n/formats.ts';
import { messagesIn } from '../../messages.ts';
import { effectivePlan } from '../model/content.ts';
import { planLines } from '../model/describe.ts';
import { FreePart } from '../model/FreePart.tsx';
import { PlanLines } from '../model/PlanLines.tsx';
import { WeekPicture } from '../model/WeekPicture.tsx';
import type { OwnPlanFacts } from './own-plan.ts';

/** The plan as the newcomer reads it, in their language: what was agreed, a picture of the week, and the free part apart from it. */
export function OwnPlan({
  facts: { plan, group, term, talkedOn, ideas },
  language,
  dir,
  now,
}: {
  facts: OwnPlanFacts;
  language: string;
  dir: string;
  now: Date;
}) {
  const t = messagesIn(language);
  const day = (value: string) => formatFullDay(value, language);
  if (!plan?.decidedOn)
    return (
      <>
        <p class="lead">{t('plan.own.none')}</p>
        {ideas.length > 0 && <FreePart ideas={ideas} language={language} now={now} />}
      </>
    );
  const { weeklyHours, weeklyParticipation } = effectivePlan(plan.content, group);
  return (
    <>
      <p class="lead">{t('plan.own.decided', { day: day(plan.decidedOn) })}</p>
      {term && <p>{t('plan.own.term', { start: day(term.from), end: day(term.lastDay) })}</p>}
      {talkedOn[0] && <p>{t('plan.own.talked', { day: day(talkedOn[0]) })}</p>}
      <section>
        <h2>{t('plan.binding.title')}</h2>
        <p>{t('plan.own.binding')}</p>
        {weeklyHours !== null && (
          <figure>
            <figcaption>
              <b>{t('plan.own.week')}</b>
              <br />
              {t('plan.own.week.lessons', { count: weeklyHours })}
              {weeklyParticipation !== null && (
                <>
                  <br />
                  {t('plan.own.week.part', { count: weeklyParticipation })}
                </>
              )}
            </figcaption>
            <WeekPicture lessons={weeklyHours} takingPart={weeklyParticipation ?? 0} dir={dir} />
          </figure>
        )}
        <PlanLines lines={planLines(plan.content, group, { t, language })} notSaid={t('plan.own.not-said')} />
        <p>{t('plan.own.objection')}</p>
      </section>
      <FreePart ideas={ideas} language={language} now={now} />
    </>
  );
}
