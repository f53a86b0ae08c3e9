import { formatFullDay } from '#core/i18n/formats.ts';
import { messagesIn, teamMessagesIn } from '../../messages.ts';
import { KNM_WAYS, LITERACY } from '../model/content.ts';
import {
  courseHours,
  durationOf,
  MAP_CHOICES,
  MIN_MAP_HOURS,
  MIN_PVT_HOURS,
  PARTICIPATION_CHOICES,
  type PlanPace,
  PVT_CHOICES,
  TEACHING_WEEKS_PER_YEAR,
  TOTAL_CHOICES,
  WEEKLY_CHOICES,
} from '../model/pace.ts';
import { TermPicture } from '../model/TermPicture.tsx';
import { NumberOf, OneOf } from './choices.tsx';
import type { StepFieldsProps } from './step-props.ts';

/** The weeks of three years. */
const TERM_WEEKS = 156;

/** How many hours a week and in all, the two modules, literacy and KNM; with the day on which each pace ends. */
export function PaceFields({ page, desk, plan, fields, errors }: StepFieldsProps) {
  const { language, dir } = page;
  const t = teamMessagesIn(language);
  const words = messagesIn(language);
  const { route } = plan;
  const asylum = desk.group === 'asylum';
  const pace: PlanPace | undefined = route ? { ...plan, route, group: desk.group } : undefined;
  const endOf = (changed: Partial<PlanPace>): string | undefined => {
    const duration =
      pace && durationOf({ ...pace, ...changed }, { from: startOf(desk, plan), until: desk.term.until });
    if (!duration?.endsOn) return undefined;
    const day = formatFullDay(duration.endsOn, language);
    return t(duration.withinTerm ? 'plan.pace.until' : 'plan.pace.too-late', { day });
  };
  const hours = (count: number) => words('plan.hours', { count });
  const weekly = (count: number) => words('plan.hours.week', { count });
  const total = pace ? courseHours(pace) : null;
  return (
    <>
      {!asylum && <p>{t('plan.pace.family')}</p>}
      {asylum && route === 'B1' && (
        <NumberOf
          name="totalHours"
          legend={t('plan.ask.total')}
          hint={t('plan.ask.total.hint')}
          other={t('plan.other-hours')}
          error={errors.totalHours}
          numbers={TOTAL_CHOICES}
          fields={fields}
          labelOf={hours}
        />
      )}
      {asylum && (
        <NumberOf
          name="weeklyHours"
          legend={t('plan.ask.weekly')}
          hint={
            route === 'education'
              ? t('plan.pace.education')
              : total === null
                ? t('plan.ask.weekly.first-total')
                : t('plan.ask.weekly.hint', { count: total, weeks: TEACHING_WEEKS_PER_YEAR })
          }
          other={t('plan.other-hours')}
          error={errors.weeklyHours}
          numbers={WEEKLY_CHOICES}
          fields={fields}
          labelOf={weekly}
          hintOf={(count) =>
            endOf({ weeklyHours: count, weeklyParticipation: plan.weeklyParticipation ?? count })
          }
        />
      )}
      {asylum && route === 'Z' && (
        <NumberOf
          name="weeklyParticipation"
          legend={t('plan.ask.participation')}
          hint={t('plan.ask.participation.hint')}
          other={t('plan.other-hours')}
          error={errors.weeklyParticipation}
          numbers={PARTICIPATION_CHOICES}
          fields={fields}
          labelOf={weekly}
          hintOf={(count) => endOf({ weeklyParticipation: count, weeklyHours: plan.weeklyHours ?? count })}
        />
      )}
      {pace && total !== null && asylum && (
        <details>
          <summary>{t('plan.pace.picture')}</summary>
          {WEEKLY_CHOICES.map((count) => {
            const { weeks, endsOn } = durationOf(
              { ...pace, weeklyHours: count, weeklyParticipation: pace.weeklyParticipation ?? count },
              { from: startOf(desk, plan), until: desk.term.until },
            );
            return (
              weeks !== null &&
              endsOn && (
                <figure class="z-half">
                  <figcaption>
                    <b>{weekly(count)}</b>
                    {' · '}
                    {t('plan.pace.weeks', { weeks, day: formatFullDay(endsOn, language) })}
                  </figcaption>
                  <TermPicture weeks={weeks} termWeeks={TERM_WEEKS} dir={dir} />
                </figure>
              )
            );
          })}
          <p class="soft">{t('plan.pace.note', { weeks: TEACHING_WEEKS_PER_YEAR })}</p>
        </details>
      )}
      <OneOf
        name="literacy"
        legend={t('plan.ask.literacy')}
        fields={fields}
        choices={LITERACY.map((code) => ({
          value: code,
          icon: code === 'none' ? 'script-yes' : code === 'A' ? 'script-some' : 'script-no',
          label: words(`plan.literacy.${code}`),
        }))}
      />
      <NumberOf
        name="pvtHours"
        legend={t('plan.ask.pvt')}
        hint={t('plan.ask.pvt.hint', { count: MIN_PVT_HOURS })}
        other={t('plan.other-hours')}
        error={errors.pvtHours}
        numbers={PVT_CHOICES}
        fields={fields}
        labelOf={hours}
      />
      {route === 'education' ? (
        <p>{t('plan.map.not-here')}</p>
      ) : (
        <NumberOf
          name="mapHours"
          legend={t('plan.ask.map')}
          hint={t('plan.ask.map.hint', { count: MIN_MAP_HOURS })}
          other={t('plan.other-hours')}
          error={errors.mapHours}
          numbers={MAP_CHOICES}
          fields={fields}
          labelOf={hours}
        />
      )}
      <OneOf
        name="knm"
        legend={t('plan.ask.knm')}
        fields={fields}
        choices={KNM_WAYS.map((way) => ({
          value: way,
          icon: way === 'in-course' ? 'study' : way === 'separate' ? 'calendar' : 'home',
          label: words(`plan.knm.${way}`),
        }))}
      />
    </>
  );
}

/** The day from which a pace counts: when the course starts, or the term does. */
const startOf = (desk: StepFieldsProps['desk'], plan: StepFieldsProps['plan']): string =>
  plan.courseStart && plan.courseStart > desk.term.from ? plan.courseStart : desk.term.from;
