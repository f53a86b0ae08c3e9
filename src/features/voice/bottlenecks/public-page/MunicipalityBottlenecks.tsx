import type { PageContext } from '#core/http/page-context.ts';
import { messagesIn } from '../../messages.ts';
import type { StandingBottleneck } from '../answers/read-desk.ts';
import { municipalityBottlenecksPath } from '../model/paths.ts';
import { sharesOf } from '../model/standing.ts';
import { BottleneckCard } from './BottleneckListPage.tsx';

/** What a municipality took up, on its page: how much of all of it is done, and what is late. Nothing where nothing was taken up. */
export function MunicipalityBottlenecks({
  page,
  code,
  rows,
}: {
  page: PageContext;
  code: string;
  rows: readonly StandingBottleneck[];
}) {
  const { language } = page;
  const t = messagesIn(language);
  if (rows.length === 0) return null;
  const shares = sharesOf(rows.map(({ standing }) => standing));
  const late = rows.filter(({ standing }) => standing.isOverdue);
  return (
    <section>
      <h2>{t('bottleneck.title')}</h2>
      <ul>
        <li>{t('bottleneck.count', { all: shares.all })}</li>
        <li>{t('bottleneck.share', { done: shares.states.done, all: shares.all })}</li>
        {shares.overdue > 0 && <li>{t('bottleneck.late-count', { overdue: shares.overdue })}</li>}
      </ul>
      {late.length > 0 && (
        <div class="cards">
          {late.map((row) => (
            <BottleneckCard row={row} language={language} level={3} />
          ))}
        </div>
      )}
      <p>
        <a href={`/${language}${municipalityBottlenecksPath(code)}`}>{t('bottleneck.all')}</a>
      </p>
    </section>
  );
}
