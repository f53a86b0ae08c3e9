import type { Reader } from '#core/http/request-context.ts';
import { gazetteerSource } from '#features/geography';
import { Definition, Frame } from '#ui';
import { speak } from '../messages/index.ts';

/** What this is, what we promise, and whose work we stand on. */
export function AboutPage({ reader }: { reader: Reader }) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('about.title')} narrow>
      <h1>{say('about.title')}</h1>
      <p class="lead">{say('about.lead')}</p>
      <h2>{say('about.promises')}</h2>
      <ul>
        {(['story', 'unknown', 'phone', 'date'] as const).map((promise) => (
          <li>{say(`about.promise.${promise}`)}</li>
        ))}
      </ul>
      <p>{say('about.open')}</p>
      <h2>{say('about.languages')}</h2>
      <p>{say('about.languages.lead')}</p>
      <p>
        <a href={`/${reader.language}/languages`}>{say('languages.title')}</a>
      </p>
      <h2>{say('about.sources')}</h2>
      <p>
        {say('about.gazetteer', { text: gazetteerSource.text })}{' '}
        <a href={gazetteerSource.url} rel="noreferrer">
          <bdi>{gazetteerSource.url}</bdi>
        </a>
      </p>
    </Frame>
  );
}

/** What we keep of a person, in ten lines. */
export function PrivacyPage({ reader }: { reader: Reader }) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('privacy.title')} narrow>
      <h1>{say('privacy.title')}</h1>
      <p class="lead">{say('privacy.lead')}</p>
      <Definition
        items={(['story', 'card', 'log', 'until', 'cookies'] as const).map((term) => [
          say(`privacy.${term}`),
          say(`privacy.${term}.text`),
        ])}
      />
    </Frame>
  );
}
