import type { PageContext } from '#core/http/page-context.ts';
import { Badge, Card, EmbedLayout } from '#ui';
import { textOf, wordsIn } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { whenWords } from '../edition/when.ts';
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
          const dateAndTime = whenWords(edition, language);
          return (
            <Card
              href={`${baseUrl}/meetings/${edition.slug}`}
              title={title?.text ?? edition.slug}
              lang={title?.lang}
              level={2}
              badges={edition.state === 'cancelled' && <Badge kind="new">{t('off')}</Badge>}
              lines={[
                dateAndTime,
                ...edition.venues.map(({ name, town }) => [name, town].filter(Boolean).join(', ')),
                textOf(edition.texts, 'summary', language),
              ]}
            />
          );
        })}
      </div>
    </EmbedLayout>
  );
}
