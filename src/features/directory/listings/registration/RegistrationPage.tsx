import type { PageContext } from '#core/http/page-context.ts';
import { Button, ErrorSummary, Layout, Notice, TextArea, TextField } from '#ui';
import { MAX_PLACES } from '../../catalogue/availability.ts';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';
import { type ListingFlaw, MAX_SUMMARY_LENGTH } from '../model/rules.ts';
import type { ListingForm } from '../model/types.ts';
import { ChangedElsewhere } from './ChangedElsewhere.tsx';
import { AboutFields, TimeFields } from './ListingFields.tsx';
import { ListingPreview } from './ListingPreview.tsx';

export type ListingFormRefusal = 'not-right' | 'too-often' | 'changed-elsewhere' | 'not-understood';

interface RegistrationPageProps {
  page: PageContext;
  form: ListingForm;
  /** For a new listing. */
  formKey?: string | undefined;
  token: string;
  /** When the form was first shown, signed: a form that comes back within seconds was probably sent by a bot. */
  stamp: string;
  /** Where the form goes, without the language. */
  action: string;
  flaws: ListingFlaw[];
  /** How the initiative will look. */
  preview: Initiative;
  /** Somebody asked to see the preview. */
  showPreview: boolean;
  /** What was sent for a field just now. */
  sentValue: (field: string) => string;
  refusal?: ListingFormRefusal | undefined;
  /** The version of the listing that the owner saw. */
  seenVersion?: number;
  /** The listing's form as somebody else changed it meanwhile. */
  current?: ListingForm | undefined;
  /** Somebody of the team changes it for its owner. */
  byTeam?: boolean;
}

/** Where each flaw is corrected: the field, or the error above a group of fields. */
const FLAW_TARGETS: Record<ListingFlaw, string> = {
  organisation: 'field-organisation',
  name: 'field-name',
  summary: 'field-summary',
  goals: 'error-goals',
  town: 'field-town',
  times: 'error-times',
  next: 'error-next',
  'same-time': 'error-same-time',
  price: 'field-price',
  coordinator: 'field-coordinator',
  places: 'field-placesFree',
  until: 'field-roomUntil',
  level: 'error-level',
  ages: 'error-ages',
  contact: 'error-contact',
  email: 'field-email',
  website: 'field-website',
};

/** The form to register or change an initiative; it needs no account, and can be saved as a draft at any moment. */
export function RegistrationPage(props: RegistrationPageProps) {
  const { page, form, formKey, token, stamp, action, flaws, preview, showPreview } = props;
  const { sentValue, refusal, current, seenVersion = 0, byTeam = false } = props;
  const { language, assets } = page;
  const t = teamMessagesIn(language);
  const errorFor = (flaw: ListingFlaw) =>
    flaws.includes(flaw) ? t(`register.flaw.${flaw}`, { most: MAX_PLACES }) : undefined;
  return (
    <Layout
      page={page}
      title={t(byTeam ? 'listings.change' : 'register.title')}
      sheet={assets['owner.css']}
      robots="noindex"
      formId="register"
      keepAction={`${action}/keep`}
      enter={{ name: 'what', value: 'send' }}
    >
      <h1>{t(byTeam ? 'listings.change' : 'register.title')}</h1>
      <p class="lead">{t(byTeam ? 'listings.change.lead' : 'register.lead')}</p>
      {refusal === 'changed-elsewhere' && current && (
        <ChangedElsewhere current={current} sent={form} language={language} />
      )}
      {refusal && refusal !== 'changed-elsewhere' && flaws.length > 0 ? (
        <ErrorSummary
          title={t(`register.refused.${refusal}`)}
          errors={flaws.map((flaw) => ({ id: FLAW_TARGETS[flaw], text: errorFor(flaw) ?? '' }))}
        />
      ) : (
        refusal &&
        refusal !== 'changed-elsewhere' && (
          <Notice kind="problem" role="alert">
            {t(`register.refused.${refusal}`)}
          </Notice>
        )
      )}
      {action === '/register' && (
        <p>
          <a href={`/${language}/register/open`}>{t('register.go-on')}</a>
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
          {formKey && <input type="hidden" name="once" value={formKey} />}
          <input type="hidden" name="stamp" value={stamp} />
          <input type="hidden" name="seen" value={String(seenVersion)} />
          <div class="trap" aria-hidden="true">
            <label for="fax">{t('register.trap')}</label>
            <input id="fax" name="fax" tabindex={-1} autocomplete="off" />
          </div>
          <TextField
            name="organisation"
            label={t('register.organisation')}
            hint={t('register.organisation.hint')}
            value={form.organisation}
            maxlength={120}
            error={errorFor('organisation')}
          />
          <TextField
            name="name"
            label={t('register.name')}
            hint={t('register.name.hint')}
            value={form.name}
            maxlength={120}
            error={errorFor('name')}
          />
          <TextArea
            name="summary"
            label={t('register.summary')}
            hint={t('register.summary.hint')}
            value={form.summary}
            rows={3}
            maxlength={MAX_SUMMARY_LENGTH}
            error={errorFor('summary')}
          />
          <AboutFields
            form={form}
            language={language}
            errorFor={errorFor}
            sentValue={sentValue}
            keepAction={`/${language}${action}/keep`}
          />
          <TimeFields form={form} language={language} errorFor={errorFor} />
          <h2>{t('register.contact')}</h2>
          {errorFor('contact') && (
            <p class="error" id={FLAW_TARGETS.contact}>
              {errorFor('contact')}
            </p>
          )}
          <TextField name="phone" type="tel" label={t('register.phone')} value={form.phone} maxlength={40} />
          <TextField
            name="email"
            label={t('register.email')}
            value={form.email}
            inputmode="email"
            maxlength={200}
            error={errorFor('email')}
          />
          <TextField
            name="website"
            label={t('register.website')}
            value={form.website}
            inputmode="url"
            maxlength={300}
            error={errorFor('website')}
          />
          <TextField
            name="ownerEmail"
            label={t('register.owner')}
            hint={t('register.owner.hint')}
            value={form.ownerEmail}
            inputmode="email"
            autocomplete="email"
            maxlength={200}
          />
          {action === '/register' && (
            <p class="choices">
              <label>
                <input
                  type="checkbox"
                  name="device"
                  value="shared"
                  checked={sentValue('device') === 'shared'}
                />{' '}
                {t('register.shared')}
              </label>
            </p>
          )}
        </div>
        <ListingPreview preview={preview} form={form} visible={showPreview} language={language} />
        <div class="actions">
          <Button icon="check" name="what" value="send">
            {t(byTeam ? 'listings.change.do' : 'register.send')}
          </Button>
          {!byTeam && (
            <Button kind="ghost" name="what" value="later">
              {t('register.later')}
            </Button>
          )}
          <button
            type="submit"
            class="button quiet"
            name="what"
            value="look"
            formaction={`/${language}${action}/keep#preview`}
          >
            {t('register.look')}
          </button>
        </div>
      </form>
      {assets['preview.js'] && <script src={assets['preview.js']} type="module" />}
    </Layout>
  );
}
