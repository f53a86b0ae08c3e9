import type { Reader } from '#core/http/request-context.ts';
import { ButtonLink, Card, Frame, Notice } from '#ui';
import { speak } from '../../messages/index.ts';
import { dayWords, spanWords } from '../../rules/moments.ts';
import { textOf, wordsIn } from '../../rules/texts.ts';
import type { Edition } from '../../types.ts';

/** All meetings: what comes, soonest first; then what was. */
export function MeetingsPage({
  reader,
  coming,
  past,
}: {
  reader: Reader;
  coming: Edition[];
  past: Edition[];
}) {
  const { language } = reader;
  const say = speak(language);
  return (
    <Frame reader={reader} title={say('list.title')} description={say('list.lead')}>
      <h1>{say('list.title')}</h1>
      <p class="lead">{say('list.lead')}</p>
      {coming.some(({ demo }) => demo) && <Notice kind="demo">{say('demo')}</Notice>}
      {coming.length === 0 && <p>{say('list.none')}</p>}
      <div class="cards">
        {coming.map((edition) => (
          <EditionCard edition={edition} language={language} level={2} />
        ))}
      </div>
      {coming.length > 0 && (
        <p class="actions no-print">
          <ButtonLink href={`/${language}/meetings/all.ics`} kind="ghost" icon="calendar">
            {say('list.subscribe')}
          </ButtonLink>
          <a href={`/${language}/meetings/feed.atom`} type="application/atom+xml">
            {say('list.news')}
          </a>
        </p>
      )}
      {past.length > 0 && (
        <section>
          <h2>{say('list.past')}</h2>
          <div class="cards">
            {past.map((edition) => (
              <EditionCard edition={edition} language={language} level={3} />
            ))}
          </div>
        </section>
      )}
    </Frame>
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
      lines={[
        `${dayWords(edition.startsAt, language)} · ${spanWords(edition.startsAt, edition.endsAt, language)}`,
        ...edition.venues.map(({ name, town }) => `${name}, ${town}`),
        textOf(edition.texts, 'summary', language),
      ]}
    />
  );
}
