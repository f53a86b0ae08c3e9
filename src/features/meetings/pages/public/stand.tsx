import type { Reader } from '#core/http/request-context.ts';
import { Button, CheckTile, Frame, Notice, TextField, Tiles } from '#ui';
import { speak } from '../../messages/index.ts';
import { dayWords } from '../../rules/moments.ts';
import { textOf } from '../../rules/texts.ts';
import type { Edition, Stand } from '../../types.ts';

export interface TypedStand {
  once: string;
  organisation: string;
  shows: string;
  email: string;
  needsTable: boolean;
  needsPower: boolean;
  forChildren: boolean;
}

/** Asking for a stand on the market. */
export function StandFormPage({
  reader,
  edition,
  typed,
  token,
  refusal,
}: {
  reader: Reader;
  edition: Edition;
  typed: TypedStand;
  token: string;
  refusal?: 'no-words' | 'no-email' | 'over' | undefined;
}) {
  const { language } = reader;
  const say = speak(language);
  return (
    <Frame reader={reader} title={say('stand.title')} narrow robots="noindex">
      <h1>{say('stand.title')}</h1>
      <p class="lead">
        {say('stand.lead', {
          meeting: textOf(edition.texts, 'title', language),
          date: dayWords(edition.startsAt, language),
        })}
      </p>
      {edition.demo && <Notice kind="demo">{say('demo')}</Notice>}
      {refusal && (
        <Notice kind="problem" role="alert">
          {say(`stand.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}/meetings/${edition.slug}/stand`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={typed.once} />
        <TextField
          name="organisation"
          label={say('stand.organisation')}
          value={typed.organisation}
          maxlength={120}
        />
        <TextField
          name="shows"
          label={say('stand.shows')}
          hint={say('stand.shows.hint')}
          value={typed.shows}
          maxlength={600}
        />
        <Tiles columns={1}>
          <CheckTile
            name="needs"
            value="table"
            checked={typed.needsTable}
            icon="home"
            label={say('stand.table')}
          />
          <CheckTile
            name="needs"
            value="power"
            checked={typed.needsPower}
            icon="digital"
            label={say('stand.power')}
          />
          <CheckTile
            name="needs"
            value="children"
            checked={typed.forChildren}
            icon="children"
            label={say('stand.children')}
          />
        </Tiles>
        <TextField
          name="email"
          label={say('come.email')}
          value={typed.email}
          inputmode="email"
          autocomplete="email"
          maxlength={200}
        />
        <Button icon="check">{say('stand.do')}</Button>
      </form>
    </Frame>
  );
}

/** What became of one's stand. */
export function OwnStandPage({
  reader,
  stand,
  token,
  link,
}: {
  reader: Reader;
  stand: Stand;
  token: string;
  link: string;
}) {
  const { language } = reader;
  const say = speak(language);
  return (
    <Frame reader={{ ...reader, path: `/stand/${link}` }} title={say('stand.title')} narrow robots="noindex">
      <h1>
        <bdi>{stand.organisation}</bdi>
      </h1>
      <p class="lead">{say(`stand.state.${stand.state}`)}</p>
      {stand.answer && (
        <p>
          <bdi>{stand.answer}</bdi>
        </p>
      )}
      <p>
        <bdi>{stand.shows}</bdi>
      </p>
      <p class="soft">{say('mine.fresh')}</p>
      {stand.state !== 'withdrawn' && (
        <form method="post" action={`/${language}/stand/${link}`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="danger">{say('stand.withdraw')}</Button>
        </form>
      )}
    </Frame>
  );
}
