import type { PageContext } from '#core/http/page-context.ts';
import { EmbedLayout, type THEMES } from '#ui';
import { InitiativeCard } from '../catalogue/InitiativeCard.tsx';
import { messagesIn } from '../messages.ts';
import type { Initiative } from '../types.ts';

/** A list for a municipality's own site, in a frame. @param at the public address of this house, with the language */
export function EmbedPage({
  page,
  shown,
  at,
  theme,
}: {
  page: PageContext;
  shown: Initiative[];
  at: string;
  theme: (typeof THEMES)[number];
}) {
  const t = messagesIn(page.language);
  return (
    <EmbedLayout page={page} title={t('list.title')} theme={theme}>
      {shown.length === 0 && <p>{t('list.count', { count: 0 })}</p>}
      <div class="cards">
        {shown.map((initiative) => (
          <InitiativeCard
            level={2}
            initiative={initiative}
            language={page.language}
            href={`${at}/initiatives/${initiative.id}`}
          />
        ))}
      </div>
      <p>
        <a href={`${at}/initiatives${page.query}`}>{t('embed.all')}</a>
      </p>
    </EmbedLayout>
  );
}
