import { deskMessagesIn } from '../messages.ts';
import { Notice } from './notices.tsx';

/** A field of a form that two people changed: as it is stored now, and as this reader typed it. */
export interface ConflictField {
  label: string;
  theirs: string;
  yours: string;
  /** The language of what they wrote, where that is known. */
  lang?: string | undefined;
  /** The name of the form's field, when its text can be replaced by theirs with one tap. */
  field?: string | undefined;
}

/**
 * Says that somebody else saved the same thing meanwhile: per field that differs, theirs and yours. The form below keeps what
 * was typed and carries the new version, so that saving once more keeps yours; with the script one tap takes theirs.
 * Fields with the same text on both sides are left out.
 */
export function ConflictNotice({ fields, language }: { fields: ConflictField[]; language: string }) {
  const t = deskMessagesIn(language);
  const different = fields.filter(({ theirs, yours }) => theirs.trim() !== yours.trim());
  return (
    <Notice kind="problem" role="alert">
      <p>{t('conflict')}</p>
      {different.length === 0 ? (
        <p>{t('conflict.same')}</p>
      ) : (
        <>
          <div class="conflict">
            {different.map(({ label, theirs, yours, lang, field }) => (
              <section>
                <h3>{label}</h3>
                <dl>
                  <div>
                    <dt>{t('conflict.theirs')}</dt>
                    <dd lang={lang} dir="auto">
                      {theirs || <i>{t('conflict.empty')}</i>}
                    </dd>
                    {field && (
                      <dd>
                        <button
                          type="button"
                          class="button quiet"
                          hidden
                          data-take={field}
                          data-text={theirs}
                        >
                          <span>{t('conflict.take')}</span>
                        </button>
                      </dd>
                    )}
                  </div>
                  <div>
                    <dt>{t('conflict.yours')}</dt>
                    <dd lang={lang} dir="auto">
                      {yours || <i>{t('conflict.empty')}</i>}
                    </dd>
                  </div>
                </dl>
              </section>
            ))}
          </div>
          <p>{t('conflict.next')}</p>
        </>
      )}
    </Notice>
  );
}
