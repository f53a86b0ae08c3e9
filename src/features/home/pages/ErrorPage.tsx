import type { ErrorKind } from '#core/http/error-kind.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';
import { writtenTexts } from './resubmit.ts';

interface ErrorPageProps {
  page: PageContext;
  kind: ErrorKind;
  /** Where it happened, to try again. */
  address: string;
  /** Under which the log has the fault. */
  reference?: string | undefined;
  /** A form that was open too long, whose session ended meanwhile, or that could not be saved: all its fields, to be sent again. */
  resubmit?: { action: string; token: string; fields: [string, string][] } | undefined;
}

const NOT_SAVED: readonly ErrorKind[] = ['fault', 'unreachable', 'read-only'];

/** The page for every error: what happened, that nothing is lost, and the next step. */
export function ErrorPage({ page, kind, reference, address, resubmit }: ErrorPageProps) {
  const t = messagesIn(page.language);
  const href = (path: string) => `/${page.language}${path}`;
  const notSaved = resubmit !== undefined && NOT_SAVED.includes(kind);
  const heading = notSaved ? t('trouble.not-saved') : t(`trouble.${kind}`);
  return (
    <Layout page={page} title={heading} narrow robots="noindex">
      <h1>{heading}</h1>
      {notSaved && <p class="lead">{t('trouble.not-saved.lead')}</p>}
      {(!notSaved || kind === 'fault') && (
        <p class={notSaved ? undefined : 'lead'}>
          {t(`trouble.${kind}.lead`, { reference: reference ?? '' })}
        </p>
      )}
      {resubmit && (
        <form method="post" action={resubmit.action}>
          <input type="hidden" name="token" value={resubmit.token} />
          {resubmit.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button>{t('trouble.stale-form.do')}</Button>
        </form>
      )}
      {notSaved && <WrittenTexts heading={t('trouble.written')} fields={resubmit.fields} />}
      <p class="actions">
        {(kind === 'unreachable' || kind === 'read-only') && !notSaved && (
          <ButtonLink href={address} kind="primary">
            {t('trouble.again')}
          </ButtonLink>
        )}
        {kind === 'sign-in-needed' && (
          <>
            <ButtonLink href={href('/open')} kind="primary" icon="card">
              {t('trouble.open')}
            </ButtonLink>
            <ButtonLink href={href('/begin')} kind="ghost">
              {t('trouble.begin')}
            </ButtonLink>
          </>
        )}
        {kind === 'account-needed' && (
          <ButtonLink href={href('/account')} kind="primary">
            {t('trouble.account-needed.do')}
          </ButtonLink>
        )}
        {kind === 'owner-link-needed' && (
          <>
            <ButtonLink href={href('/register/open')} kind="primary" icon="card">
              {t('trouble.open-own')}
            </ButtonLink>
            <ButtonLink href={href('/account')} kind="ghost">
              {t('trouble.account-needed.do')}
            </ButtonLink>
          </>
        )}
        {kind === 'owner-only' && (
          <ButtonLink href={href('/register/own/requests')} kind="primary" icon="people">
            {t('trouble.owner-only.do')}
          </ButtonLink>
        )}
        {kind === 'not-found' && (
          <ButtonLink href={href('/initiatives')} kind="primary">
            {t('trouble.places')}
          </ButtonLink>
        )}
        <ButtonLink href={href('')} kind="quiet" icon="home">
          {t('trouble.home')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** What somebody wrote, to read and to copy; long texts in a field of their own. */
function WrittenTexts({ heading, fields }: { heading: string; fields: [string, string][] }) {
  const texts = writtenTexts(fields);
  if (!texts.length) return null;
  return (
    <section>
      <h2>{heading}</h2>
      {texts.map(({ text, long }) =>
        long ? (
          <div class="field">
            <textarea readOnly rows={6} dir="auto" aria-label={heading}>
              {text}
            </textarea>
          </div>
        ) : (
          <p dir="auto">{text}</p>
        ),
      )}
    </section>
  );
}
