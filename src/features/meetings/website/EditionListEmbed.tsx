import type { PageContext } from '#core/http/page-context.ts';
import { formatDay, formatTimeRange } from '#core/i18n/formats.ts';
import { Card, EmbedLayout } from '#ui';
import { textOf, wordsIn } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';

/** The upcoming meetings, to embed in a page of another site: without scripts, cookies or forms. */
export function EditionListEmbed({
  page,
  upcoming,
  baseUrl,
}: {
  page: PageContext;
  upcoming: Edition[];
  baseUrl: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <EmbedLayout page={page} title={t('list.title')}>
      {upcoming.length === 0 && <p>{t('list.none')}</p>}
      <div class="cards">
        {upcoming.map((edition) => {
          const title = wordsIn(edition.texts, 'title', language);
          const dateAndTime = `${formatDay(edition.startsAt, language)} · ${formatTimeRange(edition.startsAt, edition.endsAt, language)}`;
          return (
            <Card
              href={`${baseUrl}/meetings/${edition.slug}`}
              title={title?.text ?? edition.slug}
              lang={title?.lang}
              level={2}
              lines={[
                dateAndTime,
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
