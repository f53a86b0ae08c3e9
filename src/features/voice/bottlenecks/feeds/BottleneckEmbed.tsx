import type { PageContext } from '#core/http/page-context.ts';
import { EmbedLayout, type THEMES } from '#ui';
import { messagesIn } from '../../messages.ts';
import type { StandingBottleneck } from '../answers/read-desk.ts';
import { sharesOf } from '../model/standing.ts';
import { BottleneckCard } from '../public-page/BottleneckListPage.tsx';

/** What was taken up, for the site of a municipality or of an initiative: nothing can be left out of it. */
export function BottleneckEmbed({
  page,
  rows,
  baseUrl,
  theme,
}: {
  page: PageContext;
  rows: readonly StandingBottleneck[];
  baseUrl: string;
  theme: (typeof THEMES)[number];
}) {
  const { language } = page;
  const t = messagesIn(language);
  const shares = sharesOf(rows.map(({ standing }) => standing));
  return (
    <EmbedLayout page={page} title={t('bottleneck.title')} theme={theme}>
      <p>
        {t('bottleneck.share', { done: shares.states.done, all: shares.all })}
        {shares.overdue > 0 && ` · ${t('bottleneck.late-count', { overdue: shares.overdue })}`}
      </p>
      <div class="cards">
        {rows.map((row) => (
          <BottleneckCard row={row} language={language} level={2} baseUrl={baseUrl} />
        ))}
      </div>
    </EmbedLayout>
  );
}
