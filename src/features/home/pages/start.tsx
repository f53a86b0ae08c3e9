import type { Reader } from '#core/http/request-context.ts';
import { type Initiative, InitiativeCard } from '#features/directory';
import { Button, Door, Frame, Notice, TextField } from '#ui';
import { speak } from '../messages/index.ts';

/** The start page: two sentences, one search, three doors, and what is near. */
export function StartPage({
  reader,
  near,
  count,
  demo,
}: {
  reader: Reader;
  near: Initiative[];
  count: number;
  demo: boolean;
}) {
  const { language } = reader;
  const say = speak(language);
  const at = (path: string) => `/${language}${path}`;
  return (
    <Frame
      reader={reader}
      title={say('start.title')}
      description={say('start.lead')}
      formId="search"
      stem={{ done: 1, of: 4, words: '' }}
    >
      <h1>{say('start.title')}</h1>
      <p class="lead">{say('start.lead')}</p>
      <search>
        <form method="get" action={at('/initiatives')} id="search" class="search">
          <TextField
            name="q"
            type="search"
            label={say('start.search')}
            hint={say('start.search.hint')}
            value={new URLSearchParams(reader.query).get('q') ?? ''}
            maxlength={200}
          />
          <Button icon="search">{say('start.search.do')}</Button>
        </form>
      </search>
      <div class="doors">
        <Door href={at('/begin')} icon="person" title={say('start.new')} hint={say('start.new.hint')} />
        <Door href={at('/do')} icon="sprout" title={say('start.do')} hint={say('start.do.hint')} />
        <Door href={at('/work')} icon="building" title={say('start.work')} hint={say('start.work.hint')} />
      </div>
      {near.length > 0 ? (
        <section>
          <h2>{say('start.near')}</h2>
          {demo && <Notice kind="demo">{say('start.demo')}</Notice>}
          <div class="cards">
            {near.map((initiative) => (
              <InitiativeCard initiative={initiative} language={language} />
            ))}
          </div>
          <p>
            <a href={at('/initiatives')}>{say('start.all', { count })}</a>
          </p>
        </section>
      ) : (
        <p class="soft">{say('start.none')}</p>
      )}
    </Frame>
  );
}
