import type { PageContext } from '#core/http/page-context.ts';
import { EmbedLayout, type THEMES } from '#ui';
import { InitiativeCard } from '../catalogue/InitiativeCard.tsx';
import type { Initiative } from '../catalogue/types.ts';
import { messagesIn } from '../messages.ts';

/** A list in a frame on a site of a municipality. `baseUrl` is the public URL with the language; links open there. */
export function EmbedPage({
  page,
  initiatives,
  baseUrl,
  theme,
}: {
  page: PageContext;
  initiatives: Initiative[];
  baseUrl: string;
  theme: (typeof THEMES)[number];
}) {
  const t = messagesIn(page.language);
  return (
    <EmbedLayout page={page} title={t('list.title')} theme={theme}>
      {initiatives.length === 0 && <p>{t('list.count', { count: 0 })}</p>}
      <div class="cards">
        {initiatives.map((initiative) => (
          <InitiativeCard
            level={2}
            initiative={initiative}
            language={page.language}
            href={`${baseUrl}/initiatives/${initiative.id}`}
          />
        ))}
      </div>
      <p>
        <a href={`${baseUrl}/initiatives${page.query}`}>{t('embed.all')}</a>
      </p>
    </EmbedLayout>
  );
}
