import type { Reader } from '#core/http/request-context.ts';
import { Card, EmbedFrame } from '#ui';
import { speak } from '../../messages/index.ts';
import { dayWords, spanWords } from '../../rules/moments.ts';
import { textOf, wordsIn } from '../../rules/texts.ts';
import type { Edition } from '../../types.ts';

/** The meetings that come, to stand in a frame on somebody else's page: no script, no cookie, nothing to fill in. */
export function EmbedPage({ reader, coming, at }: { reader: Reader; coming: Edition[]; at: string }) {
  const { language } = reader;
  const say = speak(language);
  return (
    <EmbedFrame reader={reader} title={say('list.title')}>
      {coming.length === 0 && <p>{say('list.none')}</p>}
      <div class="cards">
        {coming.map((edition) => {
          const title = wordsIn(edition.texts, 'title', language);
          const when = `${dayWords(edition.startsAt, language)} · ${spanWords(edition.startsAt, edition.endsAt, language)}`;
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
    </EmbedFrame>
  );
}
