import type { Reader } from '#core/http/request-context.ts';
import { Button, Frame, Notice } from '#ui';
import { conceptName } from '../lexicon/index.ts';
import { speak } from '../messages/index.ts';

interface Shown {
  reader: Reader;
  token: string;
  /** What this person misses, to be counted; nothing when they only look. */
  asked: { concepts: string[]; town: { id: string; name: string } | null };
  /** What others miss, with the name of the municipality. */
  others: { concept: string; place: string; times: number }[];
  said?: 'counted' | 'often' | undefined;
}

/** What people do not find: counted with one tap, and shown to everybody. */
export function MissedPage({ reader, token, asked, others, said }: Shown) {
  const { language } = reader;
  const say = speak(language);
  const where = (what: string, place: string) => (place ? say('missed.place', { what, place }) : what);
  return (
    <Frame reader={reader} title={say('missed.others')}>
      <h1>{asked.concepts.length > 0 ? say('missed.what') : say('missed.others')}</h1>
      {said && (
        <Notice kind={said === 'counted' ? 'good' : 'problem'} role="status">
          {say(`missed.${said}`)}
        </Notice>
      )}
      {asked.concepts.length > 0 && (
        <form method="post" action={`/${language}/initiatives/missed`}>
          <input type="hidden" name="token" value={token} />
          <ul>
            {asked.concepts.map((concept) => (
              <li>
                <input type="hidden" name="what" value={concept} />
                {where(conceptName(concept, language), asked.town?.name ?? '')}
              </li>
            ))}
          </ul>
          {asked.town && <input type="hidden" name="town" value={asked.town.id} />}
          <p class="soft">{say('missed.nobody')}</p>
          <Button>{say('missed.do')}</Button>
        </form>
      )}
      {asked.concepts.length > 0 && <h2>{say('missed.others')}</h2>}
      <p class="soft">{others.length ? say('missed.others.lead') : say('missed.none')}</p>
      {others.length > 0 && (
        <ol>
          {others.map(({ concept, place, times }) => (
            <li>
              {say('missed.line', { what: where(conceptName(concept, language), place), count: times })}
            </li>
          ))}
        </ol>
      )}
      <p>
        <a href={`/${language}/contact`}>{say('missed.write')}</a>
      </p>
    </Frame>
  );
}
