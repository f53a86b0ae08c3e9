import type { Reader } from '#core/http/request-context.ts';
import { Button, CheckTile, Frame, Notice, TextField, Tiles } from '#ui';
import { speak } from '../../messages/index.ts';
import { type ComeForm, type FormFlaw, MOST_MEMBERS } from '../../rules/form.ts';
import { dayWords } from '../../rules/moments.ts';
import { textOf } from '../../rules/texts.ts';
import { roundsOf } from '../../rules/when.ts';
import type { Edition } from '../../types.ts';
import { MemberFields } from './member.tsx';
import { WishFields } from './wishes.tsx';

export type ComeRefusal = 'not-right' | 'over' | 'changed-elsewhere' | 'too-often';

interface Showing {
  reader: Reader;
  edition: Edition;
  form: ComeForm;
  token: string;
  /** Where the form goes, after the language. */
  action: string;
  flaws: FormFlaw[];
  refusal?: ComeRefusal | undefined;
  /** Somebody types this in for somebody else, at the desk or on the phone. */
  desk?: boolean;
  /** Changing what was said before. */
  change?: boolean;
}

/** Signing up: who comes, which conversation, what we should know. Works with a keyboard, without any script. */
export function ComePage({ reader, edition, form, token, action, flaws, refusal, desk, change }: Showing) {
  const { language } = reader;
  const say = speak(language);
  const title = change ? say('change.title') : say('come.title');
  return (
    <Frame
      reader={reader}
      title={title}
      narrow
      robots="noindex"
      formId="come"
      keepAction={`${action}/keep`}
      enter={{ name: 'step', value: 'send' }}
    >
      <h1>{title}</h1>
      <p class="lead">
        {say('come.lead', {
          meeting: textOf(edition.texts, 'title', language),
          date: dayWords(edition.startsAt, language),
        })}
      </p>
      {edition.demo && <Notice kind="demo">{say('demo')}</Notice>}
      {desk && <Notice kind="ask">{say('come.desk')}</Notice>}
      {refusal && (
        <Notice kind="problem" role="alert">
          {say(`come.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}${action}`} id="come" class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={form.once} />
        <input type="hidden" name="seen" value={String(form.seen)} />
        <input type="hidden" name="rows" value={String(form.members.length)} />
        <h2>{say('come.who')}</h2>
        {form.members.map((member, i) => (
          <MemberFields member={member} at={i} many={form.members.length > 1} language={language} />
        ))}
        {form.members.length < MOST_MEMBERS && (
          <button
            type="submit"
            class="button quiet"
            name="more"
            value="1"
            formaction={`/${language}${action}/keep`}
            formnovalidate
          >
            {say('come.more')}
          </button>
        )}
        {roundsOf(edition).map((part) => (
          <WishFields
            part={part}
            chosen={form.wishes[part.id] ?? []}
            language={language}
            error={flaws.includes('wish') ? say('come.flaw.wish') : undefined}
          />
        ))}
        <Tiles columns={1}>
          <CheckTile
            name="anyOther"
            value="yes"
            checked={form.anyOther}
            icon="everyone"
            label={say('come.any')}
            hint={say('come.any.hint')}
          />
          <CheckTile
            name="moveUp"
            value="yes"
            checked={form.moveUp}
            icon="swap"
            label={say('come.move')}
            hint={say('come.move.hint')}
          />
        </Tiles>
        <h2>{say('come.reach')}</h2>
        <p class="soft">{say('come.reach.lead')}</p>
        <TextField
          name="email"
          label={say('come.email')}
          value={form.email}
          inputmode="email"
          autocomplete="email"
          maxlength={200}
          error={flaws.includes('email') ? say('come.flaw.email') : undefined}
        />
        <TextField
          name="phone"
          type="tel"
          label={say('come.phone')}
          value={form.phone}
          autocomplete="tel"
          maxlength={40}
        />
        <Tiles columns={1}>
          <CheckTile
            name="keepInformed"
            value="yes"
            checked={form.keepInformed}
            icon="note"
            label={say('come.informed')}
            hint={say('come.informed.hint')}
          />
        </Tiles>
        <p class="soft">{say('come.privacy')}</p>
        <Button icon="check">{say(change ? 'change.do' : 'come.do')}</Button>
      </form>
    </Frame>
  );
}
