import { textDirection } from '#core/i18n/languages.ts';
import { messagesIn } from '../messages.ts';
import type { Statement } from '../model/rules.ts';
import { viewOfCell } from '../publication/cells.ts';
import type { Publication } from '../publication/publication.ts';
import { differencesBetweenAudiences } from '../publication/readings.ts';
import { AudienceBar } from './AudienceBar.tsx';
import { StatementWords } from './StatementLine.tsx';

const MAX_SHOWN = 5;

/** Where declared audiences say different things, in words with a bar each. */
export function AudienceSection({
  language,
  shown,
  publication,
}: {
  language: string;
  shown: readonly Statement[];
  publication: Publication;
}) {
  const t = messagesIn(language);
  if (publication.rows.length < 2) return null;
  const differences = differencesBetweenAudiences(publication, shown).slice(0, MAX_SHOWN);
  const isRtl = textDirection(language) === 'rtl';
  return (
    <section>
      <h2>{t('results.audiences')}</h2>
      <p>{t(differences.length > 0 ? 'results.audiences.lead' : 'results.audiences.none')}</p>
      {differences.map((statement) => (
        <div class="voice-difference">
          <h3>
            <StatementWords statement={statement} language={language} />
          </h3>
          <table class="plain-table">
            <caption class="unseen">{t('results.audiences')}</caption>
            <tbody>
              {publication.rows.map(({ audience, cells }) => {
                const cell = cells[statement.number];
                const view = cell ? viewOfCell(cell) : 'untold';
                // Who is not told about here is left out: the numbers stand with every statement.
                if (!cell || view === 'untold') return null;
                return (
                  <tr>
                    <th scope="row">{t(`results.audience.${audience}`)}</th>
                    <td>
                      {t(`results.view.${view}`)}
                      <AudienceBar cell={cell} isRtl={isRtl} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ))}
      {differences.length > 0 && <p class="soft">{t('results.bar')}</p>}
    </section>
  );
}
