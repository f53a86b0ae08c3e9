import type { PageContext } from '#core/http/page-context.ts';
import { formatDay, formatTimeRange } from '#core/i18n/formats.ts';
import { Card, EmbedLayout } from '#ui';
import { textOf, wordsIn } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';

/** The meetings that come, to stand in a frame on somebody else's page: no script, no cookie, nothing to fill in. */
export function EmbedPage({ page, coming, at }: { page: PageContext; coming: Edition[]; at: string }) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <EmbedLayout page={page} title={t('list.title')}>
      {coming.length === 0 && <p>{t('list.none')}</p>}
      <div class="cards">
        {coming.map((edition) => {
          const title = wordsIn(edition.texts, 'title', language);
          const when = `${formatDay(edition.startsAt, language)} · ${formatTimeRange(edition.startsAt, edition.endsAt, language)}`;
          return (
            <Card
              href={`${at}/meetings/${edition.slug}`}
              title={title?.text ?? edition.slug}
              lang={title?.lang}
              level={2}
              lines={[
                when,
                ...edition.venues.map(({ name, town }) => `${name}, ${town}`),
                textOf(edition.texts, 'summary', language),
              ]}
            />
          );
        })}
      </div>
    </EmbedLayout>
  );
}
