import type { PageContext } from '#core/http/page-context.ts';
import { Layout, PrintButton } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { whenWords } from '../edition/when.ts';
import { teamMessagesIn } from '../messages.ts';
import { byNumber, planRows } from './plan.ts';
import type { MarketStall } from './types.ts';

/** The plan of the market on paper: rows of stalls with their numbers, and a table of who stands where and needs what. */
export function StallPlanPage({
  page,
  edition,
  stalls,
}: {
  page: PageContext;
  edition: Edition;
  /** Those that come. */
  stalls: MarketStall[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('market.plan')} robots="noindex">
      <p class="actions no-print">
        <PrintButton label={t('print')} />
        <a href={`/${language}/organise/${edition.id}/market`}>{t('desk.market')}</a>
      </p>
      <h1>{t('market.plan')}</h1>
      <p class="lead">
        {textOf(edition.texts, 'title', language)} · {whenWords(edition, language)}
      </p>
      {stalls.length === 0 && <p>{t('market.none')}</p>}
      <div class="stall-plan">
        {planRows(stalls).map(({ row, stalls: inRow }) => (
          <ul aria-label={row || undefined}>
            {inRow.map(({ number, organisation }) => (
              <li>
                <b>{number}</b> <bdi>{organisation}</bdi>
              </li>
            ))}
          </ul>
        ))}
      </div>
      {stalls.length > 0 && (
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{t('market.number')}</th>
              <th scope="col">{t('stand.organisation')}</th>
              <th scope="col">{t('market.needs')}</th>
            </tr>
          </thead>
          <tbody>
            {byNumber(stalls).map((stall) => (
              <tr>
                <td>{stall.number ?? '–'}</td>
                <th scope="row">
                  <bdi>{stall.organisation}</bdi>
                </th>
                <td>{stallNeeds(stall, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Layout>
  );
}

/** What a stall needs: a table, power; and whether it is for children too. */
export function stallNeeds({ needsTable, needsPower, forChildren }: MarketStall, language: string): string {
  const t = teamMessagesIn(language);
  return [needsTable && t('stand.table'), needsPower && t('stand.power'), forChildren && t('stand.children')]
    .filter(Boolean)
    .join(' · ');
}
