import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay, formatMonth } from '#core/i18n/formats.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { Badge, Button, DeskLayout, Icon, Notice, SelectField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { OBSTACLE_ICONS } from '../model/icons.ts';
import { MonthBars } from '../model/MonthBars.tsx';
import { POLICY_SIGNALS_PATH, SIGNALS_PATH } from '../model/paths.ts';
import {
  MIN_PUBLISHED_PEOPLE,
  MIN_PUBLISHED_SENDERS,
  OBSTACLES,
  type Obstacle,
  PUBLISHED_STEP,
  totalsOf,
} from '../model/rules.ts';
import {
  ANSWER_WORKING_DAYS,
  type SignalQuestion,
  type SignalStanding,
  standingOf,
} from '../questions/rules.ts';
import type { PolicyView } from './read-desk.ts';

export const STANDING_ORDER: readonly SignalStanding[] = [
  'late',
  'overdue-action',
  'open',
  'taken-up',
  'answered',
];
const BADGES = {
  late: 'new',
  'overdue-action': 'new',
  open: 'soft',
  'taken-up': 'soft',
  answered: 'good',
} as const;

/** How a question stands, as a badge. */
export const StandingBadge = ({ standing, language }: { standing: SignalStanding; language: string }) => (
  <Badge kind={BADGES[standing]}>{teamMessagesIn(language)(`standing.${standing}`)}</Badge>
);

