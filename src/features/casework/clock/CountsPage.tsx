import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { ButtonLink, DeskLayout } from '#ui';
import {
  type HourCount,
  type HourStep,
  loweringHours,
  mapHours,
  progressTalks,
  pvtHours,
  zCourseHours,
  zParticipationHours,
} from '../legal-deadlines/hour-counts.ts';
import { finalInterviewOn, nearlyDoneB1, routeChanges } from '../legal-deadlines/route-changes.ts';
import { teamMessagesIn } from '../messages.ts';
import type { CaseFacts } from '../model/events.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';

type TeamKey = Parameters<ReturnType<typeof teamMessagesIn>>[0];

interface CountsPageProps {
  page: PageContext;
  file: { id: string; name: string };
  facts: CaseFacts;
  today: string;
}

/** What counts of the hours and talks of a case, against which norm, and why the rest does not. */
export function CountsPage({ page, file, facts, today }: CountsPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const talks = progressTalks(facts);
  const interview = finalInterviewOn(facts);
  const nearly = nearlyDoneB1(facts, today);
  const lowering = loweringHours(facts);
  const pvt = pvtHours(facts);
  const map = mapHours(facts);
  return (
    <DeskLayout
      page={page}
      title={t('counts.title')}
      crumbs={[
        { href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') },
        { href: `/${language}${casePath(file.id)}`, label: file.name, lang: '' },
      ]}
      sheet={page.assets['casework.css']}
    >
      <p class="lead">{t('counts.lead')}</p>
      <Count title={t('counts.z-course')} count={zCourseHours(facts)} language={language} />
      <Count
        title={t('counts.z-participation')}
        count={zParticipationHours(facts, today)}
        language={language}
      />
      <Count title={t('counts.lowering')} count={lowering} language={language}>
        {!lowering.fromB1Route && <p>{t('counts.lowering.only-b1')}</p>}
        <p>
          {t(
            lowering.enoughEffort === null
              ? 'counts.effort.open'
              : lowering.enoughEffort
                ? 'counts.effort.yes'
                : 'counts.effort.no',
          )}
        </p>
      </Count>
      <Count title={t('counts.pvt')} count={pvt} language={language}>
        <p>
          {pvt.signedOn
            ? t('counts.pvt.signed', { day: formatFullDay(pvt.signedOn, language) })
            : t('counts.pvt.not-signed')}
        </p>
      </Count>
      <Count title={t('counts.map')} count={map} language={language}>
        <p>
          {map.finalTalkOn
            ? t('counts.map.talk', { day: formatFullDay(map.finalTalkOn, language) })
            : t('counts.map.no-talk')}
        </p>
      </Count>
      <section>
        <h2>{t('counts.talks')}</h2>
        <p>
          {t('counts.talks.held', { n: talks.held })}{' '}
          {talks.planned === null
            ? t('counts.talks.none-planned')
            : t('counts.talks.planned', { n: talks.planned })}
        </p>
        <Article text={talks.article} />
      </section>
      <section>
        <h2>{t('counts.nearly')}</h2>
        <ul class="terms">
          {nearly.conditions.map(({ id, met, article }) => (
            <li>
              <b>{t(`counts.nearly.${id}`)}</b>
              <span>
                {t(met === null ? 'counts.judge' : met ? 'yes' : 'no')} · <Cited text={article} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      {routeChanges(facts).length > 0 && (
        <section>
          <h2>{t('counts.routes')}</h2>
          <ul class="terms">
            {routeChanges(facts).map(({ from, to, on, allowed, article }) => (
              <li>
                <b>
                  <bdi dir="ltr">
                    {from} → {to}
                  </bdi>
                  , {formatFullDay(on, language)}
                </b>
                <span>
                  {t(`counts.routes.${allowed}`)} · <Cited text={article} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {interview && (
        <section>
          <h2>{t('event.final-interview')}</h2>
          <p>
            {t(interview.counts ? 'counts.interview.counts' : 'counts.interview.other', {
              day: formatFullDay(interview.day, language),
            })}
          </p>
          <Article text={interview.article} />
        </section>
      )}
      <ButtonLink href={`/${language}${casePath(file.id)}`} kind="quiet" icon="back">
        <bdi>{file.name}</bdi>
      </ButtonLink>
    </DeskLayout>
  );
}

function Count({
  title,
  count,
  language,
  children,
}: {
  title: string;
  count: HourCount;
  language: string;
  children?: ComponentChildren;
}) {
  const t = teamMessagesIn(language);
  const lines = count.steps.filter((step) => step.kind !== 'not-asked');
  return (
    <section class="count">
      <h2>{title}</h2>
      {count.normHours === null ? (
        <p>{t('counts.not-asked')}</p>
      ) : (
        <>
          <p>
            {t('counts.of', { n: count.countedHours, norm: String(count.normHours) })}{' '}
            {count.reached ? t('counts.reached') : t('counts.left', { n: count.leftHours })}
          </p>
          <meter
            min={0}
            max={count.normHours}
            value={Math.min(count.countedHours, count.normHours)}
            aria-label={title}
          >
            {count.countedHours}
          </meter>
        </>
      )}
      {children}
      {lines.length > 0 && (
        <details>
          <summary>{t('counts.lines', { n: lines.length })}</summary>
          <ul class="terms">
            {lines.map((step) => (
              <Line step={step} language={language} />
            ))}
          </ul>
        </details>
      )}
      <Article text={count.article} />
    </section>
  );
}

function Line({ step, language }: { step: HourStep; language: string }) {
  const t = teamMessagesIn(language);
  if (step.kind === 'not-asked') return null;
  if (step.kind === 'lower-norm')
    return (
      <li>
        <b>{t('event.hours-norm-lowered')}</b>
        <span>
          {t('counts.hours', { n: step.hours })} · <Cited text={step.article} />
        </span>
      </li>
    );
  return (
    <li>
      <b>
        {t('counts.hours', { n: step.hours })}, {t(`value.kind.${step.hourKind}` as TeamKey)},{' '}
        {formatFullDay(step.day, language)}
      </b>
      <span>
        {t(`counts.why.${step.reason}`)} · <Cited text={step.article} />
      </span>
    </li>
  );
}

const Cited = ({ text }: { text: string }) => (
  <cite lang="nl" dir="ltr">
    {text}
  </cite>
);

const Article = ({ text }: { text: string }) => (
  <p class="soft">
    <Cited text={text} />
  </p>
);
