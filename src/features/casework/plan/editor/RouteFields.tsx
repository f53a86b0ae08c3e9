import { type IconName, Notice, TextArea } from '#ui';
import { messagesIn, teamMessagesIn } from '../../messages.ts';
import { LEARNING_ROUTES, type LearningRoute } from '../../model/events.ts';
import { differsFromTest, learnabilityOf } from '../model/checks.ts';
import { MAX_PLAN_WORDS, ROUTE_REASONS, Z_EXAMS } from '../model/content.ts';
import { participationHours, WEEKLY_CHOICES, Z_HALF_HOURS } from '../model/pace.ts';
import { WeekPicture } from '../model/WeekPicture.tsx';
import { OneOf, SomeOf } from './choices.tsx';
import type { StepFieldsProps } from './step-props.ts';

const ROUTE_ICONS: Record<LearningRoute, IconName> = { B1: 'level-b1', education: 'study', Z: 'people' };
const REASON_ICONS: Record<(typeof ROUTE_REASONS)[number], IconName> = {
  test: 'check',
  wish: 'sprout',
  study: 'study',
  work: 'work',
  pace: 'clock',
  home: 'home',
};
const EXAM_ICONS: Record<(typeof Z_EXAMS)[number], IconName> = {
  reading: 'access-sight',
  listening: 'ear',
  writing: 'pen',
  speaking: 'reach-message',
  knm: 'building',
};

/** Which route and why, with what each means for this person, and what the test said beside it. */
export function RouteFields({ page, desk, fields, errors }: StepFieldsProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const words = messagesIn(language);
  const finding = learnabilityOf(desk.facts);
  const route = LEARNING_ROUTES.find((code) => code === fields.route?.at(-1)) ?? null;
  const differs = differsFromTest(finding, route);
  return (
    <>
      <div class="side-by-side">
        <section>
          <h2>{t('plan.test.title')}</h2>
          <p>{t(`plan.test.${finding}`)}</p>
        </section>
        <section>
          <h2>{t('plan.own-choice')}</h2>
          <p>{route ? words(`plan.route.${route}`) : t('plan.not-said')}</p>
          {desk.intake.view && (
            <p class="soft">
              {desk.intake.view === 'open'
                ? t('plan.intake.open')
                : t('plan.intake.view', { route: words(`plan.route.${desk.intake.view}`) })}
            </p>
          )}
          {differs && <p class="stands-out">{t('plan.differs')}</p>}
        </section>
      </div>
      <OneOf
        name="route"
        legend={t('plan.ask.route')}
        hint={t('plan.ask.route.hint')}
        columns={1}
        fields={fields}
        choices={LEARNING_ROUTES.map((code) => ({
          value: code,
          icon: ROUTE_ICONS[code],
          label: words(`plan.route.${code}`),
          hint: t(`plan.route.means.${code}`, {
            group: desk.group,
            course: Z_HALF_HOURS,
            participation: participationHours({ pvtHours: null, mapHours: null }),
          }),
        }))}
      />
      <details>
        <summary>{t('plan.week.show')}</summary>
        <RouteWeeks page={page} />
      </details>
      <SomeOf
        name="reasons"
        legend={t('plan.ask.reasons')}
        hint={t('plan.ask.reasons.hint')}
        columns={2}
        fields={fields}
        choices={ROUTE_REASONS.map((reason) => ({
          value: reason,
          icon: REASON_ICONS[reason],
          label: words(`plan.reason.${reason}`),
        }))}
      />
      <TextArea
        name="routeWords"
        label={t('plan.ask.route-words')}
        hint={t('plan.sealed')}
        value={fields.routeWords?.at(-1) ?? ''}
        error={errors.routeWords}
        maxlength={MAX_PLAN_WORDS}
        rows={3}
      />
      {(differs || fields.differenceWords?.at(-1)) && (
        <TextArea
          name="differenceWords"
          label={t('plan.ask.difference')}
          hint={t('plan.ask.difference.hint')}
          value={fields.differenceWords?.at(-1) ?? ''}
          error={errors.differenceWords}
          maxlength={MAX_PLAN_WORDS}
          rows={3}
        />
      )}
      <OneOf
        name="mayFinishStudy"
        legend={t('plan.ask.study')}
        hint={t('plan.ask.study.hint')}
        fields={fields}
        choices={[
          { value: 'yes', icon: 'check', label: words('plan.yes') },
          { value: 'no', icon: 'remove', label: words('plan.no') },
        ]}
      />
      <details open={route === 'Z'}>
        <summary>{t('plan.ask.exams')}</summary>
        <SomeOf
          name="zExams"
          legend={t('plan.ask.exams.which')}
          hint={t('plan.ask.exams.hint')}
          fields={fields}
          choices={Z_EXAMS.map((part) => ({
            value: part,
            icon: EXAM_ICONS[part],
            label: words(`plan.skill.${part}`),
          }))}
        />
      </details>
    </>
  );
}

/** A week of lessons at the usual pace, in the Z-route with taking part beside it: what each route asks, as a picture. */
function RouteWeeks({ page: { language, dir } }: Pick<StepFieldsProps, 'page'>) {
  const t = teamMessagesIn(language);
  const words = messagesIn(language);
  const weekly = WEEKLY_CHOICES[1];
  return (
    <>
      <p>{t('plan.week.example', { count: weekly })}</p>
      {LEARNING_ROUTES.map((code) => (
        <figure>
          <figcaption>
            <b>{words(`plan.route.${code}`)}</b>
            {' · '}
            {code === 'Z'
              ? t('plan.week.both', { lessons: weekly, part: weekly })
              : t('plan.week.lessons', { count: weekly })}
          </figcaption>
          <WeekPicture lessons={weekly} takingPart={code === 'Z' ? weekly : 0} dir={dir} />
        </figure>
      ))}
      <Notice kind="ask">{t('plan.week.legend')}</Notice>
    </>
  );
}
