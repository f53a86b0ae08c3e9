import type { AccessLine } from '#core/access/logged-read.ts';
import type { Reader } from '#core/http/request-context.ts';
import { dateWords } from '#core/i18n/i18n.ts';
import { ButtonLink, Frame } from '#ui';
import { speak } from '../messages/index.ts';

/** After deleting: nothing is left, and that is said. */
export function ForgottenPage({ reader }: { reader: Reader }) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('forgotten.title')} narrow robots="noindex">
      <h1>{say('forgotten.title')}</h1>
      <p>{say('forgotten.lead')}</p>
      <ButtonLink href={`/${reader.language}`} kind="primary">
        {say('forgotten.home')}
      </ButtonLink>
    </Frame>
  );
}

/** Who looked, when, and what for: for the person it is about. */
export function LogPage({ reader, lines }: { reader: Reader; lines: AccessLine[] }) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('log.title')} narrow robots="noindex">
      <h1>{say('log.title')}</h1>
      <p>{say('log.lead')}</p>
      {lines.length === 0 ? (
        <p class="soft">{say('log.empty')}</p>
      ) : (
        <ol class="log">
          {lines.map((line) => (
            <li>
              <time dateTime={line.at.toISOString()}>{dateWords(line.at, reader.language, 'moment')}</time>
              <b>{line.actor === 'self' ? say('log.self') : line.actor}</b>
              <span class="soft">{say(`log.purpose.${line.purpose}`)}</span>
            </li>
          ))}
        </ol>
      )}
      <ButtonLink href={`/${reader.language}/story`} kind="ghost" icon="back">
        {say('back')}
      </ButtonLink>
    </Frame>
  );
}
