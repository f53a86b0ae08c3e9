import type { Reader } from '#core/http/request-context.ts';
import { Button, Frame, Notice, SelectField } from '#ui';
import { speak } from '../messages/index.ts';
import { agedWords } from '../rules/pocket.ts';

/** The places of one municipality on this phone, for when there is no internet. */
export function OfflinePage({
  reader,
  municipalities,
  chosen,
  script,
}: {
  reader: Reader;
  municipalities: { code: string; name: string }[];
  /** The municipality to keep now. */
  chosen: string;
  script: string;
}) {
  const { language } = reader;
  const say = speak(language);
  const { today, days } = agedWords(language);
  return (
    <Frame reader={reader} title={say('offline.title')} description={say('offline.lead')}>
      <h1>{say('offline.title')}</h1>
      <p class="lead">{say('offline.lead')}</p>
      <section
        id="pocket"
        hidden
        data-url={chosen && `/${language}/offline/${chosen}`}
        data-today={today}
        data-days={days}
        data-found={say('offline.found', { count: '#' })}
      >
        <p class="lead" data-part="place" />
        <Notice kind="good">
          <p data-part="age" />
        </Notice>
        <div class="field">
          <label for="pocket-question">{say('search.label')}</label>
          <input
            id="pocket-question"
            type="search"
            data-part="question"
            maxlength={200}
            dir="auto"
            autocomplete="off"
          />
        </div>
        <p role="status" data-part="count" />
        <div class="cards" data-part="cards" />
        <p>
          <button type="button" class="button quiet" data-part="forget">
            <span>{say('offline.forget')}</span>
          </button>
        </p>
      </section>
      <form method="get" action={`/${language}/offline`} class="stack">
        <SelectField
          name="in"
          label={say('offline.choose')}
          value={chosen}
          options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Button icon="phone">{say('offline.do')}</Button>
      </form>
      <noscript>
        <Notice kind="ask">
          <p>{say('offline.script')}</p>
          <a href={`/${language}/initiatives`}>{say('list.title')}</a>
        </Notice>
      </noscript>
      <script src={script} type="module" />
    </Frame>
  );
}