/** What stands in the way in the municipalities of a tenant: the questions that wait, the figures over time, words beside them. */
export function PolicyPage({
  page,
  view,
  token,
  formKey,
  today,
  mayAsk,
  refused,
}: {
  page: PageContext;
  view: PolicyView;
  token: string;
  formKey: string;
  /** YYYY-MM-DD */
  today: string;
  /** They are a lead or make policy. */
  mayAsk: boolean;
  refused: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${POLICY_SIGNALS_PATH}`;
  const { municipalities } = view;
  const nameOf = (code: string) => municipalityByCode(code)?.name ?? code;
  const questions = view.questions
    .map((question) => ({ question, standing: standingOf(question, today) }))
    .sort((a, b) => STANDING_ORDER.indexOf(a.standing) - STANDING_ORDER.indexOf(b.standing));
  const waiting = questions.filter(
    ({ standing }) => standing !== 'answered' && standing !== 'taken-up',
  ).length;
  return (
    <DeskLayout
      page={page}
      title={t('policy.title')}
      count={t('policy.count', { count: waiting })}
      crumbs={[]}
      actions={
        <a class="chip" href={`/${language}${SIGNALS_PATH}`}>
          {t('policy.public')}
        </a>
      }
    >
      {refused && (
        <Notice kind="problem" role="alert">
          {t('policy.refused')}
        </Notice>
      )}
      <p>{municipalities.map(nameOf).join(' · ')}</p>
      <section>
        <h2>{t('policy.questions')}</h2>
        {questions.length === 0 && <p>{t('policy.none')}</p>}
        {questions.length > 0 && (
          <QuestionTable
            questions={questions}
            path={path}
            language={language}
            several={municipalities.length > 1}
          />
        )}
      </section>
      <FiguresSection view={view} language={language} />
      {view.words.length > 0 && (
        <section>
          <h2>{t('policy.words')}</h2>
          <p class="soft">{t('policy.words.lead')}</p>
          {[...Map.groupBy(view.words, ({ obstacle }) => obstacle)].map(([obstacle, words]) => (
            <>
              <h3>{t(`obstacle.${obstacle}`)}</h3>
              <ul>
                {words.map((said) => (
                  <li>
                    <bdi>{said.words}</bdi>{' '}
                    <span class="soft">
                      {formatMonth(said.month, language)}
                      {said.theme && ` · ${t(`theme.${said.theme}`)}`}
                      {municipalities.length > 1 && ` · ${nameOf(said.municipality)}`}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          ))}
        </section>
      )}
      {mayAsk && (
        <section>
          <h2>{t('policy.ask')}</h2>
          <p>{t('policy.ask.lead', { days: ANSWER_WORKING_DAYS })}</p>
          <form method="post" action={path} class="stack">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="once" value={formKey} />
            <SelectField
              name="obstacle"
              label={t('policy.obstacle')}
              value=""
              options={OBSTACLES.map((obstacle) => ({ value: obstacle, label: t(`obstacle.${obstacle}`) }))}
            />
            {municipalities.length > 1 ? (
              <SelectField
                name="municipality"
                label={t('policy.municipality')}
                value=""
                options={municipalities.map((code) => ({ value: code, label: nameOf(code), lang: 'nl' }))}
              />
            ) : (
              <input type="hidden" name="municipality" value={municipalities[0] ?? ''} />
            )}
            <Button icon="question">{t('policy.ask.do')}</Button>
          </form>
        </section>
      )}
    </DeskLayout>
  );
}

function QuestionTable({
  questions,
  path,
  language,
  several,
}: {
  questions: { question: SignalQuestion; standing: SignalStanding }[];
  path: string;
  language: string;
  /** There is more than one municipality to tell apart. */
  several: boolean;
}) {
  const t = teamMessagesIn(language);
  return (
    <table class="desk-table">
      <caption class="unseen">{t('policy.questions')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('policy.obstacle')}</th>
          {several && <th scope="col">{t('policy.municipality')}</th>}
          <th scope="col">{t('policy.promised')}</th>
          <th scope="col">{t('policy.owner')}</th>
          <th scope="col">{t('policy.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {questions.map(({ question, standing }) => (
          <tr data-row class={standing === 'late' || standing === 'overdue-action' ? 'late' : undefined}>
            <th scope="row">
              <a href={`${path}/${question.id}`}>{t(`obstacle.${question.obstacle}`)}</a>
            </th>
            {several && (
              <td data-label={t('policy.municipality')}>
                <bdi lang="nl">{municipalityByCode(question.municipality)?.name}</bdi>
              </td>
            )}
            <td data-label={t('policy.promised')}>
              {standing === 'taken-up' ? '–' : formatFullDay(question.promisedOn, language)}
            </td>
            <td data-label={t('policy.owner')}>
              {question.ownerName ? <bdi>{question.ownerName}</bdi> : t('policy.owner.none')}
            </td>
            <td data-label={t('policy.standing')}>
              <StandingBadge standing={standing} language={language} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The figures over time, as bars and as numbers. */
function FiguresSection({ view, language }: { view: PolicyView; language: string }) {
  const t = teamMessagesIn(language);
  const { months, figures } = view;
  const totals = totalsOf(figures, ({ obstacle }) => obstacle);
  const cells = totalsOf(figures, ({ obstacle, month }) => `${obstacle} ${month}`);
  const max = Math.max(PUBLISHED_STEP, ...cells.values());
  const obstacles = [...totals].sort(([, a], [, b]) => b - a).map(([obstacle]) => obstacle);
  const peopleIn = (obstacle: Obstacle, month: string) => cells.get(`${obstacle} ${month}`) ?? 0;
  return (
    <section>
      <h2>{t('policy.figures')}</h2>
      <p class="soft">
        {t('policy.figures.rule', {
          people: MIN_PUBLISHED_PEOPLE,
          senders: MIN_PUBLISHED_SENDERS,
          step: PUBLISHED_STEP,
        })}
      </p>
      {obstacles.length === 0 && <p>{t('policy.figures.none')}</p>}
      {obstacles.length > 0 && (
        <table class="desk-table">
          <caption class="unseen">{t('policy.figures')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('policy.obstacle')}</th>
              <th scope="col">{t('policy.year')}</th>
              <th scope="col">{formatMonth(months.at(-1) ?? '', language)}</th>
              <th scope="col">{t('policy.total')}</th>
            </tr>
          </thead>
          <tbody>
            {obstacles.map((obstacle) => (
              <tr>
                <th scope="row">
                  <Icon name={OBSTACLE_ICONS[obstacle]} /> {t(`obstacle.${obstacle}`)}
                </th>
                <td data-label={t('policy.year')}>
                  <MonthBars
                    months={months}
                    numberOf={(month) => peopleIn(obstacle, month)}
                    max={max}
                    label={months
                      .filter((month) => peopleIn(obstacle, month) > 0)
                      .map((month) => `${formatMonth(month, language)}: ${peopleIn(obstacle, month)}`)
                      .join(', ')}
                    language={language}
                  />
                </td>
                <td class="number" data-label={formatMonth(months.at(-1) ?? '', language)}>
                  {peopleIn(obstacle, months.at(-1) ?? '') || t('policy.below')}
                </td>
                <td class="number" data-label={t('policy.total')}>
                  {totals.get(obstacle)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {obstacles.length > 0 && (
        <details>
          <summary>{t('policy.numbers')}</summary>
          <table class="plain-table">
            <caption class="unseen">{t('policy.numbers')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('policy.month')}</th>
                <th scope="col">{t('policy.obstacle')}</th>
                {view.municipalities.length > 1 && <th scope="col">{t('policy.municipality')}</th>}
                <th scope="col">{t('policy.people')}</th>
              </tr>
            </thead>
            <tbody>
              {figures.map((figure) => (
                <tr>
                  <td>{formatMonth(figure.month, language)}</td>
                  <td>{t(`obstacle.${figure.obstacle}`)}</td>
                  {view.municipalities.length > 1 && (
                    <td>
                      <bdi lang="nl">{municipalityByCode(figure.municipality)?.name}</bdi>
                    </td>
                  )}
                  <td>{figure.people}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
