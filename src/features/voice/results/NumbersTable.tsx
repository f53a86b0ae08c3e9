import { messagesIn } from '../messages.ts';
import type { Publication } from '../publication/publication.ts';
import { statementTotals } from '../publication/readings.ts';

/** What is told of one statement in numbers, per audience, for who wants them. */
export function NumbersTable({
  publication,
  statement,
  language,
}: {
  publication: Publication;
  statement: number;
  language: string;
}) {
  const t = messagesIn(language);
  const { people } = statementTotals(publication, statement);
  if (people === 0) return null;
  const told = (number: number | null | undefined) =>
    number ?? <span class="soft">{t('results.untold')}</span>;
  return (
    <details>
      <summary>{t('results.numbers')}</summary>
      <table class="plain-table voice-numbers">
        <caption class="unseen">{t('results.numbers')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('results.table.who')}</th>
            <th scope="col">{t('results.table.agree')}</th>
            <th scope="col">{t('results.table.disagree')}</th>
            <th scope="col">{t('results.table.of')}</th>
          </tr>
        </thead>
        <tbody>
          {publication.rows.map(({ audience, people, cells }) => {
            const cell = cells[statement];
            return (
              <tr>
                <th scope="row">{t(`results.audience.${audience}`)}</th>
                <td>{told(cell?.agree)}</td>
                <td>{told(cell?.disagree)}</td>
                <td>{cell?.people ?? people}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
