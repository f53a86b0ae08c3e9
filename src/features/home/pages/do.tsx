import type { Reader } from '#core/http/request-context.ts';
import { type Initiative, InitiativeCard } from '#features/directory';
import { ButtonLink, Frame } from '#ui';
import { speak } from '../messages/index.ts';

/** For whoever wants to do something: initiatives that look for people. */
export function DoPage({ reader, wanted, count }: { reader: Reader; wanted: Initiative[]; count: number }) {
  const { language } = reader;
  const say = speak(language);
  const at = (path: string) => `/${language}${path}`;
  return (
    <Frame reader={reader} title={say('do.title')}>
      <h1>{say('do.title')}</h1>
      <p class="lead">{say(count ? 'do.lead' : 'do.none')}</p>
      {count > 0 && <p>{say('do.look')}</p>}
      <div class="cards">
        {wanted.map((initiative) => (
          <InitiativeCard level={2} initiative={initiative} language={language} />
        ))}
      </div>
      <p class="actions">
        <ButtonLink href={at(count ? '/initiatives?helpers=1' : '/initiatives')} kind="primary">
          {count ? say('do.all', { count }) : say('do.all-places')}
        </ButtonLink>
      </p>
      <section>
        <h2>{say('do.own')}</h2>
        <p>{say('do.own.lead')}</p>
        <ButtonLink href={at('/register')} kind="primary" icon="plus">
          {say('do.own.do')}
        </ButtonLink>{' '}
        <ButtonLink href={at('/work')} kind="ghost">
          {say('do.own.how')}
        </ButtonLink>
        <p>
          <a href={at('/register/open')}>{say('do.own.on')}</a>
        </p>
      </section>
    </Frame>
  );
}
