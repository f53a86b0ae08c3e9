import type { PageContext } from '#core/http/page-context.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { EmbedLayout, type THEMES } from '#ui';
import { messagesIn } from '../messages.ts';
import { textIn } from '../model/rules.ts';
import { shownStatements, statementTotals } from '../publication/readings.ts';
import { resultsPath } from '../results/paths.ts';
import { StatementWords } from '../results/StatementLine.tsx';
import { TenPeople } from '../results/TenPeople.tsx';
import type { Exported } from './open-format.ts';

const MAX_SHOWN = 3;

/** Where people agree, to stand on somebody else's page; the link leads to everything. */
export function EmbedResults({
  page,
  exported: { conversation, statements, publication },
  baseUrl,
  theme,
}: {
  page: PageContext;
  exported: Exported;
  baseUrl: string;
  theme: (typeof THEMES)[number];
}) {
  const { language } = page;
  const t = messagesIn(language);
  const shown = shownStatements(statements);
  const agreed = publication.consensus.agree
    .flatMap((number) => shown.find((statement) => statement.number === number) ?? [])
    .slice(0, MAX_SHOWN);
  return (
    <EmbedLayout page={page} title={textIn(conversation.title, language)?.words ?? ''} theme={theme}>
      <h2>{t('results.agree')}</h2>
      {agreed.length === 0 && <p>{t('results.agree.none')}</p>}
      <ul>
        {agreed.map((statement) => {
          const totals = statementTotals(publication, statement.number);
          return (
            <li>
              <StatementWords statement={statement} language={language} />
              {totals.agree > 0 && (
                <p>
                  <TenPeople
                    totals={totals}
                    label={t('results.view.agree')}
                    isRtl={textDirection(language) === 'rtl'}
                  />
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <p>
        <a href={`${baseUrl}${resultsPath(conversation.slug)}`}>{t('results.embed.more')}</a>
      </p>
    </EmbedLayout>
  );
}
