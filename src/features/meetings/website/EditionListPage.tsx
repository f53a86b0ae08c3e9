import type { PageContext } from '#core/http/page-context.ts';
import { Badge, ButtonLink, Card, Layout, Notice } from '#ui';
import { textOf, wordsIn } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { whenWords } from '../edition/when.ts';
import { messagesIn } from '../messages.ts';

/** All meetings: the upcoming ones, soonest first, and those that were. */
export function EditionListPage({
  page,
  upcoming,
  past,
}: {
  page: PageContext;
  upcoming: Edition[];
  past: Edition[];
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('list.title')} description={t('list.lead')}>
      <h1>{t('list.title')}</h1>
      <p class="lead">{t('list.lead')}</p>
      {upcoming.some(({ demo }) => demo) && <Notice kind="demo">{t('demo')}</Notice>}
      {upcoming.length === 0 && <p>{t('list.none')}</p>}
      <div class="cards">
        {upcoming.map((edition) => (
          <EditionCard edition={edition} language={language} level={2} />
        ))}
      </div>
      {upcoming.length > 0 && (
        <p class="actions no-print">
          <ButtonLink href={`/${language}/meetings/all.ics`} kind="ghost" icon="calendar">
            {t('list.subscribe')}
          </ButtonLink>
          <a href={`/${language}/meetings/feed.atom`} type="application/atom+xml">
            {t('list.news')}
          </a>
        </p>
      )}
      {past.length > 0 && (
        <section>
          <h2>{t('list.past')}</h2>
          <div class="cards">
            {past.map((edition) => (
              <EditionCard edition={edition} language={language} level={3} />
            ))}
          </div>
        </section>
      )}
    </Layout>
  );
}

function EditionCard({ edition, language, level }: { edition: Edition; language: string; level: 2 | 3 }) {
  const title = wordsIn(edition.texts, 'title', language);
  return (
    <Card
      href={`/${language}/meetings/${edition.slug}`}
      title={title?.text ?? edition.slug}
      lang={title?.lang}
      level={level}
      badges={edition.state === 'cancelled' && <Badge kind="new">{messagesIn(language)('off')}</Badge>}
      lines={[
        whenWords(edition, language),
        ...edition.venues.map(({ name, town }) => [name, town].filter(Boolean).join(', ')),
        textOf(edition.texts, 'summary', language),
      ]}
    />
  );
}
