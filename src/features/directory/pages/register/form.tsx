import type { Reader } from '#core/http/request-context.ts';
import { Button, Frame, Notice, TextField, WordsField } from '#ui';
import { speak } from '../../messages/team/index.ts';
import type { ListingFlaw } from '../../rules/listing.ts';
import { MOST_PLACES } from '../../rules/room.ts';
import type { Initiative, ListingForm } from '../../types.ts';
import { ChangedElsewhere } from './elsewhere.tsx';
import { AboutFields, TimeFields } from './fields.tsx';
import { Preview } from './preview.tsx';

export type RegisterRefusal = 'not-right' | 'too-often' | 'changed-elsewhere' | 'not-understood';

interface Showing {
  reader: Reader;
  form: ListingForm;
  once: string;
  token: string;
  /** When the form was shown first, signed. */
  stamp: string;
  /** Where the form goes, after the language. */
  action: string;
  flaws: ListingFlaw[];
  /** As it will look. */
  preview: Initiative;
  /** Somebody asked to see how it looks. */
  looks: boolean;
  /** What somebody typed just now, by field. */
  typed: (field: string) => string;
  refusal?: RegisterRefusal | undefined;
  /** The listing as it was when the form was made. */
  seen?: number;
  /** What it says now, when somebody else changed it meanwhile. */
  now?: ListingForm | undefined;
}

/** A few plain questions about an initiative; no account, a draft at any moment. */
export function RegisterPage(showing: Showing) {
  const { reader, form, once, token, stamp, action, flaws, preview, looks, typed } = showing;
  const { refusal, now, seen = 0 } = showing;
  const { language, assets } = reader;
  const say = speak(language);
  const wrong = (flaw: ListingFlaw) =>
    flaws.includes(flaw) ? say(`register.flaw.${flaw}`, { most: MOST_PLACES }) : undefined;
  return (
    <Frame
      reader={reader}
      title={say('register.title')}
      sheet={assets.owner}
      robots="noindex"
      formId="register"
      keepAction={`${action}/keep`}
      enter={{ name: 'what', value: 'send' }}
    >
      <h1>{say('register.title')}</h1>
      <p class="lead">{say('register.lead')}</p>
      {refusal === 'changed-elsewhere' && now && (
        <ChangedElsewhere now={now} typed={form} language={language} />
      )}
      {refusal && refusal !== 'changed-elsewhere' && (
        <Notice kind="problem" role="alert">
          {say(`register.refused.${refusal}`)}
        </Notice>
      )}
      {action === '/register' && (
        <p>
          <a href={`/${language}/register/open`}>{say('register.go-on')}</a>
        </p>
      )}
      <form
        method="post"
        action={`/${language}${action}`}
        id="register"
        class="telling"
        data-preview={`/${language}${action}/keep`}
      >
        <div class="stack">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={once} />
          <input type="hidden" name="stamp" value={stamp} />
          <input type="hidden" name="seen" value={String(seen)} />
          <div class="trap" aria-hidden="true">
            <label for="fax">{say('register.trap')}</label>
            <input id="fax" name="fax" tabindex={-1} autocomplete="off" />
          </div>
          <TextField
            name="organisation"
            label={say('register.organisation')}
            hint={say('register.organisation.hint')}
            value={form.organisation}
            maxlength={120}
            error={wrong('organisation')}
          />
          <TextField
            name="name"
            label={say('register.name')}
            hint={say('register.name.hint')}
            value={form.name}
            maxlength={120}
            error={wrong('name')}
          />
          <WordsField
            name="summary"
            label={say('register.summary')}
            hint={say('register.summary.hint')}
            value={form.summary}
            rows={3}
            maxlength={600}
            error={wrong('summary')}
          />
          <AboutFields form={form} language={language} wrong={wrong} typed={typed} />
          <TimeFields form={form} language={language} error={wrong('times')} />
          <h2>{say('register.contact')}</h2>
          {wrong('contact') && <p class="error">{wrong('contact')}</p>}
          <TextField
            name="phone"
            type="tel"
            label={say('register.phone')}
            value={form.phone}
            maxlength={40}
          />
          <TextField
            name="email"
            label={say('register.email')}
            value={form.email}
            inputmode="email"
            maxlength={200}
            error={wrong('email')}
          />
          <TextField
            name="website"
            label={say('register.website')}
            value={form.website}
            inputmode="url"
            maxlength={300}
            error={wrong('website')}
          />
          <TextField
            name="ownerEmail"
            label={say('register.owner')}
            hint={say('register.owner.hint')}
            value={form.ownerEmail}
            inputmode="email"
            autocomplete="email"
            maxlength={200}
          />
        </div>
        <Preview preview={preview} form={form} looks={looks} language={language} />
        <div class="actions">
          <Button icon="check" name="what" value="send">
            {say('register.send')}
          </Button>
          <Button kind="ghost" name="what" value="later">
            {say('register.later')}
          </Button>
          <button
            type="submit"
            class="button quiet"
            name="what"
            value="look"
            formaction={`/${language}${action}/keep#preview`}
          >
            {say('register.look')}
          </button>
        </div>
      </form>
      {assets.preview && <script src={assets.preview} type="module" />}
    </Frame>
  );
}
