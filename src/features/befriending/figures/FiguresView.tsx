import { messagesIn } from '../messages.ts';
import { MIN_PUBLISHED_PEOPLE } from '../model/rules.ts';
import { FunnelBars } from './FunnelBars.tsx';
import { type BothSides, type FigureBoard, greatestLoss } from './rules.ts';

const LEAST = { least: MIN_PUBLISHED_PEOPLE };

/** The figures of one organisation, or of all together: the picture first, what it means, and the same in a table. */
export function FiguresView({ board, language }: { board: FigureBoard; language: string }) {
  const t = messagesIn(language);
  const hidden = () => (
    <span class="soft">
      <bdi aria-hidden="true" dir="ltr">{`< ${MIN_PUBLISHED_PEOPLE}`}</bdi>
      <span class="unseen">{t('figures.hidden', LEAST)}</span>
    </span>
  );
  const loss = greatestLoss(board.funnel);
  if (board.funnel.every(({ total }) => total === null))
    return (
      <>
        <p>{t('figures.means.none')}</p>
        <p class="soft">{t('figures.hidden.why', LEAST)}</p>
      </>
    );
  const isAnyHidden = board.funnel.some(({ people }) => people.newcomer === null || people.resident === null);
  const equal: [label: string, both: BothSides, show: (value: number) => string][] = [
    [t('figures.equal.waiting'), board.waiting, (count) => t('figures.days', { count })],
    [t('figures.equal.worst'), board.worstWaiting, (count) => t('figures.days', { count })],
    [t('figures.equal.fit'), board.fit, String],
    [t('figures.equal.first'), board.firstContact, String],
  ];
  const { newcomer, resident } = board.waiting;
  const gap = newcomer === null || resident === null ? null : Math.abs(newcomer - resident);
  return (
    <>
      <section>
        <h2>{t('figures.steps.title')}</h2>
        <FunnelBars funnel={board.funnel} language={language} />
        {loss && (
          <p class="lead">
            {t('figures.means', {
              from: t(`figures.step.${loss.from.step}`),
              to: t(`figures.step.${loss.to.step}`),
              first: loss.from.total ?? 0,
              second: loss.to.total ?? 0,
            })}
          </p>
        )}
        <section class="befriending-numbers" aria-label={t('figures.steps.title')} tabindex={0}>
          <table class="plain-table">
            <caption class="unseen">{t('figures.steps.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('figures.table.step')}</th>
                <th scope="col">{t('figures.table.newcomers')}</th>
                <th scope="col">{t('figures.table.residents')}</th>
                <th scope="col">{t('figures.table.all')}</th>
                <th scope="col">{t('figures.table.days')}</th>
              </tr>
            </thead>
            <tbody>
              {board.funnel.map(({ step, people, total, days }) => (
                <tr>
                  <th scope="row">{t(`figures.step.${step}`)}</th>
                  <td>{people.newcomer ?? hidden()}</td>
                  <td>{people.resident ?? hidden()}</td>
                  <td>{total ?? hidden()}</td>
                  <td>{days ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        {isAnyHidden && <p class="soft">{t('figures.hidden.why', LEAST)}</p>}
      </section>
      <section>
        <h2>{t('figures.equal.title')}</h2>
        {gap !== null && (
          <p class="lead">{gap === 0 ? t('figures.equal.same') : t('figures.equal.gap', { count: gap })}</p>
        )}
        <section class="befriending-numbers" aria-label={t('figures.equal.title')} tabindex={0}>
          <table class="plain-table">
            <caption>{t('figures.equal.lead')}</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">{t('figures.table.newcomers')}</th>
                <th scope="col">{t('figures.table.residents')}</th>
              </tr>
            </thead>
            <tbody>
              {equal.map(([label, both, show]) => (
                <tr>
                  <th scope="row">{label}</th>
                  <td>{both.newcomer === null ? hidden() : show(both.newcomer)}</td>
                  <td>{both.resident === null ? hidden() : show(both.resident)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </section>
      <p class="soft">{t('figures.rule', LEAST)}</p>
    </>
  );
}
