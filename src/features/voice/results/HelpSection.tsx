import { messagesIn } from '../messages.ts';
import type { Statement } from '../model/rules.ts';
import type { Publication } from '../publication/publication.ts';
import { differencesWithHelp } from '../publication/readings.ts';
import { StatementWords } from './StatementLine.tsx';

const MAX_SHOWN = 5;

/** Whether people who were helped say something else than people who answered alone. */
export function HelpSection({
  language,
  shown,
  publication,
}: {
  language: string;
  shown: readonly Statement[];
  publication: Publication;
}) {
  const t = messagesIn(language);
  const { help } = publication;
  const differences = differencesWithHelp(publication, shown).slice(0, MAX_SHOWN);
  return (
    <section>
      <h2>{t('results.help')}</h2>
      {!help && <p>{t('results.help.few')}</p>}
      {help && <p>{t('results.help.lead', { helped: help.withHelp, alone: help.without })}</p>}
      {help && differences.length === 0 && <p>{t('results.help.same')}</p>}
      {help && differences.length > 0 && (
        <section class="voice-wide" aria-label={t('results.help')} tabindex={0}>
          <table class="plain-table voice-group-table">
            <caption class="unseen">{t('results.help')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('results.table.statement')}</th>
                <th scope="col">{t('results.help.with')}</th>
                <th scope="col">{t('results.help.without')}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((statement) => (
                <tr>
                  <th scope="row">
                    <StatementWords statement={statement} language={language} />
                  </th>
                  {[help.viewsWithHelp, help.viewsWithout].map((views) => {
                    const view = views[statement.number] ?? 'untold';
                    return <td class={`view-${view}`}>{t(`results.short.${view}`)}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
