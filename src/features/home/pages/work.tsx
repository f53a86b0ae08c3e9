import type { Reader } from '#core/http/request-context.ts';
import { GOALS, speakVocabulary } from '#features/directory';
import { ButtonLink, Frame, PrintButton, QrFigure } from '#ui';
import { speak } from '../messages/index.ts';
import type { Supply } from '../rules.ts';

/** For whoever works with newcomers: what there is, how to sit down together, and how to add a list. */
export function WorkPage({ reader, supply, qr }: { reader: Reader; supply: Supply; qr: string }) {
  const { language } = reader;
  const say = speak(language);
  const at = (path: string) => `/${language}${path}`;
  const most = Math.max(1, ...GOALS.map((goal) => supply.goals[goal].all));
  return (
    <Frame reader={reader} title={say('work.title')}>
      <h1>{say('work.title')}</h1>
      <p class="lead">{say('work.lead')}</p>
      <section>
        <h2>{say('work.together')}</h2>
        <p>{say('work.together.lead')}</p>
        <ButtonLink href={at('/begin')} kind="primary">
          {say('work.together.do')}
        </ButtonLink>
      </section>
      <section>
        <h2>{say('work.supply')}</h2>
        <p class="soft">{say('work.supply.lead')}</p>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{say('work.goal')}</th>
              <th scope="col">{say('work.count')}</th>
              <th scope="col">{say('work.certain')}</th>
              <th scope="col">{say('work.childcare')}</th>
            </tr>
          </thead>
          <tbody>
            {GOALS.map((goal) => (
              <tr>
                <th scope="row">
                  <a href={at(`/initiatives?goal=${goal}`)}>{speakVocabulary(language)(`goal.${goal}`)}</a>
                </th>
                <td>
                  <meter min={0} max={most} value={supply.goals[goal].all} aria-hidden="true" />{' '}
                  {supply.goals[goal].all}
                </td>
                <td>{supply.goals[goal].room}</td>
                <td>{supply.goals[goal].childcare}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{say('work.towns')}</h2>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{say('work.town')}</th>
              <th scope="col">{say('work.count')}</th>
            </tr>
          </thead>
          <tbody>
            {supply.towns.map(({ name, count }) => (
              <tr>
                <th scope="row">{name ? <bdi lang="nl">{name}</bdi> : say('work.elsewhere')}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section class="no-print">
        <h2>{say('work.list')}</h2>
        <p>{say('work.list.lead')}</p>
        <p>{say('work.list.command')}</p>
        <pre dir="ltr">
          <code>npm run import -- hsds lijst.json --dry-run</code>
        </pre>
      </section>
      <section>
        <h2>{say('work.poster')}</h2>
        <QrFigure svg={qr} caption={say('work.poster.lead')} />
        <PrintButton words={say('work.print')} />
      </section>
    </Frame>
  );
}
