import { formatDate } from '#core/i18n/formats.ts';
import { Button } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { FIELD_LABELS, formatField } from '../model/field-texts.ts';
import { changedFields } from '../model/rules.ts';
import type { Listing, ListingForm } from '../model/types.ts';
import type { ListingVersion } from './queries.ts';

/** Every change of a listing, newest first: who, when, what it was and what it became; each earlier version can be put back. */
export function VersionList({
  versions,
  current,
  token,
  action,
  language,
}: {
  versions: ListingVersion[];
  current: Listing;
  token: string;
  /** Where a version is put back, with the language. */
  action: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <section>
      <h2>{t('versions.title')}</h2>
      <p class="soft">{t('versions.lead')}</p>
      <ol class="plain stack">
        {versions.map((version, i) => {
          const before = versions[i + 1];
          return (
            <li>
              <p>
                <b>{formatDate(version.madeAt, language, 'moment')}</b>
                {' · '}
                {version.name ? <bdi>{version.name}</bdi> : t(`versions.by.${version.madeBy}`)}
                {before?.state !== version.state && version.state !== 'draft' && (
                  <> · {t(`listings.state.${version.state}`)}</>
                )}
              </p>
              {version.reason && before?.state !== version.state && (
                <p class="soft" dir="auto">
                  {version.reason}
                </p>
              )}
              {before && <Changes before={before.form} after={version.form} language={language} />}
              {i > 0 && changedFields(withoutAddress(version.form), current.form).length > 0 && (
                <form method="post" action={action}>
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="seen" value={String(current.version)} />
                  <input type="hidden" name="number" value={String(version.number)} />
                  <Button kind="ghost" icon="back">
                    {t('versions.restore')}
                  </Button>
                </form>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The address of the owner is not put back with the rest. */
function withoutAddress(form: ListingForm): ListingForm {
  const { ownerEmail: _, ...rest } = form;
  return rest as ListingForm;
}

function Changes({ before, after, language }: { before: ListingForm; after: ListingForm; language: string }) {
  const t = teamMessagesIn(language);
  const fields = changedFields({ ...before, ...after }, { ...after, ...before });
  if (fields.length === 0) return null;
  return (
    <details>
      <summary>{t('versions.changes', { count: fields.length })}</summary>
      <dl class="changes">
        {fields.map((field) => (
          <div>
            <dt>{t(FIELD_LABELS[field])}</dt>
            <dd>
              <del dir="auto">{formatField(before, field, language) || '–'}</del>{' '}
              <ins dir="auto">{formatField(after, field, language) || '–'}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
