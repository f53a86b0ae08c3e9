import type { Reader } from '#core/http/request-context.ts';
import { Crumbs, Frame, Notice } from '#ui';
import { speak } from '../../messages/index.ts';
import { dayWords } from '../../rules/moments.ts';
import { textOf } from '../../rules/texts.ts';
import type { Edition } from '../../types.ts';

/** How places are shared out, in plain words, and how anybody can check the draw. */
export function DrawPage({ reader, edition, seal }: { reader: Reader; edition: Edition; seal: string }) {
  const { language } = reader;
  const say = speak(language);
  const title = textOf(edition.texts, 'title', language);
  return (
    <Frame reader={reader} title={say('draw.link')} narrow>
      <Crumbs
        label={say('crumbs')}
        items={[{ href: `/${language}/meetings/${edition.slug}`, words: title }, { words: say('draw.link') }]}
      />
      <h1>{say('draw.link')}</h1>
      <ol>
        <li>{say('draw.1', { date: dayWords(edition.wishesUntil, language) })}</li>
        <li>{say('draw.2')}</li>
        <li>{say('draw.3')}</li>
        <li>{say('draw.4')}</li>
        <li>{say('draw.5')}</li>
        <li>{say('draw.6')}</li>
      </ol>
      <h2>{say('draw.check')}</h2>
      <p>{say('draw.check.lead')}</p>
      <pre dir="ltr">
        <code>{`sha256(seed) = ${seal}\nlot = first 32 bits of sha256(seed + " " + code) / 2`}</code>
      </pre>
      {edition.seating === 'published' ? (
        <>
          <p>{say('draw.seed')}</p>
          <pre dir="ltr">
            <code>{edition.seed}</code>
          </pre>
        </>
      ) : (
        <Notice kind="ask">{say('draw.sealed')}</Notice>
      )}
    </Frame>
  );
}
